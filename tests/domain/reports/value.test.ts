import { describe, expect, test } from "vitest";
import { pence } from "#app/core/money.ts";
import * as value from "#app/domain/reports/value.ts";

describe("value for money", () => {
  test("divides by the sessions attended, not by those paid for", () => {
    expect(value.costPerSessionAttended(pence(425_000), 60)).toEqual({
      pence: 7083,
      n: 60,
      text: "£70.83",
      working: "£4,250.00 ÷ 60 sessions attended",
    });
  });

  test("stretches to a full-time place of 380 sessions unless the calendar says otherwise", () => {
    expect(value.costPerFullTimePlace(pence(432_000), 72).pence).toBe(2_280_000);
    expect(value.costPerFullTimePlace(pence(432_000), 72, 390).pence).toBe(2_340_000);
  });

  test("is never infinite", () => {
    expect(value.costPerSuccess(pence(100), 0)).toMatchObject({
      pence: undefined,
      n: 0,
      text: "No successes yet",
    });
    expect(value.costPerSessionAttended(pence(100), 0).text).toBe("No sessions attended yet");
    expect(value.costPerFullTimePlace(pence(100), 0).pence).toBeUndefined();
    expect(() => value.costPerSuccess(pence(100), -1)).toThrow(RangeError);
  });

  test("says one success in the singular", () => {
    expect(value.costPerSuccess(pence(100), 1).working).toBe("£1.00 ÷ 1 success");
  });

  test.each(Object.entries(value.whatIsNotShown))("%s says what it does not show", (_, sentence) => {
    expect(sentence).toMatch(/^It .*\.$/);
  });
});

describe("the council's own figures", () => {
  test("are worked out anew, with the printed figure beside them", () => {
    expect(value.referencePlaceCost(value.pupilReferralUnitPlace)).toEqual({
      pence: 1_754_400,
      working: "£2,000,000.00 ÷ 114 places = £17,544.00 to the nearest pound (printed as £18,000.00)",
    });
    expect(value.referencePlaceCost(value.outOfBoroughPlace)).toEqual({
      pence: 5_965_500,
      working: "£1,730,000.00 ÷ 29 places = £59,655.00 to the nearest pound (printed as £59,000.00)",
    });
  });

  test("are a comparator for what was avoided, which may be below nought", () => {
    const avoided = value.avoidedCost(value.outOfBoroughPlace, pence(432_000), 72);
    expect(avoided.pence).toBe(698_309);
    expect(avoided.working).toContain("Place outside the borough, 2014 to 2015");
    expect(value.avoidedCost(value.pupilReferralUnitPlace, pence(1_000_000), 10).pence).toBeLessThan(0);
  });
});
