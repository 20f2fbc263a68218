import { z } from "zod";
import { type WeeklyHalfDay, weeklyHalfDays } from "#app/core/calendar.ts";
import {
  chargedWords,
  keyStages,
  needs,
  offerKinds,
  offerTiers,
  priceBases,
  qualificationKinds,
  transportWords,
  vatTreatments,
} from "#app/core/words/menu.ts";
import { yearsOf } from "#app/domain/menu/years.ts";
import {
  choiceField,
  choicesField,
  dayField,
  idField,
  moneyField,
  optionalText,
  optionalWholeNumberField,
  requiredText,
  tickField,
  wholeNumberField,
} from "#app/platform/form-fields.ts";

/** A time of day like 09:00, or nothing. */
const timeField = (what: string) =>
  z.preprocess(
    (value) => (value === undefined ? "" : value),
    z
      .string()
      .regex(/^$|^([01]\d|2[0-3]):[0-5]\d(:\d\d)?$/, {
        error: `Enter ${what} as a time, like 09:00`,
        abort: true,
      })
      .transform((value) => (value === "" ? null : value.slice(0, 5))),
  );

const halves = [
  { name: "morning", starts: "amStarts", ends: "amEnds" },
  { name: "afternoon", starts: "pmStarts", ends: "pmEnds" },
] as const;

const details = {
  title: requiredText("a title", 120),
  summary: requiredText("a summary of one or two sentences", 300),
  description: requiredText("what a pupil does there", 5000),
  kind: choiceField(offerKinds, "what kind of provision it is"),
  tier: choiceField(offerTiers, "which tier it belongs to"),
  needs: choicesField(needs, "at least one need that it is for", 1),
  keyStages: choicesField(keyStages, "at least one key stage that it is for", 1),
  yearFrom: optionalWholeNumberField("the first year group", 1, 13),
  yearTo: optionalWholeNumberField("the last year group", 1, 13),
  qualifications: optionalText("the qualifications", 500),
  qualificationKinds: choicesField(qualificationKinds, "the kinds of qualification from the list"),
  weeksFrom: optionalWholeNumberField("the least number of weeks", 1, 200),
  weeksTo: optionalWholeNumberField("the greatest number of weeks", 1, 200),
  weekDescribed: optionalText("what a week looks like", 3000),
  groupSize: wholeNumberField("how many pupils are in a group", 1, 60),
  siteId: idField("the site where it is"),
  amStarts: timeField("when the morning starts"),
  amEnds: timeField("when the morning ends"),
  pmStarts: timeField("when the afternoon starts"),
  pmEnds: timeField("when the afternoon ends"),
  transport: choiceField(transportWords, "how pupils get there"),
  charged: choiceField(chargedWords, "which sessions are charged"),
  noticeDays: optionalWholeNumberField("the school days of notice", 1, 20),
  vatTreatment: choiceField(vatTreatments, "how VAT is treated"),
  vatRatePercent: optionalWholeNumberField("the rate of VAT", 1, 100),
  priceIsPrivate: tickField,
};

function checkDetails(values: z.output<z.ZodObject<typeof details>>, context: z.core.$RefinementCtx): void {
  const complain = (path: string, message: string) =>
    context.addIssue({ code: "custom", path: [path], message, input: undefined });
  for (const { name, starts, ends } of halves) {
    const [from, to] = [values[starts], values[ends]];
    if (from === null && to !== null) complain(starts, `Enter when the ${name} starts, or leave both empty`);
    if (from !== null && to === null) complain(ends, `Enter when the ${name} ends, or leave both empty`);
    if (from !== null && to !== null && to <= from) complain(ends, `The ${name} ends after it starts`);
  }
  if (values.amEnds !== null && values.pmStarts !== null && values.pmStarts < values.amEnds)
    complain("pmStarts", "The afternoon starts when the morning has ended");
  if (values.amStarts === null && values.pmStarts === null)
    complain("amStarts", "Enter the times of the morning, of the afternoon or of both");
  checkForWhom(values, complain);
  if (values.weeksFrom !== undefined && values.weeksTo !== undefined && values.weeksTo < values.weeksFrom)
    complain("weeksTo", "The greatest number of weeks is no lower than the least");
  if (values.charged === "booked_with_notice" && values.noticeDays === undefined)
    complain("noticeDays", "Enter how many school days ahead an absence has to be notified");
  if (values.vatTreatment === "standard" && values.vatRatePercent === undefined)
    complain("vatRatePercent", "Enter the rate of VAT, like 20");
}

/** Years are narrower than the key stages, and no qualification is never beside one. */
function checkForWhom(
  { yearFrom, yearTo, keyStages: stages, qualificationKinds: kinds }: z.output<z.ZodObject<typeof details>>,
  complain: (path: string, message: string) => void,
): void {
  if (kinds.includes("none") && kinds.length > 1)
    complain("qualificationKinds", "Choose the qualifications, or that there is none");
  if (yearFrom === undefined && yearTo === undefined) return;
  const years = yearsOf({ keyStages: stages, yearFrom: null, yearTo: null });
  if (yearFrom === undefined) complain("yearFrom", "Enter the first year group, or leave both empty");
  else if (yearTo === undefined) complain("yearTo", "Enter the last year group, or leave both empty");
  else if (yearTo < yearFrom) complain("yearTo", "The last year group is no lower than the first");
  else if (stages.length > 0 && !(years.includes(yearFrom) && years.includes(yearTo)))
    complain("yearFrom", "Choose years within the key stages, or leave both empty");
}

export const DetailsForm = z.object(details).superRefine(checkDetails);
export type OfferDetails = z.output<typeof DetailsForm>;

export const DraftForm = z
  .object({ id: idField("a new offer"), ...details })
  .superRefine((values, context) => checkDetails(values, context));

/** Nothing typed is no fee. */
const feeField = z.preprocess(
  (value) => (value === undefined || value === "" ? "0" : value),
  moneyField("the joining fee"),
);

export const PriceForm = z
  .object({
    startsOn: dayField("the day from which the price holds"),
    price: moneyField("the price"),
    basis: choiceField(priceBases, "what the price is for"),
    programmeSessions: optionalWholeNumberField("the sessions of the programme", 1, 400),
    joiningFee: feeField,
  })
  .superRefine((values, context) => {
    if (values.basis === "programme" && values.programmeSessions === undefined)
      context.addIssue({
        code: "custom",
        path: ["programmeSessions"],
        message: "Enter how many sessions the whole programme has",
        input: undefined,
      });
  });
export type OfferPrice = z.output<typeof PriceForm>;

const mostPlaces = 200;

const placeFields = Object.fromEntries(
  weeklyHalfDays.map((half) => [`places.${half}`, optionalWholeNumberField("the places", 0, mostPlaces)]),
) as Record<`places.${WeeklyHalfDay}`, ReturnType<typeof optionalWholeNumberField>>;

export const PlacesForm = z
  .object({ startsOn: dayField("the day from which these places hold"), ...placeFields })
  .transform((values) => ({
    startsOn: values.startsOn,
    places: Object.fromEntries(weeklyHalfDays.map((half) => [half, values[`places.${half}`] ?? 0])) as Record<
      WeeklyHalfDay,
      number
    >,
  }));
export type OfferPlaces = z.output<typeof PlacesForm>;
