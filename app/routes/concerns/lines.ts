import type { LoaderFunctionArgs } from "@remix-run/node";
import { isOfficer } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { concernSubjectNames, concernWeightNames } from "#app/core/words/quality.ts";
import { concernStatusNames } from "#app/domain/quality/concerns/lifecycle.ts";
import { listConcerns } from "#app/domain/quality/concerns/queries.server.ts";
import { csvResponse } from "#app/platform/csv.server.ts";
import { allowed } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { concernsAsked } from "#app/routes/concerns/asked.ts";

/** The list as it is filtered, for officers: how far each is, not what it says. */
export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(isOfficer(act.actor), "Officers of the authority download the list");
  const { rows } = await listConcerns(act, { ...concernsAsked(request.url), page: 1, pageSize: 10_000 });
  return csvResponse(
    "concerns.csv",
    rows.map((row) => ({
      Concern: row.reference,
      Provider: row.providerName,
      About: concernSubjectNames[row.subject],
      Status: concernStatusNames[row.status],
      "How soon": row.weight ? concernWeightNames[row.weight] : "",
      Noticed: row.noticedOn,
      Raised: londonDay(row.raisedAt),
      "Raised by": row.raisedByName,
      Closed: row.closedAt ? londonDay(row.closedAt) : "",
    })),
  );
}
