import { describe, expect, it } from "vitest";
import { calendarDate } from "#app/core/calendar.ts";
import { gapStateOn } from "#app/domain/market/gap-state.ts";

const day = calendarDate;

describe("a gap", () => {
  it.each([
    ["draft", null, null, null],
    ["draft", "2026-10-08", null, null],
    ["published", "2026-10-07", null, null],
    ["published", "2026-09-01", "2026-10-07", null],
    ["closed", "2026-09-01", "2026-10-06", null],
    ["withdrawn", "2026-09-01", null, "2026-10-07"],
    ["withdrawn", null, null, "2026-10-01"],
    ["published", "2026-09-01", null, "2026-10-08"],
  ] as const)("is %s when published on %s, closing on %s, withdrawn on %s", (state, from, to, back) => {
    const dates = { publishedOn: from && day(from), closesOn: to && day(to), withdrawnOn: back && day(back) };
    expect(gapStateOn(day("2026-10-07"), dates)).toBe(state);
  });
});
