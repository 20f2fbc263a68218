import type { LoaderFunctionArgs } from "@remix-run/node";
import { londonDay } from "#app/core/calendar.ts";
import { evidenceIn } from "#app/domain/quality/desk/addresses.ts";
import { listEvidenceOfAll } from "#app/domain/quality/desk/evidence.server.ts";
import { fileRows } from "#app/domain/quality/desk/stages.ts";
import { canSeeAssessments } from "#app/domain/quality/policy.ts";
import { csvResponse } from "#app/platform/csv.server.ts";
import { allowed } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

/** The list of evidence as it is filtered, whole. */
export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canSeeAssessments(act.actor), "The evidence of every provider is for officers of the authority");
  const filter = evidenceIn(new URL(request.url).searchParams);
  const { rows } = await listEvidenceOfAll(act, { ...filter, page: 1, pageSize: fileRows });
  return csvResponse(
    `evidence ${londonDay(act.now)}.csv`,
    rows.map((row) => ({
      Provider: row.providerName,
      Evidence: row.kindName,
      Critical: row.critical ? "Yes" : "No",
      "Site or person": row.siteName ?? row.personName ?? "",
      "Runs out on": row.expiresOn,
      "Given on": londonDay(row.addedAt),
      Check: row.verdict === null ? "Not yet" : row.verdict === "accepted" ? "Accepted" : "Queried",
    })),
  );
}
