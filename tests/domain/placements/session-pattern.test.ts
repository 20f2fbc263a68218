import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, calendarDate as day, sessionKey, weeklyHalfDays } from "#app/core/calendar.ts";
import * as pattern from "#app/domain/placements/session-pattern.ts";

const range = (startsOn: string, endsOn: string) => ({ startsOn: day(startsOn), endsOn: day(endsOn) });
const calendars: pattern.PlacementCalendars = {
  school: {
    terms: [range("2025-09-02", "2025-12-19"), range("2026-01-05", "2026-03-27")],
    closures: [range("2025-10-27", "2025-10-31")],
  },
  providerClosures: [range("2025-09-12", "2025-09-12")],
};
const patterns = fc.subarray([...weeklyHalfDays]);
const days = fc.integer({ min: 0, max: 250 }).map((later) => addDays(day("2025-09-01"), later));

describe("planned sessions", () => {
  test("are the pattern's half days, both ends included, in the order of time", () => {
    const sessions = pattern.sessionsBetween(
      ["tue-pm", "mon-pm", "tue-am"],
      day("2025-09-08"),
      day("2025-09-16"),
      calendars,
    );
    expect(sessions.map(sessionKey)).toEqual([
      "2025-09-08 pm",
      "2025-09-09 am",
      "2025-09-09 pm",
      "2025-09-15 pm",
      "2025-09-16 am",
      "2025-09-16 pm",
    ]);
  });

  test("leave out the school's holidays and the provider's closed days", () => {
    const fridays = pattern.sessionsBetween(["fri-am"], day("2025-09-05"), day("2025-09-19"), calendars);
    expect(fridays.map(({ day }) => day)).toEqual(["2025-09-05", "2025-09-19"]);
    expect(pattern.countSessions(weeklyHalfDays, day("2025-10-25"), day("2025-11-02"), calendars)).toBe(0);
  });

  test("of two stretches side by side are those of the whole, each once", () => {
    fc.assert(
      fc.property(patterns, days, days, days, (weekly, ...three) => {
        const [from, middle, to] = three.sort() as [(typeof three)[0], (typeof three)[0], (typeof three)[0]];
        const before = pattern.sessionsBetween(weekly, from, middle, calendars);
        const after = pattern.sessionsBetween(weekly, addDays(middle, 1), to, calendars);
        const whole = pattern.sessionsBetween(weekly, from, to, calendars).map(sessionKey);
        expect([...before, ...after].map(sessionKey)).toEqual(whole);
        expect(new Set(whole).size).toBe(whole.length);
        expect([...whole].sort()).toEqual(whole);
      }),
    );
  });
});

describe("a pattern", () => {
  test("from a form is sorted and each half day once, or not one at all", () => {
    expect(pattern.patternFromForm(["fri-pm", "mon-am", "fri-pm"])).toEqual(["mon-am", "fri-pm"]);
    expect(pattern.patternFromForm(["sat-am"])).toBeUndefined();
    expect(pattern.patternFromForm([])).toEqual([]);
  });

  test.each([
    [["mon-am", "tue-am", "fri-am", "fri-pm"], "Monday and Tuesday mornings, all day Friday"],
    [["wed-pm"], "Wednesday afternoon"],
    [["mon-am", "tue-am", "wed-am", "thu-pm"], "Monday, Tuesday and Wednesday mornings, Thursday afternoon"],
    [[...weeklyHalfDays], "All day Monday to Friday"],
    [["mon-am", "tue-am", "wed-am", "thu-am", "fri-am"], "Monday to Friday mornings"],
    [[], "No sessions"],
  ] as const)("%j is %j", (weekly, words) => {
    expect(pattern.describePattern(weekly)).toBe(words);
  });
});
