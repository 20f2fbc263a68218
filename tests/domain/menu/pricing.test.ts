import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { minus, pence, sum } from "#app/core/money.ts";
import { priceBases } from "#app/core/words/menu.ts";
import * as pricing from "#app/domain/menu/pricing.ts";

const price = (
  pricePence: number,
  basis: pricing.AgreedPrice["basis"],
  more: Partial<pricing.AgreedPrice> = {},
): pricing.AgreedPrice => ({ pricePence: pence(pricePence), basis, ...more });

const prices = fc.record({
  pricePence: fc.nat(500_000).map(pence),
  basis: fc.constantFrom(...priceBases),
  programmeSessions: fc.integer({ min: 1, max: 400 }),
  joiningFeePence: fc.nat(50_000).map(pence),
});

describe("the planned cost", () => {
  test.each([
    [price(6000, "session"), 72, 432_000],
    [price(9_501, "day"), 3, 14_252],
    [price(33_333, "week"), 3, 10_000],
    [price(100_000, "programme", { programmeSessions: 24 }), 24, 100_000],
    [price(100_000, "programme", { programmeSessions: 24 }), 7, 29_167],
    [price(6000, "session", { joiningFeePence: pence(2500) }), 2, 14_500],
  ])("of %j for %s sessions is %s pence", (agreed, sessions, expected) => {
    expect(pricing.plannedCost(agreed, sessions)).toBe(expected);
  });

  test("is the sum of its months, however they are cut", () => {
    fc.assert(
      fc.property(prices, fc.array(fc.nat(50), { minLength: 1, maxLength: 14 }), (agreed, months) => {
        let sessions = 0;
        let before = pence(0);
        const charges = months.map((more) => {
          sessions += more;
          const now = pricing.plannedCost(agreed, sessions);
          const charge = minus(now, before);
          before = now;
          return charge;
        });
        expect(sum(charges)).toBe(pricing.plannedCost(agreed, sessions));
        expect(charges.every((charge) => charge >= 0)).toBe(true);
      }),
    );
  });

  test("refuses a programme without its number and half a session", () => {
    expect(() => pricing.plannedCost(price(1, "programme"), 1)).toThrow(RangeError);
    expect(() => pricing.plannedCost(price(1, "session"), 0.5)).toThrow(RangeError);
  });
});

describe("a price per session", () => {
  test("is rounded half up for showing", () => {
    expect(pricing.pricePerSession(price(10_005, "week"))).toBe(1001);
    expect(pricing.pricePerSession(price(9500, "day", { joiningFeePence: pence(900) }))).toBe(4750);
  });
});

describe("a programme", () => {
  test("says when the sessions planned are not its number", () => {
    const programme = price(1, "programme", { programmeSessions: 24 });
    expect(pricing.programmeMismatch(programme, 24)).toBeUndefined();
    expect(pricing.programmeMismatch(programme, 22)).toContain("24 sessions");
    expect(pricing.programmeMismatch(price(1, "day"), 22)).toBeUndefined();
  });
});

describe("VAT", () => {
  test("is added to standard supplies only, half up", () => {
    expect(pricing.vatOn(pence(1003), "standard", 20)).toBe(201);
    expect(pricing.vatOn(pence(1000), "standard", 17.5)).toBe(175);
    expect(pricing.vatOn(pence(1003), "exempt", 20)).toBe(0);
    expect(pricing.vatOn(pence(1003), "outside_scope", 20)).toBe(0);
    expect(() => pricing.vatOn(pence(1003), "standard", -1)).toThrow(RangeError);
  });
});
