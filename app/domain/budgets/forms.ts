import { z } from "zod";
import { pence } from "#app/core/money.ts";
import { dayField, idField, moneyField, requiredText } from "#app/platform/form-fields.ts";

/** £100 million: more than one authority devolves, so more than this is a slip of the hand. */
const largest = pence(10_000_000_000);

const amountField = (what: string) =>
  moneyField(what)
    .refine((amount) => amount > 0, `Enter ${what} of more than nothing`)
    .refine((amount) => amount <= largest, `Enter ${what} of no more than £100,000,000`);

export const BudgetForm = z
  .object({
    id: idField("the form again"),
    ownerId: idField("whose budget it is"),
    name: requiredText("a name for the budget", 100),
    startsOn: dayField("the first day"),
    endsOn: dayField("the last day"),
  })
  .refine(({ startsOn, endsOn }) => endsOn >= startsOn, {
    path: ["endsOn"],
    message: "Enter a last day that is not before the first day",
  });
export type BudgetValues = z.output<typeof BudgetForm>;

export const AllocationForm = z.object({
  id: idField("the form again"),
  pence: amountField("an amount"),
});
export type AllocationValues = z.output<typeof AllocationForm>;

export const MoveForm = z.object({
  id: idField("the form again"),
  toBudgetId: idField("the budget to move the money to"),
  pence: amountField("an amount"),
});
export type MoveValues = z.output<typeof MoveForm>;
