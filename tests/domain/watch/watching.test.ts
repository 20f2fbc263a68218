import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarDate, formatMinutes, weeklyHalfDays } from "#app/core/calendar.ts";
import {
  byCommissioner,
  levelOf,
  minutesOf,
  ruleOn,
  usualRule,
  type WatchedPlacement,
  waitsForOfficer,
  watchProviders,
} from "#app/domain/watch/watching.ts";

const few = (prefix: string, most: number) => fc.integer({ min: 1, max: most }).map((n) => `${prefix}${n}`);
const placement: fc.Arbitrary<WatchedPlacement> = fc.record({
  providerId: few("provider", 3),
  pupilId: few("pupil", 8),
  commissionerId: few("school", 3),
  hasPlan: fc.boolean(),
  minutes: fc.integer({ min: 1, max: 120 }).map((quarters) => quarters * 15),
  assumed: fc.boolean(),
});
const rule = fc
  .record({
    fullTimeHours: fc.integer({ min: 2, max: 30 }),
    warnHours: fc.integer({ min: 1, max: 30 }),
    pupils: fc.integer({ min: 1, max: 6 }),
    pupilsWithPlan: fc.integer({ min: 1, max: 3 }),
    countsMajority: fc.boolean(),
  })
  .filter(({ fullTimeHours, warnHours }) => warnHours <= fullTimeHours);
const severity = { clear: 0, warning: 1, alert: 2 };

describe("the figures", () => {
  it("begin to warn at 15 hours, still only warn at 18, and count as full time at 18 and a quarter", () => {
    const level = (hours: number) => levelOf(hours * 60, usualRule, 25);
    expect([14.75, 15, 18, 18.25].map(level)).toEqual(["below", "near", "near", "over"]);
  });

  it("count more than half of a week as full time only where the rule says so", () => {
    const majority = { ...usualRule, countsMajority: true };
    expect(levelOf(12.5 * 60, majority, 25)).toBe("below");
    expect(levelOf(12.75 * 60, majority, 25)).toBe("over");
    expect(levelOf(12.75 * 60, usualRule, 25)).toBe("below");
    expect(levelOf(13 * 60, majority, 30)).toBe("below");
  });

  const over = (number: number, hasPlan = false): WatchedPlacement => ({
    providerId: "p",
    pupilId: `pupil ${number}`,
    commissionerId: "s",
    hasPlan,
    minutes: 1095,
    assumed: false,
  });
  it("alert at five pupils, or at one with a plan or looked after", () => {
    const state = (all: WatchedPlacement[]) => watchProviders(all, usualRule, 25)[0]?.state;
    expect(state([1, 2, 3, 4].map((n) => over(n)))).toBe("warning");
    expect(state([1, 2, 3, 4, 5].map((n) => over(n)))).toBe("alert");
    expect(state([over(1, true)])).toBe("alert");
    expect(state([{ ...over(1, true), minutes: 1080 }])).toBe("warning");
    expect(state([{ ...over(1), minutes: 600 }])).toBe("clear");
  });

  it("add up one pupil's placements, whoever commissions them", () => {
    const halves = [
      { ...over(1), minutes: 600 },
      { ...over(1), minutes: 600, commissionerId: "authority" },
    ];
    expect(watchProviders(halves, usualRule, 25)[0]).toMatchObject({ pupilsOver: 1, mostMinutes: 1200 });
  });
});

