/** What officers type about the registration watch; shapes only. */
import { z } from "zod";
import { watchActions } from "#app/core/words/watch.ts";
import {
  choiceField,
  dayField,
  idField,
  optionalDayField,
  optionalText,
  requiredText,
  tickField,
  wholeNumberField,
} from "#app/platform/form-fields.ts";

export const WatchRuleForm = z
  .object({
    startsOn: dayField("the day it holds from"),
    fullTimeHours: wholeNumberField("the hours above which it is full time", 1, 40),
    warnHours: wholeNumberField("the hours from which to warn", 1, 40),
    pupils: wholeNumberField("the number of pupils", 1, 100),
    pupilsWithPlan: wholeNumberField("the number of pupils with a plan or looked after", 1, 100),
    countsMajority: tickField,
    note: optionalText("the note", 1_000),
  })
  .refine(({ warnHours, fullTimeHours }) => warnHours <= fullTimeHours, {
    path: ["warnHours"],
    error: "Warn from no more hours than those above which it is full time",
  });
export type WatchRuleValues = z.output<typeof WatchRuleForm>;

export const WatchActionForm = z.object({
  id: idField("the form again"),
  action: choiceField(watchActions, "what you did"),
  note: requiredText("what was said or found", 2_000),
  lookAgainOn: optionalDayField("the day to look again"),
});
export type WatchActionValues = z.output<typeof WatchActionForm>;
