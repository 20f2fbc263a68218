import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarDate, type DayRange, eachDay } from "#app/core/calendar.ts";
import { freeThroughout, fullestDay, type GivenPlaces, peakOf, placesOn } from "#app/domain/menu/peak.ts";
import { inDays, today } from "#tests/support/world.ts";

const range = (from: number, to: number): DayRange => ({ startsOn: inDays(from), endsOn: inDays(to) });
const given = (places: number, from: number, to: number | null): GivenPlaces => ({
  places,
  startsOn: inDays(from),
  endsOn: to === null ? null : inDays(to),
});

describe("the peak of bookings", () => {
  it("counts those of the same day, not those of the same weeks", () => {
    expect(peakOf([range(0, 4), range(5, 9)], range(0, 9))).toBe(1);
    expect(peakOf([range(0, 5), range(5, 9)], range(0, 9))).toBe(2);
  });

  it("looks only within the days asked about", () => {
    expect(peakOf([range(0, 4), range(0, 4), range(6, 9)], range(5, 9))).toBe(1);
    expect(peakOf([], range(0, 9))).toBe(0);
  });
});

describe("the fullest day", () => {
  it("knows that places change and begin", () => {
    expect(fullestDay([given(3, 0, 4), given(1, 5, null)], [range(0, 9)], range(0, 9))).toEqual({
      day: inDays(5),
      places: 1,
      booked: 1,
    });
    expect(fullestDay([given(3, 5, null)], [], range(0, 9))).toEqual({ day: today, places: 0, booked: 0 });
  });

  it("never says that fewer than none are free", () => {
    expect(freeThroughout([], [range(0, 1)], range(0, 1))).toBe(0);
  });
});

const someRange = fc
  .tuple(fc.nat(40), fc.nat(15))
  .map(([from, length]): DayRange => range(from, from + length));
const someGiven = fc
  .array(fc.tuple(fc.nat(5), fc.integer({ min: 1, max: 12 })), { maxLength: 5 })
  .map((rows) => {
    let from = 0;
    return rows.map(([places, length], index) => {
      const row = given(places, from, index === rows.length - 1 ? null : from + length - 1);
      from += length;
      return row;
    });
  });

describe("for any bookings and places", () => {
  it("says the same as looking at every day", () => {
    fc.assert(
      fc.property(someGiven, fc.array(someRange, { maxLength: 12 }), someRange, (rows, bookings, asked) => {
        const days = [...eachDay(asked.startsOn, asked.endsOn)];
        const booked = (day: string) =>
          bookings.filter(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn).length;
        expect(peakOf(bookings, asked)).toBe(Math.max(...days.map(booked)));
        const left = days.map((day) => placesOn(rows, day) - booked(day));
        expect(freeThroughout(rows, bookings, asked)).toBe(Math.max(0, Math.min(...left)));
        const fullest = fullestDay(rows, bookings, asked);
        expect(fullest.places - fullest.booked).toBe(Math.min(...left));
        expect(fullest.day).toBe(days[left.indexOf(Math.min(...left))]);
      }),
    );
  });

  it("has room for one more exactly where one more does not pass the places", () => {
    fc.assert(
      fc.property(fc.nat(6), fc.array(someRange, { maxLength: 12 }), someRange, (places, bookings, asked) => {
        const rows = [{ places, startsOn: calendarDate("2026-01-01"), endsOn: null }];
        const fits = freeThroughout(rows, bookings, asked) > 0;
        expect(fits).toBe(peakOf([...bookings, asked], asked) <= places);
      }),
    );
  });
});
