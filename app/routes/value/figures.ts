import type { LoaderFunctionArgs } from "@remix-run/node";
import { londonDay } from "#app/core/calendar.ts";
import { formatMoney, type Pence } from "#app/core/money.ts";
import { canSeeValue } from "#app/domain/reports/policy.ts";
import { listValue } from "#app/domain/reports/queries.server.ts";
import { csvResponse } from "#app/platform/csv.server.ts";
import { found } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

const inPounds = (amount: Pence | undefined): string =>
  amount === undefined ? "" : formatMoney(amount).replace(/[£,]/g, "");

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  found(canSeeValue(act.actor) || undefined);
  const providers = await listValue(act);
  return csvResponse(
    `value ${londonDay(act.now)}.csv`,
    providers.map((row) => ({
      Provider: row.providerName,
      Placements: String(row.placements),
      Ended: String(row.ended),
      "With a result": String(row.withResult),
      Met: String(row.met),
      "Charged in pounds": inPounds(row.chargedPence),
      "Sessions charged": String(row.sessionsCharged),
      "Sessions attended": String(row.sessionsAttended),
      "Per session attended in pounds": inPounds(row.perSession.pence),
      "Per full-time place in pounds": inPounds(row.perPlace.pence),
      "Per success in pounds": inPounds(row.perSuccess.pence),
      Note: "Contains small numbers: not for publication",
    })),
  );
}
