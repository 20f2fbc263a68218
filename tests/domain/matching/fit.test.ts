import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarDate, weeklyHalfDays } from "#app/core/calendar.ts";
import { pence } from "#app/core/money.ts";
import { needs } from "#app/core/words/menu.ts";
import { type Candidate, type Child, fitOf, halvesInWords } from "#app/domain/matching/fit.ts";
import { usualWeights } from "#app/domain/matching/weights.ts";

const day = calendarDate;
const child: Child = {
  year: 9,
  needs: ["semh", "adhd", "anxiety"],
  halves: ["tue-am", "thu-am"],
  startBy: day("2026-11-02"),
  weeks: 10,
  left: pence(500_000),
};
const offer: Candidate = {
  needs: ["semh", "adhd"],
  years: [9, 10, 11],
  free: ["tue-am", "thu-am", "fri-pm"],
  soonestOn: day("2026-10-08"),
  weeksFrom: 6,
  weeksTo: 12,
  miles: 4.2,
  cost: { pence: pence(184_000), sessions: 20 },
  isLocal: false,
  triedUntil: null,
  hereUntil: null,
};
const fitting = (of: Partial<Candidate>, wanted: Partial<Child> = {}) =>
  fitOf({ ...child, ...wanted }, { ...offer, ...of }, usualWeights);
const texts = (of: Partial<Candidate>, wanted: Partial<Child> = {}) =>
  fitting(of, wanted).reasons.map(({ text }) => text);

describe("a match", () => {
  it("says in words why an offer fits", () => {
    expect(texts({})).toEqual([
      "Takes year 9",
      "For two of three needs: Social, emotional and mental health, ADHD",
      "Tuesday and Thursday mornings are free",
      "4.2 miles from home",
      "A place by 2 November 2026",
      "£1,840.00 for 20 sessions, £3,160.00 would be left",
      "Lasts 6 to 12 weeks",
    ]);
    expect(fitting({}).fits).toBe(true);
  });

  it.each([
    ["year", { years: [10] }, "Does not take year 9"],
    ["needs", { needs: ["physical"] }, "For none of the needs"],
    ["timetable", { free: ["tue-am"] }, "No place on Thursday morning"],
    ["soonest", { soonestOn: null }, "No place is in sight"],
    ["length", { weeksTo: 8 }, "Lasts 6 to 8 weeks"],
  ] as const)("says what does not fit by %s", (rule, of, text) => {
    const { fits, reasons } = fitting(of as Partial<Candidate>);
    expect(fits).toBe(false);
    expect(reasons.find((reason) => !reason.fits)).toEqual({ rule, text, fits: false });
  });

  it("says by how much a budget is too small, and keeps quiet about one it does not know", () => {
    expect(texts({}, { left: pence(100_000) })).toContain(
      "£1,840.00 for 20 sessions: £840.00 more than is left",
    );
    expect(fitting({}, { left: pence(184_000) }).fits).toBe(true);
    expect(fitting({}, { left: pence(183_999) }).fits).toBe(false);
    expect(texts({}, { left: undefined })).toContain("£1,840.00 for 20 sessions");
  });

  it("adds up to the weights' sum for what fits in everything, and to no less than nothing", () => {
    const best = fitting(
      { needs: child.needs, miles: 0, cost: { pence: pence(0), sessions: 20 }, isLocal: true },
      { startBy: day("2026-12-01") },
    );
    expect(best).toMatchObject({ points: 105, of: 105 });
    const worst = fitting({
      needs: [],
      free: [],
      miles: 99,
      soonestOn: null,
      cost: { pence: pence(900_000), sessions: 20 },
      triedUntil: day("2026-05-01"),
    });
    expect(worst.points).toBe(0);
  });

  it("takes points off for a placement that ended early, without forbidding another", () => {
    const before = fitting({});
    const after = fitting({ triedUntil: day("2026-05-01") });
    expect(before.points - after.points).toBe(usualWeights.tried);
    expect(after.fits).toBe(true);
    expect(texts({ triedUntil: day("2026-05-01") })).toContain(
      "Tried before: a placement with this provider ended early on 1 May 2026",
    );
  });

  it("counts as advice, and not for the offer, what only says that something is not known", () => {
    const advice = (of: Partial<Candidate>, wanted: Partial<Child> = {}) =>
      fitting(of, wanted).reasons.flatMap(({ rule, isAdvice }) => (isAdvice ? [rule] : []));
    expect(advice({})).toEqual([]);
    expect(advice({ cost: undefined, miles: null }, { needs: [] })).toEqual(["needs", "distance", "price"]);
    expect(advice({ triedUntil: day("2026-05-01") })).toEqual(["tried"]);
  });

  it("tells of a placement that ran as planned and takes nothing off for it", () => {
    expect(fitting({ hereUntil: day("2026-06-05") }).points).toBe(fitting({}).points);
    expect(texts({ hereUntil: day("2026-06-05") })).toContain("Was here before, until 5 June 2026");
  });
});

