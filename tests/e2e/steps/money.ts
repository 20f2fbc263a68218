/** What the ledger of Clifton's budget says of one placement. */

import { expect, type Page } from "@playwright/test";
import { formatMoney, pence } from "#app/core/money.ts";
import { paths } from "#app/core/paths.ts";

/** The lines of a placement in the school's budget of a financial year, each as its words. */
export async function ledgerLines(page: Page, year: number, reference: string): Promise<string[]> {
  expect(reference, "the placement's reference").not.toBe("");
  await page.goto(paths.budgets(year));
  await page
    .getByRole("table")
    .getByRole("link", { name: /^Clifton/ })
    .click();
  const ledger = page.getByRole("table", { name: "Ledger" });
  await expect(ledger).toBeVisible();
  return ledger.getByRole("row").filter({ hasText: reference }).allInnerTexts();
}

type Line = { reference: string; what: string; movement: string; pence: number };

/** Exactly one such line, with exactly this amount. */
export async function expectLedgerLine(page: Page, year: number, line: Line): Promise<void> {
  const lines = await ledgerLines(page, year, line.reference);
  const such = lines.filter((words) => words.includes(line.what) && words.includes(line.movement));
  expect(such, `${line.what} in the ledger of ${year}`).toHaveLength(1);
  expect(such[0]).toContain(formatMoney(pence(line.pence)));
}
