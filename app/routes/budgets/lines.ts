import type { LoaderFunctionArgs } from "@remix-run/node";
import { formatMoment } from "#app/core/calendar.ts";
import { formatMoney } from "#app/core/money.ts";
import { kindOfAccount } from "#app/domain/budgets/accounts.ts";
import { accountNames, lineInWords } from "#app/domain/budgets/ledger-words.ts";
import { findBudget, listLines } from "#app/domain/budgets/queries.server.ts";
import { listReferences } from "#app/domain/placements/references.server.ts";
import { csvResponse } from "#app/platform/csv.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

const everything = { page: 1, pageSize: 100_000 };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const budget = found(await findBudget(act, idFrom(params, "budgetId")));
  const { rows } = await listLines(act, budget.id, everything);
  const references = await listReferences(
    act,
    rows.map(({ placementId }) => placementId),
  );
  return csvResponse(
    `${budget.name}.csv`,
    rows.map((line) => ({
      Line: line.id,
      When: formatMoment(line.at),
      What: lineInWords(line),
      From: accountNames[kindOfAccount(line.fromAccount)],
      To: accountNames[kindOfAccount(line.toAccount)],
      "Amount in pounds": formatMoney(line.pence).replace(/[£,]/g, ""),
      Placement: references[line.placementId ?? ""] ?? "",
      By: line.by ?? "The portal",
    })),
  );
}
