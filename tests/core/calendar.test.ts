import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as calendar from "#app/core/calendar.ts";
import { addDays, type CalendarDate, calendarDate, parseCalendarDate } from "#app/core/calendar.ts";

const day = calendarDate;
const days = fc.integer({ min: 0, max: 36_000 }).map((later) => addDays(day("1995-01-01"), later));

describe("a day", () => {
  test.each(["2025-09-01", "2024-02-29", "1990-01-01", "2100-12-31"])("%s is one", (text) => {
    expect(parseCalendarDate(text)).toBe(text);
  });

  test.each([
    "2025-02-29",
    "2100-02-29",
    "2025-13-01",
    "2025-00-10",
    "2025-04-31",
    "1989-12-31",
    "2101-01-01",
    "1/9/2025",
    "2025-9-1",
    "",
  ])("%j is none", (text) => {
    expect(parseCalendarDate(text)).toBeUndefined();
    expect(() => calendarDate(text)).toThrow(RangeError);
  });

  test("is counted on and back", () => {
    expect(addDays(day("2024-02-28"), 2)).toBe("2024-03-01");
    expect(addDays(day("2026-01-01"), -1)).toBe("2025-12-31");
    fc.assert(
      fc.property(days, fc.integer({ min: -1500, max: 1500 }), (from, count) => {
        expect(calendar.daysBetween(from, addDays(from, count))).toBe(count);
      }),
    );
  });

  test("follows the other in a week of seven", () => {
    expect(calendar.weekdayOf(day("2026-09-07"))).toBe("mon");
    expect(calendar.isWeekend(day("2026-09-06"))).toBe(true);
    fc.assert(
      fc.property(days, (one) => {
        const week = [...calendar.eachDay(one, addDays(one, 6))].map(calendar.weekdayOf);
        expect(new Set(week).size).toBe(7);
        expect(calendar.weekdayOf(addDays(one, 7))).toBe(week[0]);
      }),
    );
  });

  test("comes before or after another", () => {
    const [early, late] = [day("2025-09-01"), day("2025-10-01")];
    expect(calendar.earliest(late, early)).toBe(early);
    expect(calendar.latest(early, late)).toBe(late);
    expect([late, early].sort(calendar.compareDays)).toEqual([early, late]);
    expect([...calendar.eachDay(late, early)]).toEqual([]);
  });
});

describe("years and months", () => {
  test.each([
    ["2025-08-31", 2024, 2025],
    ["2025-09-01", 2025, 2025],
    ["2026-03-31", 2025, 2025],
    ["2026-04-01", 2025, 2026],
  ])("%s lies in the academic year %s and the financial year %s", (text, academic, financial) => {
    expect(calendar.academicYearOf(day(text))).toBe(academic);
    expect(calendar.financialYearOf(day(text))).toBe(financial);
  });

  test("hold exactly the days that say they are in them", () => {
    fc.assert(
      fc.property(days, (one) => {
        const academic = calendar.academicYearBounds(calendar.academicYearOf(one));
        const financial = calendar.financialYearBounds(calendar.financialYearOf(one));
        const month = calendar.monthBounds(calendar.monthOf(one));
        for (const bounds of [academic, financial, month]) {
          expect(bounds.startsOn <= one && one <= bounds.endsOn).toBe(true);
        }
        expect(calendar.monthOf(addDays(month.endsOn, 1))).toBe(calendar.addMonths(calendar.monthOf(one), 1));
      }),
    );
  });

  test("are written as people say them", () => {
    expect(calendar.formatAcademicYear(2025)).toBe("2025 to 2026");
    expect(calendar.formatFinancialYear(2025)).toBe("2025 to 2026");
    expect(calendar.formatMonth(calendar.monthOf(day("2026-09-07")))).toBe("September 2026");
    expect(calendar.addMonths(calendar.monthOf(day("2025-11-30")), 3)).toBe("2026-02");
    expect(calendar.addMonths(calendar.monthOf(day("2026-01-31")), -1)).toBe("2025-12");
    expect(calendar.parseMonth("2026-13")).toBeUndefined();
  });

  test("come round on the same day, or on 28 February", () => {
    expect(calendar.addYears(day("2025-09-01"), 1)).toBe("2026-09-01");
    expect(calendar.addYears(day("2024-02-29"), 1)).toBe("2025-02-28");
  });
});

describe("days in words", () => {
  test("long and short", () => {
    expect(calendar.formatDay(day("2026-09-07"))).toBe("7 September 2026");
    expect(calendar.formatShortDay(day("2026-09-07"))).toBe("Mon 7 Sep");
  });

  test("half days", () => {
    expect(calendar.formatWeeklyHalfDay("mon-am")).toBe("Monday morning");
    expect(calendar.formatWeeklyHalfDay("fri-pm")).toBe("Friday afternoon");
    expect(calendar.sessionKey({ day: day("2026-09-07"), half: "am" })).toBe("2026-09-07 am");
    expect([...calendar.weeklyHalfDays]).toEqual(
      calendar.weekdays.flatMap((weekday) => calendar.halfDays.map((half) => `${weekday}-${half}`)),
    );
  });
});

describe("a moment in London", () => {
  test.each([
    ["2026-06-30T23:30:00Z", "2026-07-01", "00:30", "1 July 2026, 12:30am"],
    ["2026-09-07T13:05:00Z", "2026-09-07", "14:05", "7 September 2026, 2:05pm"],
    ["2026-12-31T23:59:00Z", "2026-12-31", "23:59", "31 December 2026, 11:59pm"],
    ["2026-01-15T12:00:00Z", "2026-01-15", "12:00", "15 January 2026, 12:00pm"],
  ])("%s is %s %s", (iso, date, time, words) => {
    const moment = new Date(iso);
    expect(calendar.londonDay(moment)).toBe(date);
    expect(calendar.londonTime(moment)).toBe(time);
    expect(calendar.formatMoment(moment)).toBe(words);
    expect(calendar.londonMoment(date as CalendarDate, time)).toEqual(moment);
  });

  test("is found again from its day and time, whatever the season", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 3, max: 23 }), (one, hour) => {
        const time = `${String(hour).padStart(2, "0")}:30`;
        const moment = calendar.londonMoment(one, time);
        expect([calendar.londonDay(moment), calendar.londonTime(moment)]).toEqual([one, time]);
      }),
    );
  });
});
