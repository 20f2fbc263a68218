/** What an offer's page says in a few words of whom it is for and how long it lasts. */
import { type QualificationKind, qualificationKindNames } from "#app/core/words/menu.ts";

/** "Years 7 to 9", "Year 10", "Years 10 and 11", "Years 1, 2 and 7" */
export function describeYears(years: readonly number[]): string {
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return "";
  if (first === last) return `Year ${first}`;
  if (years.length > 2 && last - first === years.length - 1) return `Years ${first} to ${last}`;
  return `Years ${years.slice(0, -1).join(", ")} and ${last}`;
}

/** "6 to 12 weeks", "At least 6 weeks", "As long as it is needed" */
export function describeLength(from: number | null, to: number | null): string {
  const counted = (weeks: number) => `${weeks} ${weeks === 1 ? "week" : "weeks"}`;
  if (from === null && to === null) return "As long as it is needed";
  if (from === null) return `Up to ${counted(to ?? 0)}`;
  if (to === null) return `At least ${counted(from)}`;
  return from === to ? counted(from) : `${from} to ${counted(to)}`;
}

/** "GCSE, functional skills: English and mathematics" in the provider's words, or that there is none. */
export function describeQualifications(kinds: readonly QualificationKind[], text: string): string {
  const named = kinds.filter((kind) => kind !== "none").map((kind) => qualificationKindNames[kind]);
  const list = named.join(", ");
  if (list && text) return `${list}: ${text}`;
  return list || text || "None";
}

/** A name within a sentence: "pupil referral unit", but "AP academy". */
export function inSentence(name: string): string {
  return name.replace(/^[A-Z](?![A-Z])/, (first) => first.toLowerCase());
}
