import { z } from "zod";
import { weeklyHalfDays } from "#app/core/calendar.ts";
import { parseMoney } from "#app/core/money.ts";
import { outcodeOf } from "#app/core/postcode.ts";
import { enquiryAnswers, keyStages, needs, priceBases, refusalReasons } from "#app/core/words/menu.ts";
import {
  choiceField,
  choicesField,
  dayField,
  idField,
  idsField,
  optionalDayField,
  optionalText,
  optionalWholeNumberField,
  requiredText,
  tickField,
} from "#app/platform/form-fields.ts";

/** How many providers' offers one enquiry may go to. */
export const mostOffers = 8;

const area = optionalText("the area", 10).transform((typed, context): string => {
  if (typed === "") return "";
  const outcode = outcodeOf(typed);
  if (outcode) return outcode;
  context.addIssue({ code: "custom", message: "Enter the first half of a postcode, like S65", input: typed });
  return z.NEVER;
});

export const EnquiryForm = z.object({
  id: idField("the enquiry"),
  offers: idsField("offers from the list")
    .refine((ids) => ids.length > 0, "Choose at least one offer to ask about")
    .refine((ids) => ids.length <= mostOffers, `Choose up to ${mostOffers} offers`),
  keyStage: choiceField(keyStages, "the key stage"),
  needs: choicesField(needs, "at least one need", 1),
  pattern: choicesField(weeklyHalfDays, "half days from the list"),
  startsFrom: optionalDayField("the day from which it is needed"),
  weeks: optionalWholeNumberField("for how many weeks", 1, 80),
  area,
  description: requiredText("what is needed", 2_000),
  answerBy: dayField("the day to answer by"),
  namesNobody: tickField,
});
export type EnquiryValues = z.output<typeof EnquiryForm>;

const price = optionalText("the price", 20).transform((typed, context) => {
  if (typed === "") return undefined;
  const pence = parseMoney(typed);
  if (pence !== undefined) return pence;
  context.addIssue({ code: "custom", message: "Enter the price in pounds, like 45 or 45.50", input: typed });
  return z.NEVER;
});

export const EnquiryAnswerForm = z
  .object({
    answer: choiceField(enquiryAnswers, "whether you are interested"),
    price,
    priceBasis: optionalText("what the price is for", 20),
    startsOn: optionalDayField("the day from which you have a place"),
    reason: optionalText("the reason", 20),
    message: optionalText("the message", 1_000),
    namesNobody: tickField,
  })
  .transform(({ priceBasis, reason, ...rest }) => ({
    ...rest,
    priceBasis: priceBases.find((word) => word === priceBasis),
    reason: refusalReasons.find((word) => word === reason),
  }))
  .refine(({ answer, price: given }) => answer === "not_interested" || given !== undefined, {
    path: ["price"],
    error: "Enter your price, so that the school can compare",
  })
  .refine(({ answer, priceBasis }) => answer === "not_interested" || priceBasis !== undefined, {
    path: ["priceBasis"],
    error: "Choose what the price is for",
  })
  .refine(({ answer, startsOn }) => answer === "not_interested" || startsOn !== undefined, {
    path: ["startsOn"],
    error: "Enter the day from which you have a place",
  })
  .refine(({ answer, reason }) => answer === "interested" || reason !== undefined, {
    path: ["reason"],
    error: "Choose why you cannot help",
  });
export type EnquiryAnswerValues = z.output<typeof EnquiryAnswerForm>;
