/** An offer that was come upon among a child's matches: how the address of its page says so, for the way back and on. */
import { addDays, type CalendarDate } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { readWish, type Wish } from "#app/domain/placements/wish.ts";

/** How far ahead a child is looked for unless the page is told otherwise. */
export const usualWeeks = 12;

/** The day by which a place is looked for: the one asked for if it is still to come, else in a week. */
export const startByOf = ({ from }: Wish, today: CalendarDate): CalendarDate =>
  from && from > today ? from : addDays(today, 7);

/** What a request of a match begins with: the week that was weighed, or as much of one as was asked for. */
export function requestedWish(wish: Wish, today: CalendarDate): Wish {
  const { halves, weeks = usualWeeks } = wish;
  return halves.length > 0 ? { halves, from: startByOf(wish, today), weeks } : wish;
}

/**
 * The query of an offer that fits a child. What was asked of the matches stands in one word of its own, since the
 * menu's filters are called half and weeks too, and nobody has chosen those.
 */
export const matchQuery = (pupilId: string, asked: string): string =>
  new URLSearchParams({ pupil: pupilId, match: asked }).toString();

/** When it is wanted, as an offer's address says it: to the match that led here, or to a search of the menu. */
export function wishIn(params: URLSearchParams, today: CalendarDate): Wish {
  const asked = matchIn(params);
  return asked === undefined
    ? readWish(params, "start")
    : requestedWish(readWish(new URLSearchParams(asked)), today);
}

/** What was asked of the matches that led here; nothing when the way was another. */
export const matchIn = (params: URLSearchParams): string | undefined => params.get("match") ?? undefined;

/** The query for the menu and for comparing, which are no part of the match. */
export const withoutMatch = (params: URLSearchParams): string =>
  new URLSearchParams([...params].filter(([name]) => name !== "match")).toString();

/** What the address of a new request says of the way there, beside when it is wanted: straight from the matches. */
export const requestFromMatch = (wish: string, asked: string): string => joined(wish, { match: asked });

/** Or from the page of the offer, whose own query leads on to the matches or the search. */
export const requestFromOffer = (wish: string, offerQuery: string): string =>
  offerQuery ? joined(wish, { offer: offerQuery }) : wish;

const joined = (wish: string, way: Record<string, string>): string =>
  [wish, new URLSearchParams(way).toString()].filter(Boolean).join("&");

type Asked = { offerId: string; title: string; pupilId: string | undefined };

/**
 * The way back from a new request. Its address says only what was asked of the page before, never which page that
 * is, so that it leads nowhere but to the child's matches or to the offer.
 */
export function backFromRequest(params: URLSearchParams, { offerId, title, pupilId }: Asked) {
  const asked = matchIn(params);
  if (asked !== undefined && pupilId)
    return { to: paths.matches(pupilId, new URLSearchParams(asked).toString()), text: "What fits" };
  const query = params.get("offer") ?? (pupilId ? `pupil=${pupilId}` : "");
  return { to: paths.menuOffer(offerId, new URLSearchParams(query).toString()), text: title };
}
