import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, calendarDate as day } from "#app/core/calendar.ts";
import * as terms from "#app/domain/terms/school-days.ts";

const range = (startsOn: string, endsOn: string) => ({ startsOn: day(startsOn), endsOn: day(endsOn) });
const calendar: terms.SchoolCalendar = {
  terms: [
    range("2025-09-02", "2025-12-19"),
    range("2026-01-05", "2026-03-27"),
    range("2026-04-13", "2026-07-21"),
  ],
  closures: [range("2025-10-27", "2025-10-31"), range("2026-05-04", "2026-05-04")],
};
const days = fc.integer({ min: -60, max: 400 }).map((later) => addDays(day("2025-09-01"), later));

describe("a school day", () => {
  test.each([
    ["2025-09-02", true, "the first day of term"],
    ["2025-09-01", false, "the day before term"],
    ["2025-12-19", true, "the last day of term"],
    ["2025-09-06", false, "a Saturday"],
    ["2025-10-29", false, "half term"],
    ["2026-05-04", false, "a bank holiday"],
    ["2026-04-01", false, "between terms"],
    ["2027-01-11", false, "a year without terms"],
  ])("%s: %s, being %s", (text, expected) => {
    expect(terms.isSchoolDay(calendar, day(text))).toBe(expected);
  });
});

describe("counting school days", () => {
  test("skips the weekend and the holiday", () => {
    expect(terms.nthSchoolDayAfter(calendar, day("2025-10-23"), 2)).toBe("2025-11-03");
    expect(terms.addSchoolDays(calendar, day("2026-01-06"), -2)).toBe("2025-12-19");
    expect(terms.schoolDaysBetween(calendar, day("2025-10-20"), day("2025-11-07"))).toHaveLength(10);
  });

  test("finds day six after a permanent exclusion and of a suspension", () => {
    const monday = day("2025-09-08");
    expect(terms.nthSchoolDayAfter(calendar, monday, 6)).toBe("2025-09-16");
    expect(terms.nthSchoolDayFrom(calendar, monday, 6)).toBe("2025-09-15");
    expect(terms.nthSchoolDayFrom(calendar, day("2025-09-06"), 6)).toBe("2025-09-15");
  });

  test("gives nothing where the terms set so far do not reach", () => {
    expect(terms.addSchoolDays(calendar, day("2026-07-20"), 2)).toBeUndefined();
    expect(terms.addSchoolDays(calendar, day("2025-09-03"), -2)).toBeUndefined();
    expect(terms.addSchoolDays({ terms: [], closures: [] }, day("2025-09-03"), 1)).toBeUndefined();
    expect(() => terms.nthSchoolDayAfter(calendar, day("2025-09-03"), 0)).toThrow(RangeError);
  });

  test("there and back again is the same school day", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 60 }), (from, count) => {
        fc.pre(terms.isSchoolDay(calendar, from));
        const later = terms.addSchoolDays(calendar, from, count);
        fc.pre(later !== undefined);
        expect(later && terms.addSchoolDays(calendar, later, -count)).toBe(from);
        expect(later && terms.schoolDaysAhead(calendar, from, later)).toBe(count);
        expect(later && terms.schoolDaysBetween(calendar, from, later)).toHaveLength(count + 1);
      }),
    );
  });

  test("a notice given on Monday for Wednesday is two school days ahead, and one given late none", () => {
    expect(terms.schoolDaysAhead(calendar, day("2025-09-08"), day("2025-09-10"))).toBe(2);
    expect(terms.schoolDaysAhead(calendar, day("2025-09-10"), day("2025-09-10"))).toBe(0);
    expect(terms.schoolDaysAhead(calendar, day("2025-09-11"), day("2025-09-10"))).toBe(0);
  });
});

describe("years without terms", () => {
  test("are those touched in which none has been set", () => {
    expect(terms.yearsWithoutTerms(calendar, day("2025-09-01"), day("2026-08-31"))).toEqual([]);
    expect(terms.yearsWithoutTerms(calendar, day("2024-09-01"), day("2026-09-01"))).toEqual([2024, 2026]);
  });
});
