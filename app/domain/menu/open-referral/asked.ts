/** What a reader of the feed may ask for, out of the address; the names are the standard's own. */
import { normalPostcode, outcodeOf } from "#app/core/postcode.ts";

export type Asked = {
  readonly words: string | undefined;
  readonly page: number;
  readonly perPage: number;
  readonly termId: string | undefined;
  readonly taxonomyId: string | undefined;
  readonly minimumAge: number | undefined;
  readonly maximumAge: number | undefined;
  /** HH:MM */
  readonly startTime: string | undefined;
  readonly endTime: string | undefined;
  /** mon to fri */
  readonly day: string | undefined;
  readonly postcode: string | undefined;
  readonly metres: number | undefined;
};

export const mostPerPage = 100;
const usualPerPage = 50;
const weekdays: Readonly<Record<string, string>> = { mo: "mon", tu: "tue", we: "wed", th: "thu", fr: "fri" };

/** Reads the address. Gives a sentence instead when a value cannot be what the standard says it is. */
export function readAsked(params: URLSearchParams): Asked | string {
  const text = (name: string) => params.get(name)?.trim().slice(0, 200) || undefined;
  const numbers: Record<string, number | undefined> = {};
  for (const [name, most] of Object.entries({
    page: 100_000,
    per_page: mostPerPage,
    minimum_age: 120,
    maximum_age: 120,
    proximity: 1_000_000,
  })) {
    const value = text(name);
    if (value === undefined) continue;
    const isWhole = /^\d{1,9}(\.\d+)?$/.test(value);
    if (!isWhole) return `${name} must be a number`;
    numbers[name] = Math.min(Number(value), most);
  }
  for (const name of ["start_time", "end_time"]) {
    const value = text(name);
    if (value !== undefined && !/^([01]\d|2[0-3]):[0-5]\d/.test(value))
      return `${name} must be a time, as 09:30`;
  }
  const day = text("day");
  const weekday = day && weekdays[day.toLowerCase().slice(0, 2)];
  if (day && !weekday && !/^(sa|su)/i.test(day)) return "day must be a day of the week, as MO";
  const postcode = text("postcode");
  const place = postcode && (normalPostcode(postcode) ?? outcodeOf(postcode));
  if (postcode && !place) return "postcode must be a postcode, as S65 1AA";
  return {
    words: text("search"),
    page: Math.max(1, Math.floor(numbers.page ?? 1)),
    perPage: Math.max(1, Math.floor(numbers.per_page ?? usualPerPage)),
    termId: text("taxonomy_term_id"),
    taxonomyId: text("taxonomy_id"),
    minimumAge: numbers.minimum_age,
    maximumAge: numbers.maximum_age,
    startTime: text("start_time")?.slice(0, 5),
    endTime: text("end_time")?.slice(0, 5),
    day: day && (weekday ?? "none"),
    postcode: place || undefined,
    metres: numbers.proximity,
  };
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
