import { z } from "zod";
import { invitationAnswers } from "#app/core/words/market.ts";
import { keyStages, needs, offerKinds } from "#app/core/words/menu.ts";
import {
  choiceField,
  choicesField,
  dayField,
  emailField,
  idField,
  idsField,
  optionalDayField,
  optionalPhoneField,
  optionalText,
  optionalWholeNumberField,
  requiredText,
  wholeNumberField,
} from "#app/platform/form-fields.ts";

export const GapForm = z.object({
  id: idField("the gap"),
  title: requiredText("a title", 120),
  description: requiredText("what is missing", 3_000),
  needs: choicesField(needs, "at least one need", 1),
  keyStages: choicesField(keyStages, "at least one key stage", 1),
  area: optionalText("the area", 120),
  places: wholeNumberField("how many full-time places", 1, 500),
});
export type GapValues = z.output<typeof GapForm>;

export const GapPublicationForm = z.object({ closesOn: optionalDayField("the last day to answer") });
export type GapPublicationValues = z.output<typeof GapPublicationForm>;

export const InterestForm = z.object({
  id: idField("the interest"),
  organisation: requiredText("the name of your organisation", 160),
  contactName: requiredText("your name", 120),
  email: emailField("your email address"),
  phone: optionalPhoneField("your telephone number"),
  kinds: choicesField(offerKinds, "what you would offer", 1),
  area: optionalText("where you would offer it", 120),
  message: optionalText("what you would like to tell us", 2_000),
  gapId: optionalText("the gap", 40),
});
export type InterestValues = z.output<typeof InterestForm>;

export const InterestAnswerForm = z.object({
  verb: choiceField(["invite", "register", "close"] as const, "what follows"),
  note: optionalText("the note", 1_000),
});
export type InterestAnswerValues = z.output<typeof InterestAnswerForm>;

const timeField = (what: string) =>
  requiredText(what, 5).refine(
    (typed) => /^([01]\d|2[0-3]):[0-5]\d$/.test(typed),
    `Enter ${what}, like 09:30`,
  );

export const MarketEventForm = z
  .object({
    id: idField("the event"),
    title: requiredText("a title", 120),
    description: optionalText("what it is about", 3_000),
    place: requiredText("where it is", 200),
    heldOn: dayField("the day"),
    startsAt: timeField("when it begins"),
    endsAt: timeField("when it ends"),
    answerBy: dayField("the day to answer by"),
  })
  .refine(({ startsAt, endsAt }) => endsAt > startsAt, {
    path: ["endsAt"],
    error: "It must end after it begins",
  })
  .refine(({ answerBy, heldOn }) => answerBy <= heldOn, {
    path: ["answerBy"],
    error: "Answers are needed by the day of the event at the latest",
  });
export type MarketEventValues = z.output<typeof MarketEventForm>;

export const GuestsForm = z
  .object({
    providers: idsField("providers from the list"),
    interests: idsField("people from the list"),
  })
  .refine(({ providers, interests }) => providers.length + interests.length > 0, {
    path: ["providers"],
    error: "Choose at least one to invite",
  });
export type GuestsValues = z.output<typeof GuestsForm>;

export const InvitationAnswerForm = z.object({
  answer: choiceField(invitationAnswers, "whether you are coming"),
  people: optionalWholeNumberField("how many of you come", 1, 20),
  message: optionalText("the message", 500),
});
export type InvitationAnswerValues = z.output<typeof InvitationAnswerForm>;

export const MarketAttendanceForm = z.object({
  came: idsField("who came"),
});
export type MarketAttendanceValues = z.output<typeof MarketAttendanceForm>;

export const CancelledForm = z.object({ reason: requiredText("the reason", 500) });
