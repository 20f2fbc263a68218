import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  apportion,
  formatMoney,
  minus,
  parseMoney,
  pence,
  plus,
  share,
  sum,
  times,
  timesRatio,
  zeroPence,
} from "#app/core/money.ts";

const amounts = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map(pence);
const weights = fc
  .array(fc.oneof(fc.nat(1000), fc.double({ min: 0.001, max: 1, noNaN: true })), {
    minLength: 1,
    maxLength: 8,
  })
  .filter((all) => all.some((weight) => weight > 0));

describe("pence", () => {
  test.each([1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])("does not take %s", (amount) => {
    expect(() => pence(amount)).toThrow(RangeError);
  });

  test("knows no minus nothing", () => {
    expect(Object.is(pence(-0), 0)).toBe(true);
    expect(Object.is(timesRatio(pence(-1), 1, 3), 0)).toBe(true);
  });

  test("add, take away and multiply in whole numbers", () => {
    expect(sum([pence(1), pence(2), pence(3)])).toBe(6);
    expect(sum([])).toBe(zeroPence);
    expect(times(pence(6000), 72)).toBe(432_000);
    expect(() => times(pence(1), 0.5)).toThrow(RangeError);
    expect(() => plus(pence(Number.MAX_SAFE_INTEGER), pence(1))).toThrow(RangeError);
  });

  test("are taken away as they were added", () => {
    fc.assert(fc.property(amounts, amounts, (one, other) => minus(plus(one, other), other) === one));
  });
});

describe("a ratio of an amount", () => {
  test.each([
    [1, 1, 2, 1],
    [-1, 1, 2, -1],
    [5, 1, 10, 1],
    [4, 1, 10, 0],
    [33_333, 3, 10, 10_000],
    [100, -1, 3, -33],
    [200_000_000, 1, 114, 1_754_386],
  ])("%s × %s ÷ %s is %s", (amount, numerator, denominator, expected) => {
    expect(timesRatio(pence(amount), numerator, denominator)).toBe(expected);
  });

  test("is exact where floating point is not", () => {
    expect(timesRatio(pence(9_007_199_254_740_991), 7, 7)).toBe(9_007_199_254_740_991);
  });

  test("is never more than half a penny off, and mirrors below zero", () => {
    fc.assert(
      fc.property(amounts, fc.nat(10_000), fc.integer({ min: 1, max: 10_000 }), (amount, top, bottom) => {
        const result = timesRatio(amount, top, bottom);
        const error = BigInt(result) * BigInt(bottom) - BigInt(amount) * BigInt(top);
        expect(2n * (error < 0n ? -error : error) <= BigInt(bottom)).toBe(true);
        expect(plus(timesRatio(pence(-amount), top, bottom), result)).toBe(0);
      }),
    );
  });

  test("refuses nothing to divide by", () => {
    expect(() => timesRatio(pence(1), 1, 0)).toThrow(RangeError);
  });
});

describe("sharing", () => {
  test("gives the odd pennies to the largest remainders, ties to the first", () => {
    expect(share(pence(100), [1, 1, 1])).toEqual([34, 33, 33]);
    expect(share(pence(10), [0.5, 0.3, 0.2])).toEqual([5, 3, 2]);
    expect(share(pence(101), [50, 50])).toEqual([51, 50]);
    expect(share(pence(-100), [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(apportion(55, [0, 3, 1])).toEqual([0, 41, 14]);
  });

  test("refuses weights that are all nothing, negative or not numbers", () => {
    expect(() => share(pence(1), [0, 0])).toThrow(RangeError);
    expect(() => share(pence(1), [])).toThrow(RangeError);
    expect(() => share(pence(1), [1, -1])).toThrow(RangeError);
    expect(() => share(pence(1), [Number.NaN])).toThrow(RangeError);
  });

  test("never loses a penny, and gives nobody a whole penny too much or too little", () => {
    fc.assert(
      fc.property(amounts, weights, (total, by) => {
        const parts = share(total, by);
        expect(sum(parts)).toBe(total);
        const all = by.reduce((one, other) => one + other, 0);
        parts.forEach((part, index) => {
          expect(Math.abs(part - (total * (by[index] ?? 0)) / all)).toBeLessThan(1.001);
        });
      }),
    );
  });
});

describe("money in words", () => {
  test.each([
    [125_000, "£1,250.00"],
    [-320, "−£3.20"],
    [0, "£0.00"],
    [5, "£0.05"],
    [123_456_789, "£1,234,567.89"],
    [100_000, "£1,000.00"],
    [99_999, "£999.99"],
  ])("%s pence are %s", (amount, words) => {
    expect(formatMoney(pence(amount))).toBe(words);
  });

  test.each([
    ["£1,250", 125_000],
    ["45.5", 4550],
    [" £ 60.00 ", 6000],
    ["0", 0],
    ["1234567", 123_456_700],
  ])("%j is understood", (text, amount) => {
    expect(parseMoney(text)).toBe(amount);
  });

  test.each([
    "",
    "-5",
    "−5",
    "1.234",
    "12,50",
    "1,2345",
    "£",
    "a lot",
    "1e5",
    "5p",
    "1000000000.01",
    "9".repeat(20),
  ])("%j is not money", (text) => {
    expect(parseMoney(text)).toBeUndefined();
  });

  test("what is written is read back", () => {
    fc.assert(
      fc.property(fc.nat(2_000_000_000).map(pence), (amount) => parseMoney(formatMoney(amount)) === amount),
    );
  });
});
