import type { LoaderFunctionArgs } from "@remix-run/node";
import { londonDay } from "#app/core/calendar.ts";
import { providerKindNames } from "#app/core/words/providers.ts";
import { applicationsIn } from "#app/domain/quality/desk/addresses.ts";
import { listApplications } from "#app/domain/quality/desk/applications.server.ts";
import { fileRows, stageNames } from "#app/domain/quality/desk/stages.ts";
import { canSeeAssessments } from "#app/domain/quality/policy.ts";
import { csvResponse } from "#app/platform/csv.server.ts";
import { allowed } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

/** The list of applications as it is filtered, whole. */
export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canSeeAssessments(act.actor), "Applications are for officers of the authority");
  const filter = applicationsIn(new URL(request.url).searchParams);
  const { rows } = await listApplications(act, { ...filter, page: 1, pageSize: fileRows });
  return csvResponse(
    `applications ${londonDay(act.now)}.csv`,
    rows.map((row) => ({
      Provider: row.providerName,
      Kind: providerKindNames[row.providerKind],
      Stage: stageNames[row.stage],
      Submitted: row.submittedAt ? londonDay(row.submittedAt) : "",
      "Age in days": String(row.ageDays),
      "Visit planned for": row.plannedOn ?? "",
      "Visited on": row.visitedOn ?? "",
      "Opened by": row.openedBy ?? "",
    })),
  );
}
