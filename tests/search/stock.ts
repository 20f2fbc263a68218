/** What the conformance suite searches: a handful of offers that differ in every way that can be asked for. */
import { calendarDate } from "#app/core/calendar.ts";
import { pence } from "#app/core/money.ts";
import type { OfferDocument } from "#search/offers.ts";

export const rotherham = { latitude: 53.43, longitude: -1.34 };
const oneMileNorth = 53.43 + 1 / 69.1;
export const north = "0190a000-0000-7000-8000-000000000001";
export const south = "0190a000-0000-7000-8000-000000000002";

export const stock: readonly Partial<OfferDocument>[] = [
  {
    title: "Motor vehicle workshop",
    summary: "Repairing cars and motorbikes",
    text: "Non-school alternative provision",
    halves: ["tue-am", "thu-am"],
    daysFree: 2,
    pricePerSessionPence: pence(4500),
    qualifications: ["vocational_award"],
    soonestOn: calendarDate("2026-10-13"),
    weeksFrom: 6,
    weeksTo: 12,
    access: ["step_free", "parking"],
    partnerships: [north],
  },
  {
    title: "Horses and confidence",
    kind: "therapeutic",
    tier: "outreach",
    needs: ["anxiety", "trauma"],
    keyStages: ["ks3", "ks4"],
    years: [9, 10, 11],
    latitude: oneMileNorth,
    pricePerSessionPence: pence(7000),
    halves: ["tue-am"],
    soonestOn: calendarDate("2026-11-03"),
    weeksFrom: 12,
    groupSize: 1,
    transport: "included",
    access: ["step_free"],
    partnerships: [north, south],
  },
  {
    title: "Café English",
    kind: "academic",
    needs: ["semh", "learning"],
    text: "Reading and writing with a hot drink",
    latitude: 53.6,
    pricePerSessionPence: pence(2500),
    priceIsPrivate: true,
    providerKind: "school_based",
    qualifications: ["gcse", "functional_skills"],
    soonestOn: null,
    halves: [],
    daysFree: 0,
    weeksTo: 6,
    groupSize: 12,
  },
  {
    title: "Film and animation",
    kind: "creative",
    latitude: null,
    longitude: null,
    keyStages: ["ks3"],
    years: [7, 8, 9],
    halves: ["mon-am", "tue-pm", "wed-am"],
    daysFree: 3,
    qualifications: ["none"],
  },
];
