/** One offer as an engine knows it, and a search that says nearly everything. */
import { calendarDate } from "#app/core/calendar.ts";
import { pence } from "#app/core/money.ts";
import type { SearchQuery } from "#search/engine.ts";
import { type OfferDocument, shufflesOf } from "#search/offers.ts";

export const authorityId = "00000000-0000-7000-8000-00000000000a";
export const document: OfferDocument = {
  authorityId,
  offerId: "00000000-0000-7000-8000-000000000001",
  providerId: "00000000-0000-7000-8000-000000000002",
  listableFrom: calendarDate("2026-09-01"),
  listableUntil: null,
  title: "Motor vehicle workshop",
  provider: "Invented Works",
  summary: "",
  text: "",
  kind: "vocational",
  tier: "outreach",
  providerKind: "non_school",
  needs: ["semh"],
  keyStages: ["ks4"],
  years: [10, 11],
  qualifications: ["vocational_award"],
  transport: "none",
  halves: ["tue-am", "thu-am"],
  daysFree: 2,
  soonestOn: calendarDate("2026-10-06"),
  weeksFrom: 6,
  weeksTo: null,
  groupSize: 4,
  access: ["step_free"],
  partnerships: [],
  pricePerSessionPence: pence(4500),
  priceIsPrivate: true,
  latitude: 53.43,
  longitude: -1.34,
  shuffles: shufflesOf("one"),
};
export const query: SearchQuery = {
  authorityId,
  day: calendarDate("2026-10-07"),
  words: "motor",
  filters: { need: ["semh", "adhd"], half: ["tue-am", "thu-am"] },
  priceTo: pence(5000),
  privatePrices: false,
  near: { latitude: 53.43, longitude: -1.34 },
  withinMiles: 5,
  order: "distance",
  page: 2,
  pageSize: 20,
};
