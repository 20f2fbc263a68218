import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calendarDate as day } from "#app/core/calendar.ts";
import { attendanceCodes } from "#app/core/words/attendance.ts";
import { chargedWords } from "#app/core/words/menu.ts";
import * as charging from "#app/domain/charges/charging.ts";

const calendar = { terms: [{ startsOn: day("2026-01-05"), endsOn: day("2026-07-21") }], closures: [] };
const wednesday = { day: day("2026-03-11"), half: "am" } as const;
const terms = (charged: charging.ChargingTerms["charged"]) => ({ charged, noticeSchoolDays: 2, calendar });

describe("whether a session is charged", () => {
  test.each([
    ["/", true, true, true],
    ["L", true, true, true],
    ["I", true, false, true],
    ["O", true, false, true],
    ["Y1", true, false, true],
    ["Y4", false, false, false],
    ["#", false, false, false],
    [undefined, false, false, false],
  ] as const)(
    "marked %s: booked %s, attended %s, booked with notice %s",
    (mark, booked, attended, notice) => {
      const session = { ...wednesday, mark };
      expect(charging.isChargeable(terms("booked"), session)).toBe(booked);
      expect(charging.isChargeable(terms("attended"), session)).toBe(attended);
      expect(charging.isChargeable(terms("booked_with_notice"), session)).toBe(notice);
    },
  );

  test.each([
    ["2026-03-09", false, "two school days ahead"],
    ["2026-03-10", true, "one school day ahead"],
    ["2026-03-08", false, "over the weekend"],
    ["2026-03-12", true, "afterwards"],
  ])("an absence notified on %s is charged: %s, being %s", (notified, isCharged) => {
    const session = { ...wednesday, mark: "I", absenceNotifiedOn: day(notified) } as const;
    expect(charging.isChargeable(terms("booked_with_notice"), session)).toBe(isCharged);
    expect(charging.isChargeable(terms("booked"), session)).toBe(true);
  });

  test("a pupil who comes after all is charged", () => {
    const session = { ...wednesday, mark: "/", absenceNotifiedOn: day("2026-03-02") } as const;
    expect(charging.isChargeable(terms("booked_with_notice"), session)).toBe(true);
  });

  test("attended is never charged more than booked with notice, nor that more than booked", () => {
    const sessions = fc.array(
      fc.record({
        day: fc.constant(wednesday.day),
        half: fc.constant("am" as const),
        mark: fc.option(fc.constantFrom(...attendanceCodes)),
        absenceNotifiedOn: fc.option(fc.constantFrom(day("2026-03-06"), day("2026-03-10"))),
      }),
    );
    fc.assert(
      fc.property(sessions, (some) => {
        const [booked = 0, attended = 0, notice = 0] = chargedWords.map(
          (word) => charging.chargeableSessions(terms(word), some).length,
        );
        expect(attended).toBeLessThanOrEqual(notice);
        expect(notice).toBeLessThanOrEqual(booked);
      }),
    );
  });
});

describe("the month", () => {
  test("counts chargeable sessions to its end by financial year", () => {
    const on = (text: string) => ({ day: day(text), half: "am", mark: "/" }) as const;
    const sessions = [on("2026-03-30"), on("2026-04-13"), on("2026-04-14"), on("2026-05-01")];
    expect([...charging.chargeableByYear(terms("booked"), sessions, day("2026-04-30"))]).toEqual([
      [2025, 1],
      [2026, 2],
    ]);
  });
});
