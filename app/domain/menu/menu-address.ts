/** A search of the menu as its address says it: /menu?q=motor+vehicle&need=semh&phase=ks4&within=5 */
import { formatWeeklyHalfDay, weeklyHalfDays } from "#app/core/calendar.ts";
import { formatMoney, type Pence, parseMoney } from "#app/core/money.ts";
import { normalPostcode, outcodeOf } from "#app/core/postcode.ts";
import {
  keyStageNames,
  keyStages,
  needNames,
  needs,
  offerKindNames,
  offerKinds,
  offerTierNames,
  offerTiers,
  transportNames,
  transportWords,
} from "#app/core/words/menu.ts";
import { providerKindNames, providerKinds } from "#app/core/words/providers.ts";

type Choice = {
  readonly facet: FacetOfMenu;
  readonly label: string;
  readonly names: Readonly<Record<string, string>>;
};
type FacetOfMenu = "kind" | "need" | "keyStage" | "tier" | "providerKind" | "transport" | "half";

/** The filters of several values: their name in the address, and the words of each value in order. */
export const menuChoices = {
  kind: { facet: "kind", label: "What it is", names: inOrder(offerKinds, offerKindNames) },
  need: { facet: "need", label: "Need", names: inOrder(needs, needNames) },
  phase: { facet: "keyStage", label: "Key stage", names: inOrder(keyStages, keyStageNames) },
  half: {
    facet: "half",
    label: "Place free on",
    names: Object.fromEntries(weeklyHalfDays.map((half) => [half, formatWeeklyHalfDay(half)])),
  },
  tier: { facet: "tier", label: "Tier", names: inOrder(offerTiers, offerTierNames) },
  provider: {
    facet: "providerKind",
    label: "Kind of provider",
    names: inOrder(providerKinds, providerKindNames),
  },
  transport: { facet: "transport", label: "Transport", names: inOrder(transportWords, transportNames) },
} as const satisfies Record<string, Choice>;
export type MenuChoice = keyof typeof menuChoices;
export const menuChoiceNames = Object.keys(menuChoices) as MenuChoice[];

export const menuOrders = {
  fair: "No particular order",
  relevance: "Closest to the words",
  distance: "Nearest first",
  price: "Lowest price per session first",
} as const;
export type MenuOrder = keyof typeof menuOrders;
const orderWords = Object.keys(menuOrders) as MenuOrder[];

export const distances = ["1", "2", "5", "10", "20", "50"] as const;

export type MenuSearch = {
  readonly words: string | undefined;
  readonly filters: Partial<Record<FacetOfMenu, readonly string[]>>;
  readonly priceTo: Pence | undefined;
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

/** Reads an address; values nobody could have chosen are left out. */
export function readMenuAddress(params: URLSearchParams): MenuAddress {
  const text = (name: string) => params.get(name)?.trim().slice(0, 200) ?? "";
  const filters: Partial<Record<FacetOfMenu, string[]>> = {};
  const selected: { name: string; value: string; text: string }[] = [];
  const errors: Record<string, string> = {};
  const words = text("q");
  if (words) selected.push({ name: "q", value: params.get("q") ?? "", text: `“${words}”` });
  for (const name of menuChoiceNames) {
    const { facet, names } = menuChoices[name];
    const known: Readonly<Record<string, string>> = names;
    const values = Object.keys(known).filter((value) => params.getAll(name).includes(value));
    if (values.length > 0) filters[facet] = values;
    for (const value of values) selected.push({ name, value, text: known[value] ?? value });
  }
  const priceTo = text("price_to") ? parseMoney(text("price_to")) : undefined;
  if (priceTo !== undefined)
    selected.push({
      name: "price_to",
      value: params.get("price_to") ?? "",
      text: `Up to ${formatMoney(priceTo)} a session`,
    });
  else if (text("price_to")) errors.price_to = "Enter the price in pounds, like 45 or 45.50";
  const postcode = placeFrom(text("postcode"));
  if (postcode)
    selected.push({ name: "postcode", value: params.get("postcode") ?? "", text: `From ${postcode}` });
  else if (text("postcode")) errors.postcode = "Enter a postcode, like S65 1AA or S65";
  const within = distances.find((miles) => miles === text("within"));
  if (within)
    selected.push({
      name: "within",
      value: within,
      text: `Within ${within} ${within === "1" ? "mile" : "miles"}`,
    });
  return {
    search: {
      words: words || undefined,
      filters,
      priceTo,
      postcode,
      withinMiles: within ? Number(within) : undefined,
      order: orderFrom(text("order"), words),
      page: pageFrom(text("page")),
    },
    selected,
    errors,
  };
}

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
export function pageFrom(text: string): number {
  const page = /^\d{1,6}$/.test(text) ? Number(text) : 1;
  return Math.min(Math.max(1, page), mostPages);
}

function placeFrom(text: string): string | undefined {
  return normalPostcode(text) ?? outcodeOf(text);
}

function inOrder<const Word extends string>(
  words: readonly Word[],
  names: Readonly<Record<Word, string>>,
): Record<string, string> {
  return Object.fromEntries(words.map((word) => [word, names[word]]));
}
