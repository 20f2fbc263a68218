import type { LoaderFunctionArgs } from "@remix-run/node";
import { londonDay } from "#app/core/calendar.ts";
import { conditionsIn } from "#app/domain/quality/desk/addresses.ts";
import { listConditions } from "#app/domain/quality/desk/conditions.server.ts";
import { fileRows } from "#app/domain/quality/desk/stages.ts";
import { canSeeAssessments } from "#app/domain/quality/policy.ts";
import { csvResponse } from "#app/platform/csv.server.ts";
import { allowed } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

/** The list of conditions as it is filtered, whole. */
export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canSeeAssessments(act.actor), "The conditions of every provider are for officers of the authority");
  const filter = conditionsIn(new URL(request.url).searchParams);
  const { rows } = await listConditions(act, { ...filter, page: 1, pageSize: fileRows });
  return csvResponse(
    `conditions ${londonDay(act.now)}.csv`,
    rows.map((row) => ({
      Provider: row.providerName,
      Condition: row.text,
      Critical: row.critical ? "Yes" : "No",
      "Due on": row.dueOn,
      "Met on": row.closedOn ?? "",
      Answered: row.isAnswered ? "Yes" : "No",
    })),
  );
}
