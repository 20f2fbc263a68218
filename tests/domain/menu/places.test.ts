import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { Act } from "#app/core/actor.ts";
import type { CalendarDate, WeeklyHalfDay } from "#app/core/calendar.ts";
import {
  firmPlaces,
  freePlacesOf,
  holdPlaces,
  releasePlaces,
  shortenPlaces,
} from "#app/domain/menu/places.server.ts";
import { setPlaces } from "#app/domain/menu/set-places.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { bookings, offerPlaces } from "#db/schema/menu.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { aSeller } from "#tests/support/menu-documents.ts";
import { anAuthority, aPerson, inDays, later, systemAct, today, type World } from "#tests/support/world.ts";
import { anOffer, everyHalf } from "#tests/support/world-offers.ts";

describe("places", () => {
  withDatabase({ pool: 20 });
  let world: World;
  let act: Act;
  let offerId: string;
  let manager: Awaited<ReturnType<typeof aPerson>>;

  beforeEach(async () => {
    world = await anAuthority();
    act = systemAct(world);
    const seller = await aSeller(world);
    manager = await aPerson(world, "provider_manager", { organisationId: seller.providerId });
    offerId = await anOffer(world, {
      provider: { manager, siteId: seller.siteId },
      places: { "mon-am": 2, "tue-am": 1 },
    });
  });

  type Hold = {
    placementId?: string;
    pattern?: WeeklyHalfDay[];
    from?: CalendarDate;
    to?: CalendarDate;
    by?: Act;
  };
  async function hold({
    placementId = randomUUID(),
    pattern = ["mon-am"],
    from = today,
    to = inDays(60),
    by = act,
  }: Hold = {}) {
    const heldUntil = new Date(by.now.getTime() + 14 * 86_400_000);
    await transaction(by, (tx) =>
      holdPlaces(tx, by, { offerId, placementId, pattern, startsOn: from, endsOn: to, heldUntil }),
    );
    return placementId;
  }
  const firm = (placementId: string, by: Act = act) =>
    transaction(by, (tx) => firmPlaces(tx, by, placementId));
  async function free(half: WeeklyHalfDay, by: Act = act) {
    const range = { startsOn: today, endsOn: inDays(100) };
    const places = await transaction(by, (tx) => freePlacesOf(tx, by, [offerId], range));
    return places.get(offerId)?.get(half)?.free;
  }

  it("are held on every half day of the pattern, and freed when released", async () => {
    const placementId = await hold({ pattern: ["mon-am", "tue-am"] });
    expect([await free("mon-am"), await free("tue-am")]).toEqual([1, 0]);
    await transaction(act, (tx) => releasePlaces(tx, act, placementId));
    expect([await free("mon-am"), await free("tue-am")]).toEqual([2, 1]);
  });

  it("are refused in a sentence that names the half day and the day that is full", async () => {
    await hold({ pattern: ["tue-am"], from: inDays(10), to: inDays(20) });
    await expect(hold({ pattern: ["mon-am", "tue-am"] })).rejects.toMatchObject({
      kind: "rule",
      message: "Tuesday morning is full on 17 October 2026: the one place is taken",
    });
    await expect(hold({ pattern: ["fri-pm"] })).rejects.toMatchObject({
      message: "Friday afternoon is not offered on 7 October 2026",
    });
    expect(await free("mon-am")).toBe(2);
  });

  it("may be booked one after the other", async () => {
    await hold({ pattern: ["tue-am"], from: today, to: inDays(9) });
    await hold({ pattern: ["tue-am"], from: inDays(10), to: inDays(20) });
    expect(await free("tue-am")).toBe(0);
  });

  it("hold once for a placement, however often it is accepted", async () => {
    const placementId = await hold();
    await hold({ placementId, from: inDays(7) });
    expect(await free("mon-am")).toBe(1);
  });

  it("come free when a hold runs out, and cannot be made firm once somebody else has taken them", async () => {
    const slow = await hold({ pattern: ["tue-am"] });
    const afterwards = later(act, 15);
    expect(await free("tue-am", afterwards)).toBe(1);
    await hold({ pattern: ["tue-am"], from: inDays(20), by: afterwards });
    await expect(firm(slow, afterwards)).rejects.toMatchObject({ kind: "rule" });
  });

  it("stay firm after the hold would have run out, and can be made firm late while they are free", async () => {
    const prompt = await hold({ pattern: ["tue-am"] });
    await firm(prompt);
    expect(await free("tue-am", later(act, 15))).toBe(0);
    const late = await hold();
    await firm(late, later(act, 15));
    expect(await free("mon-am", later(act, 30))).toBe(1);
  });

  it("cannot be made firm when none are held", async () => {
    await expect(firm(randomUUID())).rejects.toMatchObject({ kind: "rule" });
  });

  it("come free after the last day when a placement ends early", async () => {
    const placementId = await hold({ pattern: ["tue-am"] });
    await firm(placementId);
    await transaction(act, (tx) => shortenPlaces(tx, act, placementId, inDays(5)));
    await hold({ pattern: ["tue-am"], from: inDays(6) });
    await transaction(act, (tx) => shortenPlaces(tx, act, placementId, inDays(-1)));
    expect(await owner().select().from(bookings)).toHaveLength(1);
  });

  it("cannot be lowered beneath what is booked", async () => {
    await hold();
    await hold({ from: inDays(30) });
    const lower = (places: number, from = inDays(0)) =>
      setPlaces(manager, offerId, { startsOn: from, places: everyHalf({ "mon-am": places, "tue-am": 1 }) });
    await expect(lower(1)).rejects.toMatchObject({ kind: "rule", field: "places.mon-am" });
    await expect(lower(1, inDays(40))).rejects.toMatchObject({ kind: "rule" });
    await lower(1, inDays(61));
    await lower(5);
    expect(await free("mon-am")).toBe(3);
  });

  it("are as they were set for each day, before and after a change", async () => {
    await setPlaces(manager, offerId, {
      startsOn: inDays(30),
      places: everyHalf({ "mon-am": 9, "wed-pm": 3 }),
    });
    const on = async (day: CalendarDate) => {
      const places = await transaction(act, (tx) =>
        freePlacesOf(tx, act, [offerId], { startsOn: day, endsOn: day }),
      );
      return Object.fromEntries(
        [...(places.get(offerId) ?? [])].map(([half, { free: left }]) => [half, left]),
      );
    };
    expect(await on(inDays(29))).toEqual({ "mon-am": 2, "tue-am": 1 });
    expect(await on(inDays(30))).toEqual({ "mon-am": 9, "wed-pm": 3 });
  });

  it.each([1, 2])("let exactly as many of 64 simultaneous holds succeed as fit (%i)", async (places) => {
    await setPlaces(manager, offerId, { startsOn: today, places: everyHalf({ "mon-am": places }) });
    const holds = await Promise.allSettled(Array.from({ length: 64 }, () => hold()));
    const refusals = holds.flatMap((one) => (one.status === "rejected" ? [one.reason.kind] : []));
    expect(holds.filter(({ status }) => status === "fulfilled")).toHaveLength(places);
    expect(new Set(refusals)).toEqual(new Set(["rule"]));
    expect(await owner().select().from(bookings)).toHaveLength(places);
  });

  describe("in the database itself", () => {
    const booking = (half: WeeklyHalfDay, held: Date | null = null) => ({
      authorityId: world.authorityId,
      offerId,
      placementId: randomUUID(),
      half,
      startsOn: today,
      endsOn: inDays(10),
      heldUntil: held,
    });

    it("are not exceeded, even past the command", async () => {
      await owner().insert(bookings).values(booking("tue-am"));
      await expect(owner().insert(bookings).values(booking("tue-am"))).rejects.toThrow();
      await expect(owner().insert(bookings).values(booking("fri-pm"))).rejects.toThrow();
    });

    it("are not lowered beneath what is booked, even past the command", async () => {
      await owner().insert(bookings).values(booking("tue-am"));
      await expect(owner().update(offerPlaces).set({ places: 0 })).rejects.toThrow();
      await expect(owner().delete(offerPlaces)).rejects.toThrow();
    });
  });
});
