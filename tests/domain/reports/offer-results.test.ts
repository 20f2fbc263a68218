import { beforeEach, describe, expect, it } from "vitest";
import type { OutcomeResult } from "#app/core/words/outcomes.ts";
import { listOfferResults } from "#app/domain/reports/offer-results.server.ts";
import { attendanceInWords, outcomeInWords, resultsShown } from "#app/domain/reports/offer-results.ts";
import { marks } from "#db/schema/attendance.ts";
import { offers } from "#db/schema/menu.ts";
import { outcomes } from "#db/schema/outcomes.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, later, now, visitorAct, type World } from "#tests/support/world.ts";
import {
  aProviderWithOffer,
  aRunningPlacement,
  type ProviderWithOffer,
} from "#tests/support/world-attendance.ts";

const counts = { ended: 12, withResult: 12, met: 7, withAttendance: 12, attended: 80, possible: 100 };

describe("what may be said of an offer's results", () => {
  it("is whole inside the authority, with how many it rests on", () => {
    const shown = resultsShown({ ...counts, met: 10 }, { isPublic: false });
    expect(outcomeInWords(shown)).toBe(
      "10 of 12 placements with a result met the test agreed for them (83.3%)",
    );
    expect(attendanceInWords(shown)).toContain(
      "80% of the sessions that could be attended, over 12 placements",
    );
  });

  it("is held back from everybody below five", () => {
    for (const isPublic of [true, false]) {
      const few = { ...counts, withResult: 4, met: 2, withAttendance: 4 };
      expect(resultsShown(few, { isPublic })).toEqual({ outcome: undefined, attendance: undefined });
      expect(resultsShown(undefined, { isPublic })).toEqual({ outcome: undefined, attendance: undefined });
    }
  });

  it("has no 1 to 4 in public, on neither side of the sum, and no percentage to work it out from", () => {
    for (const met of [1, 4, 8, 11])
      expect(resultsShown({ ...counts, met }, { isPublic: true }).outcome).toEqual({
        met: "c",
        of: 12,
        percent: undefined,
      });
    for (const met of [0, 5, 7, 12])
      expect(resultsShown({ ...counts, met }, { isPublic: true }).outcome?.met).toBe(met);
    expect(resultsShown({ ...counts, attended: 97 }, { isPublic: true }).attendance).toBeUndefined();
  });
});

describe("the results of an offer", () => {
  withDatabase();
  let world: World;
  let provider: ProviderWithOffer;

  beforeEach(async () => {
    world = await anAuthority();
    provider = await aProviderWithOffer(world);
  });

  const ended = async (result: OutcomeResult | undefined, endedOn = "2026-09-28") => {
    const placement = await aRunningPlacement(world, { provider, endedOn, withoutMoney: true });
    const { authorityId } = world;
    if (result)
      await owner().insert(outcomes).values({
        authorityId,
        placementId: placement.id,
        result,
        destination: "mainstream",
        recordedBy: placement.lead.actor.userId,
        recordedAt: now,
      });
    const [first, second] = placement.sessions;
    if (!first || !second) throw new Error("no sessions");
    const markedBy = provider.staff.actor.userId;
    await owner()
      .insert(marks)
      .values([
        { authorityId, placementId: placement.id, ...first, code: "/", markedAt: now, markedBy },
        { authorityId, placementId: placement.id, ...second, code: "N", markedAt: now, markedBy },
      ]);
    return placement;
  };
  const of = async (act: Parameters<typeof listOfferResults>[0]) =>
    (await listOfferResults(act, [provider.offerId])).get(provider.offerId);

  it("rest on everybody's ended placements of three years, whoever reads, and on nothing else", async () => {
    for (const result of ["met", "met", "met", "not_met", "not_met"] as const) await ended(result);
    await ended("not_known");
    await ended(undefined);
    await aRunningPlacement(world, { provider, withoutMoney: true });
    const lead = await aPerson(world, "school_lead");
    expect(await of(lead)).toEqual({
      outcome: { met: 3, of: 5, percent: 60 },
      attendance: { percent: 50, of: 7 },
    });
    expect(await of(visitorAct(world))).toMatchObject({ outcome: { met: "c", of: 5 } });
    expect(await of(later(lead, 1200))).toEqual({ outcome: undefined, attendance: undefined });
  });

  it("are nothing to a stranger, and of an offer that is not published", async () => {
    for (let count = 0; count < 5; count += 1) await ended("met");
    expect(await of(visitorAct(await anAuthority()))).toBeUndefined();
    await owner().update(offers).set({ status: "withdrawn" });
    expect(await of(await aPerson(world, "school_lead"))).toBeUndefined();
  });
});
