/** What a provider says, version by version: which edits matter after an approval, and how two versions differ. */
import { type CalendarDate, formatDay } from "#app/core/calendar.ts";
import {
  accessFeatureNames,
  legalFormNames,
  postNames,
  practiceNames,
  providerKindNames,
  siteKindNames,
  type VersionPart,
} from "#app/core/words/providers.ts";

/** A version as it is kept: the fields of the form, nothing typed being null. */
export type Content = Readonly<Record<string, unknown>>;

type FieldOf = { key: string; term: string; matters?: true; say?: (value: string) => string };

const named = (names: Readonly<Record<string, string>>) => (value: string) => names[value] ?? value;
const day = (value: string) => formatDay(value as CalendarDate);

/** The fields of each part in the order of its form, and whether a change of one waits for an officer. */
const fieldsOf: Readonly<Record<VersionPart, readonly FieldOf[]>> = {
  organisation: [
    { key: "organisationName", term: "Name", matters: true },
    { key: "kind", term: "Kind of provider", matters: true, say: named(providerKindNames) },
    { key: "legalForm", term: "Legal form", matters: true, say: named(legalFormNames) },
    { key: "companyNumber", term: "Company number", matters: true },
    { key: "charityNumber", term: "Charity number", matters: true },
    { key: "ukprn", term: "UK provider reference number", matters: true },
    { key: "urn", term: "Unique reference number", matters: true },
    { key: "practices", term: "What it does", matters: true, say: named(practiceNames) },
    { key: "icoRegistration", term: "ICO registration" },
    { key: "about", term: "What it does and for whom" },
    { key: "address", term: "Address of the office" },
    { key: "postcode", term: "Postcode" },
    { key: "phone", term: "Phone number" },
    { key: "email", term: "Email address" },
  ],
  site: [
    { key: "name", term: "Name" },
    { key: "kind", term: "Kind of site", matters: true, say: named(siteKindNames) },
    { key: "address", term: "Address", matters: true },
    { key: "postcode", term: "Postcode", matters: true },
    {
      key: "addressMasked",
      term: "Address shown to the public",
      matters: true,
      say: (value) => (value === "true" ? "First half of the postcode only" : "Whole address"),
    },
    { key: "openedOn", term: "First day", matters: true, say: day },
    { key: "closedOn", term: "Last day", matters: true, say: day },
    { key: "facilities", term: "What is there" },
    { key: "accessFeatures", term: "Access", say: named(accessFeatureNames) },
    { key: "accessibility", term: "Accessibility in words" },
  ],
  person: [
    { key: "name", term: "Name", matters: true },
    { key: "post", term: "Responsible as", matters: true, say: named(postNames) },
    { key: "startedOn", term: "First day in post", matters: true, say: day },
    { key: "leftOn", term: "Last day in post", matters: true, say: day },
    { key: "email", term: "Email address" },
    { key: "phone", term: "Phone number" },
    { key: "trainedOn", term: "Last safeguarding training", say: day },
  ],
};

/** The fields of a part out of a form or a row, so that equal things are kept alike. */
export function contentOf(part: VersionPart, given: object): Content {
  const values = given as Record<string, unknown>;
  return Object.fromEntries(
    fieldsOf[part].map(({ key }) => {
      const value = values[key];
      return [key, Array.isArray(value) ? [...value].sort() : (value ?? null)];
    }),
  );
}

const isSame = (one: unknown, other: unknown) =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** Whether two versions of a part say the same. */
export function isUnchanged(part: VersionPart, before: Content | undefined, after: Content): boolean {
  return before !== undefined && fieldsOf[part].every(({ key }) => isSame(before[key], after[key]));
}

/**
 * Whether an edit of an approved provider waits for an officer: who it is and what it does, any new, closed or
 * moved site, and who leads on safeguarding.
 */
export function isMaterial(part: VersionPart, before: Content | undefined, after: Content): boolean {
  const isSafeguarding = [before?.post, after.post].some(
    (post) => post === "safeguarding_lead" || post === "deputy_safeguarding_lead",
  );
  if (part === "person" && !isSafeguarding) return false;
  if (before === undefined) return true;
  return fieldsOf[part].some(({ key, matters }) => matters && !isSame(before[key], after[key]));
}

const firstDayKey = { site: "openedOn", person: "startedOn", organisation: undefined } as const;

/** The day from which a site or a person in charge is there, and so from which evidence is asked of them. */
export function firstDayOf(part: VersionPart, content: Content): CalendarDate | undefined {
  const key = firstDayKey[part];
  return key && typeof content[key] === "string" ? (content[key] as CalendarDate) : undefined;
}

/** The same part from another first day on. */
export function withFirstDay(part: VersionPart, content: Content, firstDay: CalendarDate): Content {
  const key = firstDayKey[part];
  return key ? { ...content, [key]: firstDay } : content;
}

/** The last day of a site or person that has one. */
export function lastDayOf(part: VersionPart, content: Content): CalendarDate | undefined {
  const last = part === "site" ? content.closedOn : content.leftOn;
  return typeof last === "string" ? (last as CalendarDate) : undefined;
}

export type ComparedField = { term: string; before: string; after: string; isChanged: boolean };

/** Two versions field by field, in words. Of a part that was not there before, everything is new. */
export function compareVersions(
  part: VersionPart,
  before: Content | undefined,
  after: Content,
): ComparedField[] {
  return fieldsOf[part].map((field) => ({
    term: field.term,
    before: before === undefined ? "Not there yet" : wordsOf(field, before[field.key]),
    after: wordsOf(field, after[field.key]),
    isChanged: before === undefined || !isSame(before[field.key], after[field.key]),
  }));
}

/** The terms that differ, for a line in a list. */
export function changedTerms(part: VersionPart, before: Content | undefined, after: Content): string[] {
  return before === undefined
    ? []
    : compareVersions(part, before, after)
        .filter(({ isChanged }) => isChanged)
        .map(({ term }) => term);
}

function wordsOf({ say = (word) => word }: FieldOf, value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => say(String(one))).join("; ") || "None";
  if (value === null || value === undefined || value === "") return "Not given";
  return say(String(value));
}

/** What a part is called in lists and letters: its name, and for somebody in charge the post. */
export function titleOfPart(part: VersionPart, content: Content): string {
  if (part === "organisation") return "Organisation details";
  const name = typeof content.name === "string" ? content.name : "";
  if (part === "site") return `Site: ${name}`;
  return `${named(postNames)(String(content.post))}: ${name}`;
}

/** The answers of a form as a version keeps them. */
export function formValuesOf(content: Content): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(content).map(([key, value]) => {
      if (Array.isArray(value)) return [key, value.map(String)];
      if (typeof value === "boolean") return [key, value ? "yes" : ""];
      return [key, value === null || value === undefined ? "" : String(value)];
    }),
  );
}
