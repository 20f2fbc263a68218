/** The kinds of field that forms are made of; each says in a sentence what is wrong with what was typed. */
import { z } from "zod";
import {
  type CalendarDate,
  parseCalendarDate,
  type WeeklyHalfDay,
  weeklyHalfDays,
} from "#app/core/calendar.ts";
import { type Pence, parseMoney } from "#app/core/money.ts";
import { normalPostcode } from "#app/core/postcode.ts";

const typed = z.preprocess((value) => (value === undefined ? "" : value), z.string("Type this as text"));

/** Text that must be there. `what` completes "Enter …", for example "the provider's name". */
export const requiredText = (what: string, longest = 200) =>
  typed.transform((value, context) => limited(value, { what, longest, required: true }, context));

/** Text that may be left out; nothing typed is an empty string. */
export const optionalText = (what: string, longest = 200) =>
  typed.transform((value, context) => limited(value, { what, longest, required: false }, context));

export const emailField = (what = "an email address") =>
  typed.transform((value, context) => {
    const email = value.trim().toLowerCase();
    if (/^[^\s@<>(),;:"[\]\\]+@[^\s@<>(),;:"[\]\\]+\.[^\s@.]{2,}$/.test(email) && email.length <= 200)
      return email;
    return complain(context, `Enter ${what}, like name@example.org`);
  });

/** An e-mail address that may be left out; nothing typed is an empty string. */
export const optionalEmailField = (what: string) =>
  typed.transform((value, context): string => {
    if (value.trim() === "") return "";
    const parsed = emailField(what).safeParse(value);
    return parsed.success
      ? parsed.data
      : complain(context, `Enter ${what}, like name@example.org, or leave it empty`);
  });

/** Ten digits or more, however they are spaced. */
const isPhone = (typed: string) => /^\+?[\d\s()-]+$/.test(typed) && typed.replace(/\D/g, "").length >= 10;

export const phoneField = (what: string) =>
  requiredText(what, 40).refine(isPhone, `Enter ${what} with at least ten digits, like 01709 123456`);

export const optionalPhoneField = (what: string) =>
  optionalText(what, 40).refine(
    (typed) => typed === "" || isPhone(typed),
    `Enter ${what} with at least ten digits, like 01709 123456, or leave it empty`,
  );

/** A real day between 1990 and 2100. */
export const dayField = (what: string) =>
  typed.transform((value, context): CalendarDate => {
    return parseCalendarDate(value.trim()) ?? complain(context, `Enter ${what} as a real date`);
  });

export const optionalDayField = (what: string) =>
  typed.transform((value, context): CalendarDate | undefined => {
    if (value.trim() === "") return undefined;
    return parseCalendarDate(value.trim()) ?? complain(context, `Enter ${what} as a real date`);
  });

/** An amount of money in pounds, to the penny, not below nothing. */
export const moneyField = (what: string) =>
  typed.transform((value, context): Pence => {
    return parseMoney(value) ?? complain(context, `Enter ${what} in pounds, like 45 or 45.50`);
  });

export const wholeNumberField = (what: string, least: number, most: number) =>
  typed.transform((value, context): number => {
    const number = /^\d{1,9}$/.test(value.trim()) ? Number(value.trim()) : Number.NaN;
    if (number >= least && number <= most) return number;
    return complain(context, `Enter ${what} as a whole number from ${least} to ${most}`);
  });

export const optionalWholeNumberField = (what: string, least: number, most: number) =>
  typed.transform((value, context): number | undefined => {
    if (value.trim() === "") return undefined;
    const number = /^\d{1,9}$/.test(value.trim()) ? Number(value.trim()) : Number.NaN;
    if (number >= least && number <= most) return number;
    return complain(context, `Enter ${what} as a whole number from ${least} to ${most}, or leave it empty`);
  });

/** One word out of a list. */
export const choiceField = <const Words extends readonly string[]>(words: Words, what: string) =>
  typed.transform((value, context): Words[number] => {
    return words.find((word) => word === value) ?? complain(context, `Choose ${what}`);
  });

/** Any number of words out of a list; `least` says how many there must be. */
export const choicesField = <const Words extends readonly string[]>(words: Words, what: string, least = 0) =>
  z.preprocess(listed, z.array(z.string())).transform((values, context): Words[number][] => {
    const chosen = words.filter((word) => values.includes(word));
    return chosen.length < least || values.some((value) => !words.includes(value))
      ? complain(context, `Choose ${what}`)
      : chosen;
  });

/** Weekly half days; at least one. */
export const patternField = (what = "at least one half day") =>
  choicesField(weeklyHalfDays, what, 1).transform((halves): WeeklyHalfDay[] => halves);

export const postcodeField = (what = "a postcode") =>
  typed.transform(
    (value, context): string => normalPostcode(value) ?? complain(context, `Enter ${what}, like S65 1AA`),
  );

/** An id that the page itself put into the form. */
export const idField = (what: string) =>
  typed.transform((value, context): string => {
    return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)
      ? value.toLowerCase()
      : complain(context, `Choose ${what}`);
  });

/** Any number of ids that the page itself put into the form. */
export const idsField = (what: string) => z.preprocess(listed, z.array(idField(what)));

/** A box that must be ticked. */
export const tickedField = (sentence: string) =>
  typed.transform((value, context): true => (value === "yes" ? true : complain(context, sentence)));

/** A box that may be ticked. */
export const tickField = typed.transform((value) => value === "yes");

/** What a verb's page posts when it asks nothing: only that it be done. */
export const NothingForm = z.object({});

export const optionalFileField = z.instanceof(File).optional();

/** What a form posts under one name, as a list: nothing, one value or several. */
export function listed(value: unknown): unknown {
  if (value === undefined || value === "") return [];
  return Array.isArray(value) ? value : [value];
}

function complain(context: z.core.$RefinementCtx, message: string): never {
  context.addIssue({ code: "custom", message, input: undefined });
  return z.NEVER;
}

type Limits = { what: string; longest: number; required: boolean };

function limited(value: string, { what, longest, required }: Limits, context: z.core.$RefinementCtx): string {
  const text = value.replace(/\r\n/g, "\n").trim();
  if (required && text === "") return complain(context, `Enter ${what}`);
  if (text.length > longest)
    return complain(context, `Shorten ${what} to ${longest.toLocaleString("en-GB")} characters`);
  if (text.includes("\u0000")) return complain(context, `Enter ${what} without hidden characters`);
  return text;
}
