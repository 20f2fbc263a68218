import { describe, expect, it } from "vitest";
import { parseMonth } from "#app/core/calendar.ts";
import { weeksOf } from "#app/domain/quality/visits/month.ts";

describe("a month of the calendar", () => {
  it.each([
    ["2026-11", "2026-10-26", "2026-12-06", 6],
    ["2027-02", "2027-02-01", "2027-02-28", 4],
    ["2026-08", "2026-07-27", "2026-09-06", 6],
  ])("%s runs from Monday %s to Sunday %s", (text, first, last, length) => {
    const month = parseMonth(text);
    const weeks = month ? weeksOf(month) : [];
    expect(weeks).toHaveLength(length);
    expect(weeks.every((week) => week.length === 7)).toBe(true);
    expect([weeks[0]?.[0]?.day, weeks.at(-1)?.[6]?.day]).toEqual([first, last]);
    const inside = weeks.flat().filter(({ isInMonth }) => isInMonth);
    expect(inside.every(({ day }) => day.startsWith(text))).toBe(true);
  });
});
