import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placesToSessions, sessionsToPlaces, splitByQuota } from "#app/domain/budgets/quota.ts";

const counts = fc.nat(20_000);

describe("a quota", () => {
  test.each([
    [100, 0, 60, 60, 0],
    [100, 80, 60, 20, 40],
    [100, 100, 60, 0, 60],
    [100, 130, 60, 0, 60],
    [0, 0, 60, 0, 60],
    [undefined, 900, 60, 60, 0],
  ])(
    "of %s with %s used gives %s wanted: %s within, %s beyond",
    (quota, used, wanted, ...[within, beyond]) => {
      expect(splitByQuota(quota, used, wanted)).toEqual({ within, beyond });
    },
  );

  test("loses no session and is never used beyond itself", () => {
    fc.assert(
      fc.property(counts, counts, counts, (quota, used, wanted) => {
        const { within, beyond } = splitByQuota(quota, used, wanted);
        expect(within + beyond).toBe(wanted);
        expect(Math.min(within, beyond)).toBeGreaterThanOrEqual(0);
        if (within > 0) expect(used + within).toBeLessThanOrEqual(quota);
      }),
    );
  });

  test("gives the same in one request as in two, one after the other", () => {
    fc.assert(
      fc.property(counts, counts, counts, counts, (quota, used, one, other) => {
        const first = splitByQuota(quota, used, one);
        const second = splitByQuota(quota, used + first.within, other);
        expect(first.within + second.within).toBe(splitByQuota(quota, used, one + other).within);
      }),
    );
  });

  test("does not take half a session or a number below nought", () => {
    expect(() => splitByQuota(10, 0, 0.5)).toThrow(RangeError);
    expect(() => splitByQuota(-1, 0, 5)).toThrow(RangeError);
  });
});

describe("places", () => {
  test("are sessions of the year, half places too", () => {
    expect(placesToSessions(55)).toBe(20_900);
    expect(placesToSessions(0.5, 390)).toBe(195);
    expect(sessionsToPlaces(190)).toBe(0.5);
    expect(() => placesToSessions(0.3)).toThrow(RangeError);
    expect(() => placesToSessions(-1)).toThrow(RangeError);
  });
});
