import type { LoaderFunctionArgs } from "@remix-run/node";
import { londonDay } from "#app/core/calendar.ts";
import { visitPurposeNames, visitStatusNames } from "#app/core/words/quality.ts";
import { fileRows } from "#app/domain/quality/desk/stages.ts";
import { canSeeAssessments } from "#app/domain/quality/policy.ts";
import { listVisits } from "#app/domain/quality/visits/queries.server.ts";
import { csvResponse } from "#app/platform/csv.server.ts";
import { allowed } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { filterIn } from "#app/routes/visits/filter.ts";

/** The list of visits as it is filtered, whole. */
export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canSeeAssessments(act.actor), "Visits are for officers of the authority");
  const { filter } = filterIn(new URL(request.url).searchParams, act.actor.userId);
  const { rows } = await listVisits(act, { ...filter, page: 1, pageSize: fileRows });
  return csvResponse(
    `visits ${londonDay(act.now)}.csv`,
    rows.map((row) => ({
      Provider: row.providerName,
      Day: row.day,
      "Starts at": row.startsAt ?? "",
      Status: visitStatusNames[row.status],
      Purpose: visitPurposeNames[row.purpose],
      Announced: row.isAnnounced ? "Yes" : "No",
      Site: row.siteName ?? "",
      Visitor: row.visitorName ?? "",
    })),
    ["Provider", "Day", "Starts at", "Status", "Purpose", "Announced", "Site", "Visitor"],
  );
}