describe("whatever the placements", () => {
  it("one more never lowers anybody's hours or what they say", () => {
    fc.assert(
      fc.property(fc.array(placement, { maxLength: 20 }), placement, rule, (all, more, by) => {
        const before = watchProviders(all, by, 25);
        const after = watchProviders([...all, more], by, 25);
        for (const was of before) {
          const is = after.find(({ providerId }) => providerId === was.providerId);
          expect(severity[is?.state ?? "clear"]).toBeGreaterThanOrEqual(severity[was.state]);
          for (const pupil of was.pupils)
            expect(
              is?.pupils.find(({ pupilId }) => pupilId === pupil.pupilId)?.minutes,
            ).toBeGreaterThanOrEqual(pupil.minutes);
        }
      }),
    );
  });

  it("the pupils' hours and the commissioners' hours are the same sum", () => {
    fc.assert(
      fc.property(fc.array(placement, { maxLength: 30 }), rule, (all, by) => {
        const total = all.reduce((sum, { minutes }) => sum + minutes, 0);
        const ofPupils = watchProviders(all, by, 25)
          .flatMap(({ pupils }) => pupils)
          .reduce((sum, { minutes }) => sum + minutes, 0);
        const ofCommissioners = byCommissioner(all).reduce((sum, { minutes }) => sum + minutes, 0);
        expect([ofPupils, ofCommissioners]).toEqual([total, total]);
      }),
    );
  });

  it("their order does not matter", () => {
    fc.assert(
      fc.property(fc.array(placement, { maxLength: 20 }), (all) => {
        const figures = (some: WatchedPlacement[]) =>
          watchProviders(some, usualRule, 25)
            .map(({ providerId, state, pupilsOver }) => `${providerId} ${state} ${pupilsOver}`)
            .sort();
        expect(figures(all.toReversed())).toEqual(figures(all));
      }),
    );
  });
});

describe("hours of a pattern", () => {
  const times = { amStarts: "09:00:00", amEnds: "12:00:00", pmStarts: "12:30:00", pmEnds: "15:15:00" };
  it("follow the offer's times, and the setting where it states none", () => {
    expect(minutesOf(["mon-am", "mon-pm"], times, 3)).toEqual({ minutes: 345, assumed: false });
    const morningsOnly = { ...times, pmStarts: null, pmEnds: null };
    expect(minutesOf(["mon-am", "mon-pm"], morningsOnly, 2)).toEqual({ minutes: 300, assumed: true });
    expect(minutesOf(["mon-am"], morningsOnly, 2)).toEqual({ minutes: 180, assumed: false });
  });
  it("count a half day once and a backward time not at all", () => {
    expect(minutesOf(["mon-am", "mon-am"], times, 3).minutes).toBe(180);
    expect(minutesOf(["mon-am"], { ...times, amEnds: "08:00" }, 3)).toEqual({ minutes: 180, assumed: true });
    expect(minutesOf(weeklyHalfDays, { ...times, amEnds: null, pmEnds: null }, 3).minutes).toBe(1800);
  });
  it("are said in words", () => {
    expect([0, 15, 60, 1095].map(formatMinutes)).toEqual([
      "0 hours",
      "15 minutes",
      "1 hour",
      "18 hours 15 minutes",
    ]);
  });
});

describe("the rule in force", () => {
  const from = (startsOn: string, fullTimeHours: number) => ({
    ...usualRule,
    startsOn: calendarDate(startsOn),
    fullTimeHours,
  });
  it("is the latest that has begun", () => {
    const rules = [from("2026-09-01", 16), from("2026-10-07", 20), from("2027-01-01", 10)];
    expect(ruleOn(rules, calendarDate("2026-10-06"))?.fullTimeHours).toBe(16);
    expect(ruleOn(rules, calendarDate("2026-10-07"))?.fullTimeHours).toBe(20);
    expect(ruleOn(rules, calendarDate("2026-08-31"))).toBeUndefined();
  });
});

describe("an officer is waited for", () => {
  const [today, answeredSince] = [calendarDate("2026-10-07"), calendarDate("2026-09-09")];
  const on = { today, answeredSince };
  const taken = (takenOn: string, lookAgainOn: string | null = null) => ({
    takenOn: calendarDate(takenOn),
    lookAgainOn: lookAgainOn === null ? null : calendarDate(lookAgainOn),
  });
  it("where an alert was not answered in four weeks, or the day to look again has come", () => {
    expect(waitsForOfficer("alert", undefined, on)).toBe(true);
    expect(waitsForOfficer("alert", taken("2026-09-08"), on)).toBe(true);
    expect(waitsForOfficer("alert", taken("2026-09-09"), on)).toBe(false);
    expect(waitsForOfficer("warning", undefined, on)).toBe(false);
    expect(waitsForOfficer("clear", taken("2026-10-01", "2026-10-07"), on)).toBe(true);
    expect(waitsForOfficer("alert", taken("2026-10-01", "2026-10-08"), on)).toBe(false);
  });
});
