import { describe, expect, it } from "vitest";
import { calendarDate } from "#app/core/calendar.ts";
import { soonestPlace } from "#app/domain/menu/soonest-place.ts";
import { keyStageOf, yearsOf } from "#app/domain/menu/years.ts";

const day = calendarDate;
/** Half a year from a Wednesday. */
const range = { startsOn: day("2026-10-07"), endsOn: day("2027-04-07") };
const given = (half: "mon-am" | "wed-pm", startsOn: string, endsOn: string | null = null, places = 1) => ({
  half,
  places,
  startsOn: day(startsOn),
  endsOn: endsOn === null ? null : day(endsOn),
});
const booked = (half: "mon-am" | "wed-pm", startsOn: string, endsOn: string) => ({
  half,
  startsOn: day(startsOn),
  endsOn: day(endsOn),
});

describe("the soonest place", () => {
  it("is on the first weekday of a free half day", () => {
    const free = { given: [given("mon-am", "2026-09-01")], booked: [] };
    expect(soonestPlace(free, range, 42)).toBe("2026-10-12");
    const both = { given: [given("mon-am", "2026-09-01"), given("wed-pm", "2026-09-01")], booked: [] };
    expect(soonestPlace(both, range, 42)).toBe("2026-10-07");
  });

  it("comes when a booking ends, or when places begin", () => {
    const full = {
      given: [given("mon-am", "2026-09-01")],
      booked: [booked("mon-am", "2026-09-07", "2026-11-27")],
    };
    expect(soonestPlace(full, range, 42)).toBe("2026-11-30");
    expect(soonestPlace({ given: [given("mon-am", "2027-01-05")], booked: [] }, range, 42)).toBe(
      "2027-01-11",
    );
  });

  it("is one that stays free: a gap of a fortnight before the next booking is none", () => {
    const gap = {
      given: [given("mon-am", "2026-09-01")],
      booked: [booked("mon-am", "2026-10-26", "2026-12-18")],
    };
    expect(soonestPlace(gap, range, 42)).toBe("2026-12-21");
    expect(soonestPlace(gap, range, 14)).toBe("2026-10-12");
  });

  it("is none where none is given, none is left or none is seen", () => {
    expect(soonestPlace({ given: [], booked: [] }, range, 42)).toBeNull();
    const full = {
      given: [given("mon-am", "2026-09-01")],
      booked: [booked("mon-am", "2026-09-07", "2027-07-23")],
    };
    expect(soonestPlace(full, range, 42)).toBeNull();
    expect(
      soonestPlace({ given: [given("mon-am", "2026-09-01", null, 0)], booked: [] }, range, 42),
    ).toBeNull();
  });
});

describe("years", () => {
  it("are all of the key stages unless they are named", () => {
    expect(yearsOf({ keyStages: ["ks4", "ks3"], yearFrom: null, yearTo: null })).toEqual([7, 8, 9, 10, 11]);
    expect(yearsOf({ keyStages: ["ks3"], yearFrom: 9, yearTo: 9 })).toEqual([9]);
  });

  it("belong to a key stage", () => {
    expect([1, 2, 3, 6, 7, 9, 10, 11, 12].map(keyStageOf)).toEqual([
      "ks1",
      "ks1",
      "ks2",
      "ks2",
      "ks3",
      "ks3",
      "ks4",
      "ks4",
      undefined,
    ]);
  });
});
