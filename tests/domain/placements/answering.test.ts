import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { acceptPlacement } from "#app/domain/placements/accept-placement.server.ts";
import { approvePlacement } from "#app/domain/placements/approve-placement.server.ts";
import { declinePlacement } from "#app/domain/placements/decline-placement.server.ts";
import { findPlacement } from "#app/domain/placements/queries.server.ts";
import { bookings } from "#db/schema/menu.ts";
import { placements } from "#db/schema/placements.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, later } from "#tests/support/world.ts";
import { aCommissioning, aPlacement } from "#tests/support/world-placements.ts";

describe("a provider's answer", () => {
  withDatabase();

  it("holds the places for ten school days, half term left out", async () => {
    const at = await aCommissioning(await anAuthority());
    const id = await aPlacement(at, { status: "accepted" });
    const [held] = await owner().select().from(bookings).where(eq(bookings.placementId, id));
    // Ten school days after 7 October 2026 is the 21st; the hold lasts to the end of that day in London.
    expect(held?.heldUntil?.toISOString()).toBe("2026-10-21T23:00:00.000Z");
  });

  it("names the half day that is full, and holds nothing", async () => {
    const at = await aCommissioning(await anAuthority(), { supplier: { places: 1 } });
    await aPlacement(at, { status: "approved", pattern: ["mon-pm"] });
    const id = await aPlacement(at);
    await expect(acceptPlacement(at.supplier.manager, id)).rejects.toMatchObject({
      kind: "rule",
      message: "Monday afternoon is full on 2 November 2026: the one place is taken",
    });
    expect(await owner().$count(bookings, eq(bookings.placementId, id))).toBe(0);
  });

  it("that was long ago still counts while the place is free, and not once somebody else has it", async () => {
    const at = await aCommissioning(await anAuthority(), { supplier: { places: 1 } });
    const first = await aPlacement(at, { status: "accepted" });
    const second = await aPlacement(at, { pattern: ["mon-am"] });
    const afterwards = 20;
    await acceptPlacement(later(at.supplier.manager, afterwards), second);
    await expect(approvePlacement(later(at.approver, afterwards), first, at.schoolId)).rejects.toMatchObject({
      message: expect.stringContaining("Monday morning is full"),
    });
    await approvePlacement(later(at.approver, afterwards), second, at.schoolId);
  });

  it("of no takes the pupil out of the provider's sight at once, and tells who asked why", async () => {
    const at = await aCommissioning(await anAuthority());
    const id = await aPlacement(at);
    const { manager } = at.supplier;
    expect((await findPlacement(manager, id, "/x"))?.pupil?.givenName).toBe("Robin");
    await declinePlacement(manager, id, "We are full until spring");
    expect(await findPlacement(manager, id, "/x")).toBeUndefined();
    expect(await findPlacement(at.lead, id, "/x")).toMatchObject({
      status: "declined",
      refusal: "We are full until spring",
    });
    await expect(declinePlacement(manager, id, "Again")).rejects.toMatchObject({ kind: "not_found" });
    const other = await aPlacement(at, { status: "accepted" });
    await expect(declinePlacement(manager, other, "Too late")).rejects.toMatchObject({ kind: "conflict" });
  });

  it("is given by the provider's own manager, once", async () => {
    const at = await aCommissioning(await anAuthority());
    const id = await aPlacement(at);
    const stranger = await aPerson(at.world, "provider_manager");
    await expect(acceptPlacement(stranger, id)).rejects.toMatchObject({ kind: "not_found" });
    await expect(acceptPlacement(at.supplier.safeguardingLead, id)).rejects.toMatchObject({
      kind: "forbidden",
    });
    await expect(acceptPlacement(at.lead, id)).rejects.toMatchObject({ kind: "forbidden" });
    const answers = await Promise.allSettled([
      acceptPlacement(at.supplier.manager, id),
      declinePlacement(at.supplier.manager, id, "No"),
    ]);
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const [row] = await owner().select().from(placements).where(eq(placements.id, id));
    expect(["accepted", "declined"]).toContain(row?.status);
  });
});
