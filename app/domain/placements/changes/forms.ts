import { z } from "zod";
import { changeKinds } from "#app/core/words/placements.ts";
import {
  choiceField,
  dayField,
  idField,
  optionalDayField,
  patternField,
  requiredText,
  tickField,
} from "#app/platform/form-fields.ts";

const kind = choiceField(changeKinds, "what is to change");
const pattern = patternField("at least one half day of the week");

/** What is to change, before it is known what it would cost. */
export const ChangeWishForm = z
  .object({
    kind,
    startsOn: optionalDayField("the first day of the other half days"),
    endsOn: optionalDayField("the new last day"),
    pattern,
  })
  .superRefine(({ kind: what, startsOn, endsOn }, context) => {
    if (what === "amend" && startsOn === undefined)
      context.addIssue({
        code: "custom",
        path: ["startsOn"],
        message: "Enter the first day of the other half days",
      });
    if (what === "extend" && endsOn === undefined)
      context.addIssue({ code: "custom", path: ["endsOn"], message: "Enter the new last day" });
    // One thing at a time: what was typed for the other would be lost without a word.
    if (what === "amend" && endsOn !== undefined)
      context.addIssue({
        code: "custom",
        path: ["endsOn"],
        message: "Leave this empty for other half days, or choose a later last day",
      });
    if (what === "extend" && startsOn !== undefined)
      context.addIssue({
        code: "custom",
        path: ["startsOn"],
        message: "Leave this empty for a later last day, or choose other half days",
      });
  });

export const ChangeForm = z.object({
  id: idField("the change again"),
  kind,
  startsOn: optionalDayField("the first day of the other half days"),
  endsOn: optionalDayField("the new last day"),
  pattern,
  reason: requiredText("why the placement is to change", 1000),
  parentsToldOn: dayField("the day on which the parents were told in writing"),
  parentsAgreed: tickField,
});

export const ChangeDecliningForm = z.object({
  reason: requiredText("why you cannot take this change", 1000),
});

export const ChangeCancellationForm = z.object({
  reason: requiredText("why the change is no longer wanted", 1000),
});

export const ChangeApprovalForm = z.object({ ownerId: idField("whose money you approve") });

export type ChangeWish = z.output<typeof ChangeWishForm>;
export type ChangeAsked = z.output<typeof ChangeForm>;
