import { describe, expect, it } from "vitest";
import { addDays, calendarDate, eachDay, type WeeklyHalfDay, weeklyHalfDays } from "#app/core/calendar.ts";
import {
  type DatedPattern,
  patternOn,
  patternSpans,
  plannedBetween,
  withPatternFrom,
} from "#app/domain/placements/dated-pattern.ts";

const placement: DatedPattern = {
  startsOn: calendarDate("2026-11-02"),
  endsOn: calendarDate("2026-12-11"),
  pattern: ["wed-am"],
  earlierPatterns: [
    { until: calendarDate("2026-11-08"), pattern: ["mon-am"] },
    { until: calendarDate("2026-11-22"), pattern: ["tue-am"] },
  ],
};
const calendars = {
  school: {
    terms: [{ startsOn: calendarDate("2026-11-02"), endsOn: calendarDate("2027-03-26") }],
    closures: [],
  },
  providerClosures: [],
};

describe("the half days of a placement by day", () => {
  it("are the earlier ones until their last day, and then the next", () => {
    expect(patternSpans(placement)).toEqual([
      { startsOn: "2026-11-02", endsOn: "2026-11-08", pattern: ["mon-am"] },
      { startsOn: "2026-11-09", endsOn: "2026-11-22", pattern: ["tue-am"] },
      { startsOn: "2026-11-23", endsOn: "2026-12-11", pattern: ["wed-am"] },
    ]);
    expect(patternOn(placement, calendarDate("2026-11-22"))).toEqual(["tue-am"]);
    expect(patternOn(placement, calendarDate("2026-11-23"))).toEqual(["wed-am"]);
  });

  it("stop at the day it ended, also before a change that never came", () => {
    expect(patternSpans(placement, calendarDate("2026-11-10"))).toEqual([
      { startsOn: "2026-11-02", endsOn: "2026-11-08", pattern: ["mon-am"] },
      { startsOn: "2026-11-09", endsOn: "2026-11-10", pattern: ["tue-am"] },
    ]);
  });

  it("plan each session by the pattern of its own day", () => {
    const days = plannedBetween(placement, { to: calendarDate("2026-11-25") }, calendars);
    expect(days.map(({ day }) => day)).toEqual(["2026-11-02", "2026-11-10", "2026-11-17", "2026-11-25"]);
    const from = calendarDate("2026-11-11");
    expect(plannedBetween(placement, { from, to: calendarDate("2026-11-25") }, calendars)).toHaveLength(2);
  });

  it("are replaced from the day of a change on, and joined where nothing differs", () => {
    const span = { startsOn: calendarDate("2026-11-16"), endsOn: calendarDate("2026-12-18") };
    expect(withPatternFrom(placement, { ...span, pattern: ["tue-am"] })).toEqual({
      startsOn: "2026-11-02",
      endsOn: "2026-12-18",
      pattern: ["tue-am"],
      earlierPatterns: [{ until: "2026-11-08", pattern: ["mon-am"] }],
    });
    const whole = withPatternFrom(placement, { ...span, startsOn: placement.startsOn, pattern: ["thu-pm"] });
    expect(whole.earlierPatterns).toEqual([]);
  });

  it("never change before the day of a change, whatever the history", () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    for (let history = 0; history < 200; history += 1) {
      let now: DatedPattern = { ...placement, pattern: ["mon-am"], earlierPatterns: [] };
      for (let change = 0; change < 4; change += 1) {
        const isExtension = random(2) === 0;
        const startsOn = isExtension ? addDays(now.endsOn, 1) : addDays(now.startsOn, random(40));
        const endsOn = isExtension ? addDays(now.endsOn, 1 + random(20)) : now.endsOn;
        if (startsOn > endsOn) continue;
        const pattern: WeeklyHalfDay[] = weeklyHalfDays.filter(() => random(3) === 0);
        const next = withPatternFrom(now, { startsOn, endsOn, pattern });
        for (const day of eachDay(now.startsOn, endsOn))
          expect(patternOn(next, day)).toEqual(day < startsOn ? patternOn(now, day) : pattern);
        expect(patternSpans(next).at(0)?.startsOn).toBe(now.startsOn);
        expect(patternSpans(next).at(-1)?.endsOn).toBe(endsOn);
        now = next;
      }
    }
  });
});
