import { minus, type Pence, pence, plus, sum, zeroPence } from "#app/core/money.ts";

/** What one owner is to bear of one financial year, beside what is reserved for it. */
export type PartNow = { readonly owner: string; readonly financialYear: number; readonly pence: Pence };
export type Reserved = {
  readonly ownerId: string;
  readonly financialYear: number;
  readonly budgetId: string;
  readonly reservedPence: Pence;
};

export type Difference = {
  readonly owner: string;
  readonly financialYear: number;
  readonly beforePence: Pence;
  readonly afterPence: Pence;
  /** Below nothing where the part falls. */
  readonly pence: Pence;
  /** The budget that has borne it so far. */
  readonly budgetId: string | undefined;
};

/** Every part that is planned or reserved, with what it would become; by financial year, then as the owners are named. */
export function differences(planned: readonly PartNow[], reserved: readonly Reserved[]): Difference[] {
  const own = (part: PartNow) =>
    reserved.find((one) => one.ownerId === part.owner && one.financialYear === part.financialYear);
  const kept = planned.map((part) => {
    const before = own(part);
    const beforePence = before?.reservedPence ?? zeroPence;
    return { ...pick(part), beforePence, afterPence: part.pence, budgetId: before?.budgetId };
  });
  const gone = reserved
    .filter(
      (one) =>
        !planned.some((part) => part.owner === one.ownerId && part.financialYear === one.financialYear),
    )
    .map((one) => ({
      owner: one.ownerId,
      financialYear: one.financialYear,
      beforePence: one.reservedPence,
      afterPence: zeroPence,
      budgetId: one.budgetId,
    }));
  return [...kept, ...gone].map((part) => ({ ...part, pence: minus(part.afterPence, part.beforePence) }));
}

const pick = ({ owner, financialYear }: PartNow) => ({ owner, financialYear });

export type Moving = { readonly budgetId: string; readonly pence: Pence };

/**
 * What moves in each budget: several years of one budget are one movement. A fall never goes beyond what is
 * still reserved: what has been charged of it since stays, off the parts that fall, the latest year first.
 */
export function moved<Part extends { financialYear: number; pence: Pence; budgetId: string | undefined }>(
  parts: readonly Part[],
  heldIn: ReadonlyMap<string, Pence>,
): Part[] {
  const budgets = [...new Set(parts.flatMap(({ budgetId }) => budgetId ?? []))];
  const result = [...parts];
  for (const budgetId of budgets) {
    const all = sum(parts.filter((part) => part.budgetId === budgetId).map((part) => part.pence));
    let over = pence(Math.max(0, -all - (heldIn.get(budgetId) ?? zeroPence)));
    const falling = parts
      .filter((part) => part.budgetId === budgetId && part.pence < 0)
      .toSorted((left, right) => right.financialYear - left.financialYear);
    for (const part of falling) {
      const back = pence(Math.min(over, -part.pence));
      over = minus(over, back);
      result[parts.indexOf(part)] = { ...part, pence: plus(part.pence, back) };
    }
  }
  return result;
}

/** The movements by budget in the order of their ids; budgets in which nothing moves are left out. */
export function movements(parts: readonly { budgetId: string | undefined; pence: Pence }[]): Moving[] {
  const totals = new Map<string, Pence>();
  for (const { budgetId, pence: amount } of parts)
    if (budgetId !== undefined) totals.set(budgetId, plus(totals.get(budgetId) ?? zeroPence, amount));
  return [...totals]
    .map(([budgetId, amount]) => ({ budgetId, pence: amount }))
    .filter((one) => one.pence !== 0)
    .sort((left, right) => (left.budgetId < right.budgetId ? -1 : 1));
}
