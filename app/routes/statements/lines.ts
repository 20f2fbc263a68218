import type { LoaderFunctionArgs } from "@remix-run/node";
import { parseMonth } from "#app/core/calendar.ts";
import { formatMoney, type Pence, plus } from "#app/core/money.ts";
import { chargeStatusNames } from "#app/core/words/charges.ts";
import { findStatement } from "#app/domain/charges/queries.server.ts";
import { csvResponse } from "#app/platform/csv.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

const inPounds = (amount: Pence): string => formatMoney(amount).replace(/[£,]/g, "");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const month = found(parseMonth(params.month ?? ""));
  const statement = found(await findStatement(act, idFrom(params, "providerId"), month));
  return csvResponse(
    `statement ${statement.providerName} ${month}.csv`,
    statement.lines.map((line) => ({
      Month: line.month,
      Provider: statement.providerName,
      Placement: line.placementReference,
      School: line.schoolName,
      "Sessions planned": String(line.sessionsPlanned),
      "Sessions attended": String(line.sessionsAttended),
      "Sessions not reported": String(line.sessionsNotReported),
      "Sessions charged": String(line.sessionsCharged),
      "Net in pounds": inPounds(line.pence),
      "VAT in pounds": inPounds(line.vatPence),
      "Gross in pounds": inPounds(plus(line.pence, line.vatPence)),
      "Waiting for approval in pounds": inPounds(line.waitingPence),
      Status: chargeStatusNames[line.status],
    })),
  );
}
