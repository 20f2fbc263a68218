/** A search of the menu as its address says it: /menu?q=motor+vehicle&need=semh&phase=ks4&within=5 */
import { type CalendarDate, formatDay, parseCalendarDate } from "#app/core/calendar.ts";
import { formatMoney, type Pence, parseMoney } from "#app/core/money.ts";
import { normalPostcode, outcodeOf } from "#app/core/postcode.ts";
import { menuChoiceNames, menuChoices } from "#app/domain/menu/menu-choices.ts";
import type { FacetName } from "#search/facets.ts";

export const menuOrders = {
  fair: "No particular order",
  relevance: "Closest to the words",
  distance: "Nearest first",
  price: "Lowest price per session first",
  soonest: "Soonest place first",
} as const;
export type MenuOrder = keyof typeof menuOrders;
const orderWords = Object.keys(menuOrders) as MenuOrder[];

export const distances = ["1", "2", "5", "10", "20", "50"] as const;

export type MenuSearch = {
  readonly words: string | undefined;
  /** The very words, with no misspelling put right. */
  readonly exact: boolean;
  readonly filters: Partial<Record<FacetName, readonly string[]>>;
  readonly priceFrom: Pence | undefined;
  readonly priceTo: Pence | undefined;
  /** A place is to be had by this day, for this many weeks. */
  readonly startBy: CalendarDate | undefined;
  readonly weeks: number | undefined;
  readonly postcode: string | undefined;
  readonly withinMiles: number | undefined;
  readonly order: MenuOrder;
  readonly page: number;
};

export type MenuAddress = {
  readonly search: MenuSearch;
  /** What is chosen, for taking away one by one. */
  readonly selected: readonly { readonly name: string; readonly value: string; readonly text: string }[];
  /** What was typed that cannot be read, by field: it is left out of the search. */
  readonly errors: Readonly<Record<string, string>>;
};

const mostPages = 5000;

type Selected = { name: string; value: string; text: string };

/** Reads an address; values nobody could have chosen are left out. */
export function readMenuAddress(params: URLSearchParams): MenuAddress {
  const text = (name: string) => params.get(name)?.trim().slice(0, 200) ?? "";
  const selected: Selected[] = [];
  const errors: Record<string, string> = {};
  /** What a field says, once it can be read; what cannot be is complained of. */
  const read = <Value>(name: string, { parse, words, complaint }: Reading<Value>): Value | undefined => {
    const value = text(name) === "" ? undefined : parse(text(name));
    if (value !== undefined) selected.push({ name, value: params.get(name) ?? "", text: words(value) });
    else if (text(name) !== "" && complaint) errors[name] = complaint;
    return value;
  };
  const words = text("q");
  if (words) selected.push({ name: "q", value: params.get("q") ?? "", text: `“${words}”` });
  const exact = words !== "" && text("exact") === "yes";
  if (exact) selected.push({ name: "exact", value: "yes", text: "Exactly these words" });
  const filters = filtersFrom(params, selected);
  const startBy = read("start", reading.start);
  const weeks = read("weeks", reading.weeks);
  const priceFrom = read("price_from", reading.priceFrom);
  const priceTo = read("price_to", { ...reading.priceTo, parse: notBelow(priceFrom) });
  if (errors.price_to && parseMoney(text("price_to")) !== undefined)
    errors.price_to = "Enter a highest price that is not below the lowest";
  return {
    search: {
      words: words || undefined,
      exact,
      filters,
      startBy,
      weeks,
      priceFrom,
      priceTo,
      postcode: read("postcode", reading.postcode),
      withinMiles: read("within", reading.within),
      order: orderFrom(text("order"), words),
      page: pageFrom(text("page")),
    },
    selected,
    errors,
  };
}

function filtersFrom(params: URLSearchParams, selected: Selected[]): MenuSearch["filters"] {
  const filters: Partial<Record<FacetName, string[]>> = {};
  for (const name of menuChoiceNames) {
    const { facet, names, chosen } = menuChoices[name];
    const asked = params.getAll(name);
    const values = Object.keys(names).filter((value) => asked.includes(value));
    if (values.length > 0) filters[facet] = values;
    for (const value of values) {
      const text = names[value] ?? value;
      selected.push({ name, value, text: chosen?.(text) ?? text });
    }
  }
  return filters;
}

type Reading<Value> = {
  parse: (text: string) => Value | undefined;
  words: (value: Value) => string;
  complaint?: string;
};

const notBelow = (least: Pence | undefined) => (text: string) => {
  const price = parseMoney(text);
  return price !== undefined && price < (least ?? price) ? undefined : price;
};

const wholeNumber = (text: string) => (/^[1-9]\d{0,2}$/.test(text) ? Number(text) : undefined);
const counted = (number: number, noun: string) => `${number} ${number === 1 ? noun : `${noun}s`}`;

const reading = {
  start: {
    parse: parseCalendarDate,
    words: (day: CalendarDate) => `A place by ${formatDay(day)}`,
    complaint: "Enter the day by which a place is needed as a real date",
  },
  weeks: {
    parse: wholeNumber,
    words: (weeks: number) => `For ${counted(weeks, "week")}`,
    complaint: "Enter the number of weeks, like 6",
  },
  priceFrom: {
    parse: parseMoney,
    words: (price: Pence) => `From ${formatMoney(price)} a session`,
    complaint: "Enter the price in pounds, like 45 or 45.50",
  },
  priceTo: {
    parse: parseMoney,
    words: (price: Pence) => `Up to ${formatMoney(price)} a session`,
    complaint: "Enter the price in pounds, like 45 or 45.50",
  },
  postcode: {
    parse: placeFrom,
    words: (postcode: string) => `From ${postcode}`,
    complaint: "Enter a postcode, like S65 1AA or S65",
  },
  within: {
    parse: (text: string) => (distances.some((miles) => miles === text) ? Number(text) : undefined),
    words: (miles: number) => `Within ${counted(miles, "mile")}`,
  },
};

/** The same address without what was left empty, or nothing when there is nothing to leave out. */
export function tidiedAddress(params: URLSearchParams): URLSearchParams | undefined {
  const kept = [...params].filter(([, value]) => value.trim() !== "");
  return kept.length === [...params].length ? undefined : new URLSearchParams(kept);
}

function orderFrom(text: string, words: string): MenuOrder {
  const asked = orderWords.find((order) => order === text);
  return asked ?? (words ? "relevance" : "fair");
}

/** A page number out of an address: 1 for what is none. */
function pageFrom(text: string): number {
  const page = /^\d{1,6}$/.test(text) ? Number(text) : 1;
  return Math.min(Math.max(1, page), mostPages);
}

function placeFrom(text: string): string | undefined {
  return normalPostcode(text) ?? outcodeOf(text);
}
