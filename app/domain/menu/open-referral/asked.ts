/** What a reader of the feed may ask for, out of the address; the names are the standard's own. */
import { normalPostcode, outcodeOf } from "#app/core/postcode.ts";

export type Asked = {
  readonly words: string | undefined;
  readonly page: number;
  readonly perPage: number;
  readonly termId: string | undefined;
  readonly taxonomyId: string | undefined;
  readonly organisationId: string | undefined;
  readonly minimumAge: number | undefined;
  readonly maximumAge: number | undefined;
  /** HH:MM */
  readonly startTime: string | undefined;
  readonly endTime: string | undefined;
  /** mon to fri */
  readonly day: string | undefined;
  readonly postcode: string | undefined;
  readonly metres: number | undefined;
  readonly changedFrom: Date | undefined;
  /** Each with all that hangs on it. */
  readonly full: boolean;
  /** Of everything that matches, on one page, only which it is and when it last changed. */
  readonly minimal: boolean;
};

export const mostPerPage = 100;
const usualPerPage = 50;

/** Reads the address. Gives a sentence instead when a value cannot be what the standard says it is. */
export function readAsked(params: URLSearchParams): Asked | string {
  let refusal: string | undefined;
  function read<Value>(name: string, what: string, meant: (text: string) => Value | undefined) {
    const text = params.get(name)?.trim().slice(0, 200);
    if (!text) return undefined;
    const value = meant(text);
    if (value === undefined) refusal ??= `${name} must be ${what}`;
    return value;
  }
  const words = (name: string) => read(name, "words", (text) => text);
  const id = (name: string) => read(name, "an identifier", (text) => text.toLowerCase());
  const count = (name: string, most: number) => read(name, "a whole number", (text) => countOf(text, most));
  const number = (name: string, most: number) =>
    read(name, "a number, 0 or more", (text) => numberOf(text, most));
  const time = (name: string) => read(name, "a time, as 09:30", timeOf);
  const truth = (name: string) => read(name, "true or false", truthOf);
  const asked = {
    words: words("search"),
    page: Math.max(1, count("page", 100_000) ?? 1),
    perPage: Math.max(1, count("per_page", mostPerPage) ?? usualPerPage),
    termId: id("taxonomy_term_id"),
    taxonomyId: id("taxonomy_id"),
    organisationId: id("organization_id"),
    minimumAge: number("minimum_age", 120),
    maximumAge: number("maximum_age", 120),
    startTime: time("start_time"),
    endTime: time("end_time"),
    day: read("day", "a day of the week, as MO", dayOf),
    postcode: read("postcode", "a postcode, as S65 1AA", (text) => normalPostcode(text) ?? outcodeOf(text)),
    metres: number("proximity", 1_000_000),
    changedFrom: read("modified_after", "a date or a moment, as 2026-09-01T09:30:00Z", momentOf),
    full: truth("full") ?? false,
    minimal: truth("minimal") ?? false,
  };
  return refusal ?? asked;
}

const countOf = (text: string, most: number) =>
  /^\d{1,9}$/.test(text) ? Math.min(Number(text), most) : undefined;

const numberOf = (text: string, most: number) =>
  /^\d{1,9}(\.\d{1,9})?$/.test(text) ? Math.min(Number(text), most) : undefined;

/** Its hour and minute; a zone is let through and the time taken as the clock here shows it. */
const timeOf = (text: string) =>
  /^(([01]\d|2[0-3]):[0-5]\d)(:[0-5]\d(\.\d+)?)?(Z|[+ -]\d\d:?\d\d)?$/i.exec(text)?.[1];

const days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** By its name or the beginning of it. Nothing is given at a weekend, which is asked for all the same. */
function dayOf(text: string): string | undefined {
  const day = text.length > 1 ? days.find((name) => name.startsWith(text.toLowerCase())) : undefined;
  return day?.slice(0, 3);
}

/** A plus that stands in an address unescaped arrives as a space. */
function momentOf(text: string): Date | undefined {
  const match = /^([12]\d{3}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+ -]\d\d:\d\d)?)?$/i.exec(
    text,
  );
  if (!match) return undefined;
  const [, day, time = "00:00", zone = "Z"] = match;
  const moment = new Date(`${day}T${time}${zone.replace(" ", "+").toUpperCase()}`);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}

function truthOf(text: string): boolean | undefined {
  return { true: true, false: false }[text.toLowerCase()];
}

/** One page of a list in the standard's frame. */
export function pageOf<T>(contents: readonly T[], asked: Pick<Asked, "page" | "perPage">, total: number) {
  const pages = Math.max(1, Math.ceil(total / asked.perPage));
  return {
    total_items: total,
    total_pages: pages,
    page_number: asked.page,
    size: contents.length,
    first_page: asked.page === 1,
    last_page: asked.page >= pages,
    empty: contents.length === 0,
    contents,
  };
}

/** All there is on the first page, however much it is. */
export const onePageOf = <T>(contents: readonly T[]) =>
  pageOf(contents, { page: 1, perPage: Math.max(1, contents.length) }, contents.length);
