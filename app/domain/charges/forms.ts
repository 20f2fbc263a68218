import { z } from "zod";
import { type Month, parseMonth } from "#app/core/calendar.ts";
import { pence } from "#app/core/money.ts";
import { requiredText, wholeNumberField } from "#app/platform/form-fields.ts";

const month = z
  .preprocess((value) => (typeof value === "string" ? value : ""), z.string())
  .transform((value, context): Month => {
    const parsed = parseMonth(value);
    if (parsed !== undefined) return parsed;
    context.addIssue({ code: "custom", message: "Choose a month, like 2026-09", input: undefined });
    return z.NEVER;
  });

export const RaisingForm = z.object({ month });

export const QueryForm = z.object({ query: requiredText("what is wrong with this charge", 1000) });

/** The amount as it was read, in pence, so that nobody approves another. */
export const RiseApprovalForm = z.object({
  pence: wholeNumberField("the amount you approve", 1, 999_999_999).transform(pence),
});

export const RiseRefusalForm = z.object({ reason: requiredText("why the budget does not bear this", 1000) });
