import { z } from "zod";
import { accuracyAnswers } from "#app/core/words/quality.ts";
import { choiceField, idField, optionalText, requiredText, tickedField } from "#app/platform/form-fields.ts";

export const ReportForm = z.object({
  text: requiredText("the report", 30_000),
  key: idField("which saving this is"),
  /** The saving that was shown when this was typed; none when there was none to show. */
  basis: idField("what was shown").optional().catch(undefined),
});
export type ReportValues = z.output<typeof ReportForm>;

export const SharingForm = z.object({
  read: tickedField("Confirm that you have read it as the provider will"),
});

const correctionText = optionalText("the correction", 2_000);

/** One box per paragraph as `correction.<number>`, and one for the judgements as `correction.judgements`. */
export const AccuracyForm = z.record(z.string(), z.unknown()).transform((typed, context) => {
  const answer = choiceField(accuracyAnswers, "whether the facts are right").safeParse(typed.answer);
  const corrections: { part: string; text: string }[] = [];
  if (!answer.success) complain(context, "answer", answer.error);
  for (const [name, value] of Object.entries(typed)) {
    if (!name.startsWith("correction.")) continue;
    const text = correctionText.safeParse(value);
    if (!text.success) complain(context, name, text.error);
    else if (text.data !== "") corrections.push({ part: name.slice("correction.".length), text: text.data });
  }
  return { answer: answer.data ?? ("accurate" as const), corrections };
});
export type AccuracyValues = z.output<typeof AccuracyForm>;

export const AccuracyReplyForm = z.object({ reply: optionalText("your reply", 5_000) });
export type AccuracyReplyValues = z.output<typeof AccuracyReplyForm>;

function complain(context: z.core.$RefinementCtx, name: string, error: z.ZodError): void {
  context.addIssue({
    code: "custom",
    path: [name],
    message: error.issues[0]?.message ?? "Look at this again",
    input: undefined,
  });
}
