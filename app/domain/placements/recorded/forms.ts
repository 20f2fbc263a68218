import { z } from "zod";
import {
  choiceField,
  dayField,
  idField,
  optionalDayField,
  optionalText,
  requiredText,
} from "#app/platform/form-fields.ts";

const hours = "Enter the hours a week in quarters of an hour, from 0.25 to 50, like 18 or 18.25";

/** Hours a week as typed, kept as minutes. */
const minutesField = requiredText("the hours a week", 10).transform((typed, context): number => {
  const minutes = /^\d{1,2}(\.\d{1,2})?$/.test(typed) ? Number(typed) * 60 : Number.NaN;
  if (Number.isInteger(minutes) && minutes % 15 === 0 && minutes >= 15 && minutes <= 3000) return minutes;
  context.addIssue({ code: "custom", message: hours });
  return z.NEVER;
});

export const RecordPlacementForm = z
  .object({
    id: idField("the form again"),
    providerId: idField("a provider"),
    commissionedBy: choiceField(["school", "authority"], "who commissions it"),
    startsOn: dayField("the first day"),
    endsOn: optionalDayField("the last day"),
    minutesPerWeek: minutesField,
    note: optionalText("the note", 1_000),
  })
  .refine(({ startsOn, endsOn }) => endsOn === undefined || endsOn >= startsOn, {
    path: ["endsOn"],
    error: "The last day must be on or after the first",
  });
export type RecordPlacementValues = z.output<typeof RecordPlacementForm>;

export const EndRecordedForm = z.object({ endsOn: dayField("the last day") });
