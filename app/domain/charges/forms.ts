import { z } from "zod";
import { type Month, parseMonth } from "#app/core/calendar.ts";
import { requiredText } from "#app/platform/form-fields.ts";

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

export const RiseRefusalForm = z.object({ reason: requiredText("why the budget does not bear this", 1000) });
