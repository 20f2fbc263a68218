import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, calendarDate as day, type Session } from "#app/core/calendar.ts";
import { type Pence, pence, plus, sum, zeroPence } from "#app/core/money.ts";
import { priceBases } from "#app/core/words/menu.ts";
import { dueByBudget } from "#app/domain/charges/work-out.ts";
import { type AgreedPrice, plannedCost } from "#app/domain/menu/pricing.ts";
import * as funding from "#app/domain/placements/funding.ts";

const prices: fc.Arbitrary<AgreedPrice> = fc.record({
  pricePence: fc.nat(500_000).map(pence),
  basis: fc.constantFrom(...priceBases),
  programmeSessions: fc.integer({ min: 1, max: 400 }),
  joiningFeePence: fc.nat(50_000).map(pence),
});
const shares = fc
  .uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 2 })
  .map((cuts) => [0, ...cuts.sort((one, other) => one - other), 100])
  .map((cuts) =>
    cuts.slice(1).map((cut, index) => ({ owner: `owner ${index}`, percent: cut - (cuts[index] ?? 0) })),
  );
/** Whole days one after another from somewhere in January, so that most placements cross 1 April. */
const sessions = fc
  .record({ from: fc.nat(120), count: fc.integer({ min: 1, max: 500 }) })
  .map(({ from, count }) =>
    Array.from(
      { length: count },
      (_, index): Session => ({ day: addDays(day("2026-01-01"), from + index), half: "am" }),
    ),
  );

const week: AgreedPrice = { pricePence: pence(33_335), basis: "week", joiningFeePence: pence(101) };
const thirds = [
  { owner: "school", percent: 34 },
  { owner: "partnership", percent: 33 },
  { owner: "authority", percent: 33 },
];
const acrossApril: Session[] = ["2026-03-30", "2026-03-31", "2026-04-01"].map((text) => ({
  day: day(text),
  half: "am",
}));

describe("the shares", () => {
  test.each([
    [[{ owner: "a", percent: 100 }], undefined],
    [thirds, undefined],
    [[], "one to three"],
    [[...thirds, { owner: "b", percent: 1 }], "one to three"],
    [[{ owner: "a", percent: 60 }], "add to 60"],
    [
      [
        { owner: "a", percent: 50 },
        { owner: "a", percent: 50 },
      ],
      "only once",
    ],
    [
      [
        { owner: "a", percent: 99.5 },
        { owner: "b", percent: 0.5 },
      ],
      "whole number",
    ],
  ])("%j: %s", (named, sentence) => {
    const wrong = funding.sharesMismatch(named);
    if (sentence === undefined) expect(wrong).toBeUndefined();
    else expect(wrong).toContain(sentence);
  });

  test("that do not stand cannot be split by", () => {
    expect(() => funding.fundingParts(week, [], acrossApril)).toThrow(RangeError);
  });
});

describe("the parts of a placement", () => {
  test("fall in the financial years of its sessions, the fee in the first", () => {
    const parts = funding.fundingParts(week, thirds, acrossApril);
    // 2 sessions are 6,667 and the fee 101; the third session is 10,001 (10,000.5 half up) less 6,667.
    expect(parts.map(({ owner, financialYear, pence }) => [owner, financialYear, pence])).toEqual([
      ["school", 2025, 2301],
      ["partnership", 2025, 2234],
      ["authority", 2025, 2233],
      ["school", 2026, 1134],
      ["partnership", 2026, 1100],
      ["authority", 2026, 1100],
    ]);
    expect(parts[0]).toMatchObject({ sessions: 2, startsOn: "2026-03-30", endsOn: "2026-03-31" });
  });

  test("are none when nothing is planned", () => {
    expect(funding.fundingParts(week, thirds, [])).toEqual([]);
  });

  test("always add up to the planned cost", () => {
    fc.assert(
      fc.property(prices, shares, sessions, (price, by, planned) => {
        const parts = funding.fundingParts(price, by, planned);
        expect(funding.totalOfParts(parts)).toBe(plannedCost(price, planned.length));
        expect(parts.every(({ pence }) => pence >= 0)).toBe(true);
      }),
    );
  });
});

describe("charging the parts", () => {
  const charged = (
    planned: readonly funding.FundingPart[],
    counts: readonly [number, number][],
    price: AgreedPrice,
  ) => funding.cumulativeParts(price, planned, new Map(counts));

  test("an absence in March moves no penny in April", () => {
    const planned = funding.fundingParts(week, thirds, acrossApril);
    const parts = charged(planned, [[2026, 1]], week);
    expect(parts.filter(({ financialYear }) => financialYear === 2026).map(({ pence }) => pence)).toEqual([
      1134, 1100, 1100,
    ]);
    expect(parts.filter(({ financialYear }) => financialYear === 2025).map(({ pence }) => pence)).toEqual([
      34, 34, 33,
    ]);
  });

  test("in a year in which nothing was planned is a bug", () => {
    const planned = funding.fundingParts(week, thirds, acrossApril);
    expect(() => charged(planned, [[2027, 1]], week)).toThrow(RangeError);
  });

  test("never goes above what was planned, and reaches it when every session is charged", () => {
    fc.assert(
      fc.property(
        prices,
        shares,
        sessions,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (price, by, all, part) => {
          const planned = funding.fundingParts(price, by, all);
          const years = funding.sessionsByFinancialYear(all);
          const some = years.map((year): [number, number] => [
            year.financialYear,
            Math.floor(year.sessions * part),
          ]);
          charged(planned, some, price).forEach((now, index) => {
            expect(now.pence).toBeLessThanOrEqual(planned[index]?.pence ?? -1);
          });
          const full = years.map((year): [number, number] => [year.financialYear, year.sessions]);
          expect(charged(planned, full, price).map(({ pence }) => pence)).toEqual(
            planned.map(({ pence }) => pence),
          );
        },
      ),
    );
  });

  test("month after month adds up to the cumulative figure, which only grows, whichever budget bears which year", () => {
    const months = fc.record({ perMonth: fc.integer({ min: 1, max: 60 }), acrossYears: fc.boolean() });
    fc.assert(
      fc.property(prices, shares, sessions, months, (price, by, all, { perMonth, acrossYears }) => {
        const planned = funding.fundingParts(price, by, all);
        const budgetOf = ({ owner, financialYear }: funding.ChargePart) =>
          acrossYears ? owner : `${owner} ${financialYear}`;
        const before = new Map<string, Pence>();
        for (let done = perMonth; done < all.length + perMonth; done += perMonth) {
          const years = funding.sessionsByFinancialYear(all.slice(0, done));
          const cumulative = charged(
            planned,
            years.map((year) => [year.financialYear, year.sessions]),
            price,
          );
          for (const { budgetId, pence: due } of dueByBudget(cumulative, { before, budgetOf })) {
            expect(due).toBeGreaterThanOrEqual(-1);
            before.set(budgetId, plus(before.get(budgetId) ?? zeroPence, due));
          }
          expect(sum(before.values())).toBe(funding.totalOfParts(cumulative));
        }
        expect(sum(before.values())).toBe(plannedCost(price, all.length));
      }),
    );
  });

  test("a correction downwards is a credit to the one who paid", () => {
    const part = { owner: "school", financialYear: 2025, pence: pence(500) };
    const before = new Map([
      ["school", pence(700)],
      ["other", pence(5)],
    ]);
    expect(dueByBudget([part], { before, budgetOf: ({ owner }) => owner })).toEqual([
      { budgetId: "school", pence: -200 },
      { budgetId: "other", pence: -5 },
    ]);
  });
});
