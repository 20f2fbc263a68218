import { z } from "zod";
import { daysBetween } from "#app/core/calendar.ts";
import { dayField, idField, requiredText } from "#app/platform/form-fields.ts";

const days = { startsOn: dayField("the first day"), endsOn: dayField("the last day") };
type Days = { startsOn: Parameters<typeof daysBetween>[0]; endsOn: Parameters<typeof daysBetween>[0] };

const inOrder = ({ startsOn, endsOn }: Days) => endsOn >= startsOn;
const orderError = { path: ["endsOn"], message: "Enter a last day that is not before the first day" };

/** No term and no closure lasts longer; what does has a slip in its year. */
const shortEnough = ({ startsOn, endsOn }: Days) => daysBetween(startsOn, endsOn) <= 200;
const lengthError = { path: ["endsOn"], message: "Enter a last day within 200 days of the first day" };

export const TermForm = z
  .object({ id: idField("the form again"), name: requiredText("a name for the term", 60), ...days })
  .refine(inOrder, orderError)
  .refine(shortEnough, lengthError);
export type TermValues = z.output<typeof TermForm>;

export const ClosureForm = z
  .object({ id: idField("the form again"), reason: requiredText("a reason", 100), ...days })
  .refine(inOrder, orderError)
  .refine(shortEnough, lengthError);
export type ClosureValues = z.output<typeof ClosureForm>;
