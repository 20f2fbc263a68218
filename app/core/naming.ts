/** Whether a text looks as if it named a person: a prompt for whoever writes, never proof that nobody is named. */
import { type CalendarDate, parseCalendarDate } from "#app/core/calendar.ts";
import { isGivenName } from "#app/core/names/given.ts";
import { loneNames } from "#app/core/names/lone.ts";
import { isKnownWord, isOrdinary } from "#app/core/names/ordinary.ts";

export type IdentifierKind = "upn" | "birth_date" | "title" | "name";

export type Identifier = {
  kind: IdentifierKind;
  /** As it stands in the text. */
  text: string;
  /** Certain ones are refused; about the others the writer is asked. */
  isSure: boolean;
};

/**
 * What in a text looks like a pupil's number, a date of birth, a title with a name, a first name with a
 * surname or, where the sentence speaks of a person, alone. `allowed` are names that anyone may write: of schools, providers, their sites. With `today`, a whole
 * date of four years ago or more may be of birth, said or not.
 */
export function findIdentifiers(
  text: string,
  allowed: readonly string[],
  today?: CalendarDate,
): Identifier[] {
  const found = [
    ...matches(text, upn).map((match) => identifier("upn", match, true)),
    ...birthDates(text, today),
    ...names(withoutAllowed(text, allowed), allowed),
  ];
  const seen = new Set<string>();
  return found.filter(({ kind, text: words }) => {
    const key = `${kind} ${words}`;
    return seen.has(key) ? false : seen.add(key);
  });
}

/** What a writer reads who has named somebody for certain, or undefined. */
export function sureIdentifier(found: readonly Identifier[]): string | undefined {
  const sure = found.find(({ isSure }) => isSure);
  if (!sure) return undefined;
  const what = sure.kind === "upn" ? "a pupil's number" : "a date of birth";
  return `This looks like ${what}: “${sure.text}”. Take it out`;
}

/** What a writer reads who may have named somebody, or undefined. */
export function possibleIdentifier(found: readonly Identifier[]): string | undefined {
  const possible = found.filter(({ isSure }) => !isSure).map(({ text }) => `“${text}”`);
  if (possible.length === 0) return undefined;
  return `This looks as if it names somebody: ${possible.slice(0, 3).join(", ")}. Take the names out, or tick that it names nobody`;
}

const identifier = (kind: IdentifierKind, text: string, isSure: boolean): Identifier => ({
  kind,
  text: text.trim(),
  isSure,
});

const matches = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([all]) => all);

/** A letter and twelve digits, the last of which may be a letter too while the number is a temporary one. */
const upn = /\b[A-Z]\d(?:[ -]?\d){10}[ -]?[\dA-Z]\b/gi;

const months =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
const dayThenMonth = `\\d{1,2}(?:st|nd|rd|th)?(?: of)?[ /.-](?:\\d{1,2}|${months})[ ,/.-]{1,2}(?:\\d{4}|\\d{2})`;
const yearFirst = "\\d{4}-\\d{2}-\\d{2}";
const date = `(?:${yearFirst}|${dayThenMonth})(?!\\d)`;
const saidToBeOfBirth = new RegExp(
  `\\b(?:d\\.?\\s?o\\.?\\s?b\\.?|born|birth(?:day)?|date of birth)\\b[^\\n\\d]{0,20}${date}`,
  "gi",
);
const anyDate = new RegExp(`(?<!\\d)${date}`, "gi");

function birthDates(text: string, today: CalendarDate | undefined): Identifier[] {
  const said = matches(text, saidToBeOfBirth).map((match) => identifier("birth_date", match, true));
  if (!today) return said;
  const old = matches(text, anyDate).filter(
    (match) => isLongAgo(match, today) && !said.some((one) => one.text.includes(match)),
  );
  return [...said, ...old.map((match) => identifier("birth_date", match, false))];
}

/** Years of four digits only: "12/10/25" may be any year. */
function isLongAgo(match: string, today: CalendarDate): boolean {
  const year = /(?:^|\D)(\d{4})(?:\D|$)/.exec(match)?.[1];
  if (!year) return false;
  const day = parseCalendarDate(match) ?? `${year}-12-31`;
  return day < `${Number(today.slice(0, 4)) - 4}${today.slice(4)}`;
}

/** Allowed names become a mark at which a row of capitalised words ends; the longest goes first. */
function withoutAllowed(text: string, allowed: readonly string[]): string {
  return allowed
    .map((name) => name.trim())
    .filter((name) => name.includes(" "))
    .toSorted((left, right) => right.length - left.length)
    .reduce((rest, name) => rest.replace(new RegExp(escaped(name), "gi"), " · "), text);
}

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

const capitalised = "\\p{Lu}[\\p{L}'’]*\\p{Ll}[\\p{L}'’]*(?:-\\p{Lu}[\\p{L}'’]+)*";
const initials = "(?:\\p{Lu}\\.?\\s)*";
const title = new RegExp(
  `\\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Madam|Prof|Professor|Rev|Revd|Fr)\\b\\.?\\s+${initials}${capitalised}`,
  "gu",
);
const withInitial = new RegExp(`(?<!\\p{L})\\p{Lu}\\.\\s?${capitalised}`, "gu");
const rowOfWords = new RegExp(`(?<![\\p{L}\\p{N}])${capitalised}(?:[ \\t]+${capitalised})+`, "gu");

function names(text: string, allowed: readonly string[]): Identifier[] {
  const titled = matches(text, title);
  const rest = titled.reduce((left, match) => left.replaceAll(match, " · "), text);
  const initialled = matches(rest, withInitial);
  const rows = matches(rest, rowOfWords).flatMap((row) => namesInRow(row, allowed));
  const alone = [...initialled, ...rows].reduce((left, match) => left.replaceAll(match, " · "), rest);
  return [
    ...titled.map((match) => identifier("title", match, false)),
    ...[...initialled, ...rows, ...loneNames(alone, allowed)].map((match) =>
      identifier("name", match, false),
    ),
  ];
}

/** A row broken at words that are capitalised for what they are; two or more that are left may be a name. */
function namesInRow(row: string, allowed: readonly string[]): string[] {
  const parts: string[][] = [[]];
  for (const word of row.split(/[ \t]+/)) {
    if (isOrdinary(word)) parts.push([]);
    else parts.at(-1)?.push(word);
  }
  const known = allowed.map((name) => ` ${name.toLowerCase()} `);
  return parts
    .filter((words) => words.length > 1 && !isSaint(words) && words.some(mayName))
    .map((words) => words.join(" "))
    .filter((words) => !known.some((name) => name.includes(` ${words.toLowerCase()} `)));
}

/** "Functional Skills" names nobody, "Jack Green" may. */
const mayName = (word: string): boolean => isGivenName(word) || !isKnownWord(word);

const isSaint = ([first, ...names]: readonly string[]): boolean =>
  names.length === 1 && /^(?:St|Saint)$/.test(first ?? "");
