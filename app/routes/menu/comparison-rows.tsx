import type { ReactNode } from "react";
import { describePrice } from "#app/components/offer-prices.tsx";
import { formatDay } from "#app/core/calendar.ts";
import { formatMoney, type Pence, zeroPence } from "#app/core/money.ts";
import { needNames, offerKindNames, offerTierNames, transportNames, vatNames } from "#app/core/words/menu.ts";
import { accessFeatureNames, providerKindNames } from "#app/core/words/providers.ts";
import { absenceRule } from "#app/domain/menu/absence.ts";
import {
  describeLength,
  describeQualifications,
  describeYears,
  inSentence,
} from "#app/domain/menu/for-whom.ts";
import { describeMiles, shortWeek } from "#app/domain/menu/in-words.ts";
import type { MenuOffer } from "#app/domain/menu/menu-offer.server.ts";
import { everyBasis } from "#app/domain/menu/pricing.ts";
import { standingNames } from "#app/domain/quality/standing.ts";
import { attendanceInWords, type OfferResults, outcomeInWords } from "#app/domain/reports/offer-results.ts";

export type Compared = MenuOffer & { results: OfferResults | undefined };
type Row = { name: string; cells: ReactNode[]; differs: boolean };

const facts: readonly (readonly [name: string, of: (offer: Compared) => string])[] = [
  ["Provider", ({ provider, providerKind }) => `${provider}, ${inSentence(providerKindNames[providerKind])}`],
  ["Kind", ({ kind, tier }) => `${offerKindNames[kind]}, ${offerTierNames[tier].toLowerCase()}`],
  ["Price", ({ price }) => (price ? describePrice(price) : "On request")],
  ["Per session", perBasis("session")],
  ["Per day of two sessions", perBasis("day")],
  ["Per week of ten sessions", perBasis("week")],
  ["Joining fee", ({ price }) => (price ? feeOf(price.joiningFeePence) : "On request")],
  ["When a child is absent", (offer) => absenceRule(offer)],
  [
    "VAT",
    ({ vatTreatment, vatRatePercent }) =>
      vatTreatment === "standard" ? `${vatRatePercent}% is added` : vatNames[vatTreatment],
  ],
  ["Distance", ({ miles }) => (miles === null ? "Not known" : describeMiles(miles))],
  ["Free half days", ({ week }) => shortWeek(week.flatMap(({ half, free }) => (free > 0 ? [half] : [])))],
  ["Soonest place", ({ soonestOn }) => (soonestOn ? formatDay(soonestOn) : "None seen in six months")],
  ["Needs", ({ needs }) => needs.map((need) => needNames[need]).join(", ")],
  ["Years", ({ years }) => describeYears(years)],
  ["Size of the group", ({ groupSize }) => (groupSize === 1 ? "One to one" : `Up to ${groupSize} pupils`)],
  ["How long", ({ weeksFrom, weeksTo }) => describeLength(weeksFrom, weeksTo)],
  ["Qualifications", (offer) => describeQualifications(offer.qualificationKinds, offer.qualifications)],
  ["Transport", ({ transport }) => transportNames[transport]],
  [
    "Access",
    ({ site }) => site.features.map((feature) => accessFeatureNames[feature]).join(", ") || "Nothing stated",
  ],
  [
    "Standing",
    ({ standing }) =>
      `${standingNames[standing.state]}${standing.decidedOn ? `, ${formatDay(standing.decidedOn)}` : ""}`,
  ],
  ["Test of success", ({ results }) => (results && outcomeInWords(results)) ?? heldBack],
  ["Attendance", ({ results }) => (results && attendanceInWords(results)) ?? heldBack],
];

const heldBack = "Held back: too few";

/** One row for each thing that offers are compared by, with whether they differ in it. */
export function comparisonRows(offers: readonly Compared[]): Row[] {
  return facts.map(([name, of]) => {
    const cells = offers.map(of);
    return { name, cells, differs: new Set(cells).size > 1 };
  });
}

function perBasis(basis: "session" | "day" | "week") {
  return ({ price }: Compared) => {
    if (!price) return "On request";
    return formatMoney(everyBasis({ ...price, basis: price.priceBasis })[basis]);
  };
}

const feeOf = (fee: Pence) => (fee > zeroPence ? formatMoney(fee) : "None");
