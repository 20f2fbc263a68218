import { z } from "zod";
import { decisionKinds, evidenceVerdicts, judgementWords } from "#app/core/words/quality.ts";
import { conditionSlots } from "#app/domain/quality/judging.ts";
import {
  choiceField,
  idField,
  optionalDayField,
  optionalText,
  requiredText,
  tickedField,
  tickField,
} from "#app/platform/form-fields.ts";

export const EvidenceCheckForm = z
  .object({
    id: idField("the form again"),
    /** The latest check that was shown; none when there was none to show. */
    seen: idField("what was shown").optional().catch(undefined),
    verdict: choiceField(evidenceVerdicts, "whether you accept or query it"),
    message: optionalText("the message", 1_000),
    dueOn: optionalDayField("the day an answer is due"),
  })
  .refine(({ verdict, message }) => verdict === "accepted" || message !== "", {
    path: ["message"],
    error: "Say what is wrong and what you ask for",
  });
export type EvidenceCheckValues = z.output<typeof EvidenceCheckForm>;

const judgementField = z.preprocess(
  (value) => (value === "" ? undefined : value),
  z.enum(judgementWords, "Choose a judgement").optional(),
);
const commentField = optionalText("the comment", 2_000);
const basisField = idField("what was shown");

export type JudgementValues = {
  criterionId: string;
  judgement: z.output<typeof judgementField>;
  comment: string;
  /** The change that was shown when this was typed; none when there was none to show. */
  basis?: string | undefined;
};

/**
 * Every criterion of the page as `judgement.<id>` and `comment.<id>`; what is left open stays unjudged.
 * `basis.<id>` names the change that the page showed.
 */
export const JudgementsForm = z.record(z.string(), z.unknown()).transform((typed, context) => {
  const judgements: JudgementValues[] = [];
  for (const name of Object.keys(typed).filter((key) => key.startsWith("comment."))) {
    const criterionId = name.slice("comment.".length);
    const judgement = judgementField.safeParse(typed[`judgement.${criterionId}`]);
    const comment = commentField.safeParse(typed[name]);
    if (!judgement.success) complain(context, `judgement.${criterionId}`, judgement.error);
    else if (!comment.success) complain(context, name, comment.error);
    else
      judgements.push({
        criterionId,
        judgement: judgement.data,
        comment: comment.data,
        basis: basisField.safeParse(typed[`basis.${criterionId}`]).data,
      });
  }
  return judgements;
});
export type JudgementsValues = z.output<typeof JudgementsForm>;

/** One criterion as it is typed: the change's own key, the change it was made over, and when it was made. */
export const JudgementForm = z.object({
  judgement: judgementField,
  comment: commentField,
  key: idField("which change this is"),
  basis: basisField.optional().catch(undefined),
  changedAt: z.iso.datetime("Say when this was typed").transform((text) => new Date(text)),
});
export type JudgementFormValues = z.output<typeof JudgementForm>;

function complain(context: z.core.$RefinementCtx, name: string, error: z.ZodError): void {
  context.addIssue({
    code: "custom",
    path: [name],
    message: error.issues[0]?.message ?? "Look at this again",
    input: undefined,
  });
}

type Slot = (typeof conditionSlots)[number];

const conditionText = optionalText("the condition", 500);
const conditionDay = optionalDayField("the day it is due");
const conditionShape = Object.fromEntries(
  conditionSlots.flatMap((slot) => [
    [`condition${slot}`, conditionText],
    [`due${slot}`, conditionDay],
    [`critical${slot}`, tickField],
  ]),
) as Record<`condition${Slot}`, typeof conditionText> &
  Record<`due${Slot}`, typeof conditionDay> &
  Record<`critical${Slot}`, typeof tickField>;

export const DecisionForm = z
  .object({
    kind: choiceField(decisionKinds, "a decision"),
    reason: requiredText("the reason", 3_000),
    ...conditionShape,
  })
  .superRefine((values, context) => {
    for (const slot of conditionSlots) {
      const isGiven = values[`condition${slot}`] !== "";
      if (isGiven && !values[`due${slot}`])
        context.addIssue({ code: "custom", path: [`due${slot}`], message: "Enter the day it is due" });
      if (!isGiven && values[`due${slot}`])
        context.addIssue({
          code: "custom",
          path: [`condition${slot}`],
          message: "Enter what must be put right by that day",
        });
    }
  })
  .transform(({ kind, reason, ...typed }) => ({
    kind,
    reason,
    conditions: conditionSlots.flatMap((slot) => {
      const dueOn = typed[`due${slot}`];
      const text = typed[`condition${slot}`];
      return dueOn && text !== "" ? [{ text, dueOn, critical: typed[`critical${slot}`] }] : [];
    }),
  }));
export type DecisionValues = z.output<typeof DecisionForm>;

export const ConfirmationForm = z.object({
  confirmed: tickedField("Confirm that you have read the judgements and the reason"),
});

export const ReasonForm = z.object({ reason: requiredText("the reason", 2_000) });
export type ReasonValues = z.output<typeof ReasonForm>;
