import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { calendarDate } from "#app/core/calendar.ts";
import { pence } from "#app/core/money.ts";
import { findDraft } from "#app/domain/placements/drafts.server.ts";
import { requestPlacement } from "#app/domain/placements/request-placement.server.ts";
import {
  findOwners,
  findRequestPlan,
  listFreePlaces,
} from "#app/domain/placements/request-queries.server.ts";
import { saveRequest } from "#app/domain/placements/save-request.server.ts";
import { startRequest } from "#app/domain/placements/start-request.server.ts";
import { offerPrices, offers } from "#db/schema/menu.ts";
import { placementDrafts, placementFunding, placements } from "#db/schema/placements.ts";
import { events } from "#db/schema/platform.ts";
import { suspensions } from "#db/schema/quality.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, now, today } from "#tests/support/world.ts";
import { aCommissioning, aDraft, aPlacement, aPupil } from "#tests/support/world-placements.ts";
import { aSupplier } from "#tests/support/world-suppliers.ts";

describe("requesting a placement", () => {
  withDatabase();

  it("plans the sessions, copies the price and names who pays", async () => {
    const at = await aCommissioning(await anAuthority());
    const id = await requestPlacement(
      at.lead,
      await aDraft(at, { funding: { school: 60, partnership: 30, authority: 10 } }),
    );
    const [placement] = await owner().select().from(placements);
    expect(placement).toMatchObject({
      id,
      reference: "AP-2026-0001",
      status: "requested",
      schoolId: at.schoolId,
      commissionerId: at.schoolId,
      sessionsPlanned: 12,
      costPence: 54_000,
      pricePence: 4500,
      successTarget: 80,
    });
    const shares = await owner().select().from(placementFunding).orderBy(placementFunding.position);
    expect(shares.map(({ ownerId, sharePercent }) => [ownerId, sharePercent])).toEqual([
      [at.schoolId, 60],
      [at.partnershipId, 30],
      [at.world.authorityId, 10],
    ]);
    expect(await owner().$count(events, eq(events.name, "placement.requested"))).toBe(1);
  });

  it("keeps the price agreed when the offer's price changes", async () => {
    const at = await aCommissioning(await anAuthority());
    const id = await aPlacement(at);
    await owner()
      .update(offerPrices)
      .set({ pricePence: pence(9900) });
    const [placement] = await owner().select().from(placements).where(eq(placements.id, id));
    expect(placement?.pricePence).toBe(4500);
  });

  it("asks once, however often it is sent", async () => {
    const at = await aCommissioning(await anAuthority());
    const draft = await aDraft(at);
    const ids = await Promise.all(Array.from({ length: 5 }, () => requestPlacement(at.lead, draft)));
    expect(new Set(ids)).toEqual(new Set([draft]));
    expect(await owner().$count(placements)).toBe(1);
    await expect(
      saveRequest(at.lead, draft, {
        step: "funding",
        funding: { school: 100, partnership: undefined, authority: undefined },
      }),
    ).rejects.toMatchObject({ kind: "rule" });
  });

  it("numbers every request of an authority apart, also those sent together", async () => {
    const world = await anAuthority();
    const schools = await Promise.all([aCommissioning(world), aCommissioning(world)]);
    const drafts = await Promise.all(
      schools.flatMap((at) => [0, 1, 2].map(async () => ({ at, draft: await aDraft(at) }))),
    );
    await Promise.all(drafts.map(({ at, draft }) => requestPlacement(at.lead, draft)));
    const references = (await owner().select().from(placements)).map(({ reference }) => reference).sort();
    expect(references).toEqual([1, 2, 3, 4, 5, 6].map((number) => `AP-2026-000${number}`));
  });

  it("begins one draft for a form posted twice, which nobody else sees", async () => {
    const at = await aCommissioning(await anAuthority());
    const id = randomUUID();
    await startRequest(at.lead, { id, offerId: at.supplier.offerId });
    await startRequest(at.lead, { id, offerId: at.supplier.offerId });
    expect(await owner().$count(placementDrafts)).toBe(1);
    const stranger = await aPerson(at.world, "school_lead");
    expect(await findDraft(stranger, id)).toBeUndefined();
    expect(await findDraft(at.coordinator, id)).toBeUndefined();
    await expect(requestPlacement(stranger, id)).rejects.toMatchObject({ kind: "not_found" });
    await expect(
      startRequest(at.approver, { id: randomUUID(), offerId: at.supplier.offerId }),
    ).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("stops with a sentence when the provider is suspended in between", async () => {
    const at = await aCommissioning(await anAuthority());
    const draft = await aDraft(at);
    await owner().insert(suspensions).values({
      authorityId: at.world.authorityId,
      providerId: at.supplier.providerId,
      reason: "A concern",
      startsOn: today,
      suspendedBy: at.officer.actor.userId,
      suspendedAt: now,
    });
    await expect(requestPlacement(at.lead, draft)).rejects.toMatchObject({
      kind: "rule",
      message: "This provider cannot be commissioned today. Suspended on 7 October 2026",
    });
    const found = await findDraft(at.lead, draft);
    const plan = found && (await findRequestPlan(at.lead, found, "/check"));
    expect(plan?.problem).toContain("Suspended on 7 October 2026");
    expect(plan?.plan?.costPence).toBe(54_000);
  });

  it("stops when the offer has been withdrawn in between, or anything is left out", async () => {
    const at = await aCommissioning(await anAuthority());
    const draft = await aDraft(at);
    const unfinished = randomUUID();
    await startRequest(at.lead, { id: unfinished, offerId: at.supplier.offerId });
    await expect(requestPlacement(at.lead, unfinished)).rejects.toMatchObject({
      message: "Answer every step before you send the request",
    });
    await owner().update(offers).set({ status: "withdrawn" });
    await expect(requestPlacement(at.lead, draft)).rejects.toMatchObject({ kind: "not_found" });
  });

  it.each([
    ["2026-10-06", "2026-11-30", "startsOn", "cannot be before today"],
    ["2026-11-30", "2026-11-02", "endsOn", "cannot be before the first"],
    ["2027-06-01", "2027-10-01", "endsOn", "No terms are set yet for 2027 to 2028"],
    ["2026-10-26", "2026-10-30", "pattern", "No school day lies between"],
    ["2026-11-02", "2029-11-02", "endsOn", "at most two years"],
  ])("refuses %s to %s beside %s", async (startsOn, endsOn, field, sentence) => {
    const at = await aCommissioning(await anAuthority());
    const days = { startsOn: calendarDate(startsOn), endsOn: calendarDate(endsOn) };
    await expect(aDraft(at, days)).rejects.toMatchObject({
      kind: "rule",
      field,
      message: expect.stringContaining(sentence),
    });
  });

  it("takes a programme only with exactly its sessions", async () => {
    const at = await aCommissioning(await anAuthority());
    const supplier = await aSupplier(at.world, {
      basis: "programme",
      programmeSessions: 10,
      pricePence: 100_000,
    });
    await expect(aDraft(at, { supplier })).rejects.toMatchObject({
      message: "This programme is 10 sessions, but the days and pattern chosen give 12",
    });
    const id = await aPlacement(at, { supplier, endsOn: calendarDate("2026-12-04") });
    const [placement] = await owner().select().from(placements).where(eq(placements.id, id));
    expect(placement?.costPence).toBe(100_000);
  });

  it("takes only half days that are offered and shares that add to 100", async () => {
    const at = await aCommissioning(await anAuthority());
    await expect(aDraft(at, { pattern: ["fri-am"] })).rejects.toMatchObject({
      field: "pattern",
      message: "Friday morning is not offered on these days",
    });
    await expect(aDraft(at, { funding: { school: 60, authority: 30 } })).rejects.toMatchObject({
      message: "The shares must add to 100 per cent: they add to 90",
    });
  });

  it("is for one's own pupils; the authority's officer commissions for any school's", async () => {
    const world = await anAuthority();
    const at = await aCommissioning(world);
    const other = await aPerson(world, "school_lead");
    const pupilId = await aPupil(other);
    await expect(aDraft(at, { pupilId })).rejects.toMatchObject({ field: "pupilId" });
    const id = await aPlacement(at, { by: at.officer, pupilId, funding: { school: 0, authority: 100 } });
    const [placement] = await owner().select().from(placements).where(eq(placements.id, id));
    expect(placement).toMatchObject({
      commissionerId: world.authorityId,
      schoolId: other.actor.organisationId,
    });
  });

  it("shows who may pay, the free places, and each part beside its budget", async () => {
    const at = await aCommissioning(await anAuthority(), { budget: 10_000, supplier: { places: 3 } });
    const id = await aDraft(at, { funding: { school: 50, authority: 50 } });
    const draft = await findDraft(at.lead, id);
    if (!draft) throw new Error("no draft");
    expect((await findOwners(at.lead, draft))?.partnership).toBeTruthy();
    const days = { startsOn: calendarDate("2026-11-02"), endsOn: calendarDate("2026-12-11") };
    expect(await listFreePlaces(at.lead, at.supplier.offerId, days)).toContainEqual({
      half: "mon-am",
      free: 3,
    });
    const plan = await findRequestPlan(at.lead, draft, "/check");
    expect(plan?.plan?.months).toEqual([
      { month: "2026-11", sessions: 10 },
      { month: "2026-12", sessions: 2 },
    ]);
    const [school, authority] = plan?.plan?.parts ?? [];
    expect(school).toMatchObject({ pence: 27_000, availablePence: 10_000, problem: undefined });
    expect(authority?.availablePence).toBeUndefined();
    expect(authority?.problem).toContain("has no budget open for 2 November 2026 to 7 December 2026");
  });
});