const candidates = fc.record({
  needs: fc.uniqueArray(fc.constantFrom(...needs)),
  years: fc.uniqueArray(fc.integer({ min: 1, max: 13 })),
  free: fc.uniqueArray(fc.constantFrom(...weeklyHalfDays)),
  soonestOn: fc.constantFrom(null, day("2026-10-08"), day("2026-12-24"), day("2027-09-01")),
  weeksFrom: fc.constantFrom(null, 1, 6),
  weeksTo: fc.constantFrom(null, 6, 12),
  miles: fc.option(fc.double({ min: 0, max: 400, noNaN: true })),
  cost: fc.option(
    fc.record({ pence: fc.nat(2_000_000).map(pence), sessions: fc.integer({ min: 1, max: 400 }) }),
    {
      nil: undefined,
    },
  ),
  isLocal: fc.boolean(),
  triedUntil: fc.constantFrom(null, day("2026-05-01")),
  hereUntil: fc.constantFrom(null, day("2026-06-05")),
});

describe("any match at all", () => {
  it("has points between nothing and all there are, and a reason for each rule", () => {
    fc.assert(
      fc.property(candidates, (candidate) => {
        const { points, of, reasons, fits } = fitOf(child, candidate, usualWeights);
        expect(Number.isInteger(points) && points >= 0 && points <= of).toBe(true);
        expect(fits).toBe(reasons.every((reason) => reason.fits));
        expect(new Set(reasons.map(({ rule }) => rule)).size).toBe(reasons.length);
        expect(reasons.every(({ text }) => text.length > 0)).toBe(true);
      }),
    );
  });

  it("never loses by being nearer, sooner, dearer to the partnership or for one need more", () => {
    fc.assert(
      fc.property(candidates, (candidate) => {
        const points = (changes: Partial<Candidate>) =>
          fitOf(child, { ...candidate, ...changes }, usualWeights).points;
        const now = points({});
        expect(points({ miles: 0 })).toBeGreaterThanOrEqual(now);
        expect(points({ soonestOn: day("2026-10-08") })).toBeGreaterThanOrEqual(now);
        expect(points({ isLocal: true })).toBeGreaterThanOrEqual(now);
        expect(points({ needs: [...needs] })).toBeGreaterThanOrEqual(now);
        expect(points({ triedUntil: null })).toBeGreaterThanOrEqual(now);
      }),
    );
  });
});

describe("half days in words", () => {
  it.each([
    [["mon-am"], "Monday morning"],
    [["mon-am", "mon-pm"], "Monday"],
    [["tue-am", "thu-am", "fri-pm"], "Tuesday and Thursday mornings, Friday afternoon"],
    [["mon-am", "mon-pm", "wed-am"], "Monday, Wednesday morning"],
    [[...weeklyHalfDays], "Every half day"],
  ] as const)("%s are %s", (halves, words) => {
    expect(halvesInWords(halves)).toBe(words);
  });
});
