import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Act } from "#app/core/actor.ts";
import { calendarDate } from "#app/core/calendar.ts";
import { defaultSettings } from "#app/domain/organisations/settings.ts";
import { listPlacementsAsked } from "#app/domain/outcomes/list-placements-asked.server.ts";
import { listFunding } from "#app/domain/placements/approval.server.ts";
import { declinePlacement } from "#app/domain/placements/decline-placement.server.ts";
import { findBegun, findDraft, listDrafts } from "#app/domain/placements/drafts.server.ts";
import {
  findPlacement,
  listPlacementEvents,
  listPlacements,
  listPlacementsOfPupil,
  listReservedParts,
  listStartChecks,
} from "#app/domain/placements/queries.server.ts";
import { requestPlacement } from "#app/domain/placements/request-placement.server.ts";
import { startRequest } from "#app/domain/placements/start-request.server.ts";
import { listReviews } from "#app/domain/reviews/queries.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { authorities } from "#db/schema/organisations.ts";
import {
  placementDrafts,
  placementFunding,
  placementParts,
  placementStartChecks,
  placements,
} from "#db/schema/placements.ts";
import { pupilLooks, pupils } from "#db/schema/pupils.ts";
import { reviews } from "#db/schema/reviews.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, aSchool, later, systemAct, visitorAct } from "#tests/support/world.ts";
import { aRunningPlacement } from "#tests/support/world-attendance.ts";
import { aCommissioning, aDraft, aPlacement, aPupil } from "#tests/support/world-placements.ts";
import { aSupplier } from "#tests/support/world-suppliers.ts";

/** Everything the module's queries would tell this actor of one placement and its pupil. */
async function everythingShown(act: Act, { id, pupilId }: { id: string; pupilId: string }) {
  return [
    (await listPlacements(act, {}, "/x")).rows,
    [await findPlacement(act, id, "/x")].filter(Boolean),
    await listPlacementsOfPupil(act, pupilId),
    await listStartChecks(act, id),
    (await listPlacementEvents(act, id)).rows,
    await listReservedParts(act, id),
    await listFunding(act, id),
    await listReviews(act, id),
    [await findDraft(act, id)].filter(Boolean),
    [await findBegun(act, id, "/x")].filter(Boolean),
  ].flat();
}

/** What the tables give without any condition of ours: only the second wall stands. */
function behindTheWall(act: Act) {
  return transaction(act, async (tx) => {
    const tables = [
      pupils,
      placements,
      placementFunding,
      placementParts,
      placementStartChecks,
      placementDrafts,
      pupilLooks,
      reviews,
    ];
    const counts: number[] = [];
    for (const table of tables) counts.push(await tx.$count(table));
    return counts;
  });
}

const nothing = [0, 0, 0, 0, 0, 0, 0, 0];

describe("who sees a placement", () => {
  withDatabase();

  it("shows strangers nothing of it, neither by query nor behind the second wall", async () => {
    const world = await anAuthority();
    const at = await aCommissioning(world);
    const pupilId = await aPupil(at.lead);
    const id = await aPlacement(at, { status: "active", pupilId });
    const elsewhere = await anAuthority();
    const otherSchool = await aPerson(world, "school_lead");
    const strangers: Act[] = [
      otherSchool,
      await aPerson(world, "school_approver"),
      await aPerson(world, "partnership_coordinator"),
      (await aSupplier(world)).manager,
      await aPerson(elsewhere, "authority_lead", { organisationId: elsewhere.authorityId }),
      systemAct(elsewhere),
      visitorAct(world),
    ];
    for (const act of strangers) {
      expect(await everythingShown(act, { id, pupilId })).toEqual([]);
      expect(await behindTheWall(act)).toEqual(nothing);
    }
  });

  it("shows the school, its partnership, the provider and officers what is theirs to see", async () => {
    const at = await aCommissioning(await anAuthority());
    const pupilId = await aPupil(at.lead);
    const id = await aPlacement(at, { status: "active", pupilId });
    for (const act of [at.lead, at.approver, at.coordinator, at.officer, at.supplier.manager])
      expect((await findPlacement(act, id, "/x"))?.pupil?.id).toBe(pupilId);
    expect(await listFunding(at.supplier.manager, id)).toEqual([]);
    expect(await listReservedParts(at.supplier.manager, id)).toEqual([]);
    expect(await listReservedParts(at.lead, id)).toMatchObject([{ reservedPence: 54_000 }]);
    expect(await listReviews(at.supplier.manager, id)).toHaveLength(1);
  });

  it("gives the finance officer the reference and no child", async () => {
    const world = await anAuthority();
    const at = await aCommissioning(world);
    const id = await aPlacement(at, { status: "active" });
    const finance = await aPerson(world, "finance_officer", { organisationId: world.authorityId });
    const seen = await findPlacement(finance, id, "/x");
    expect(seen).toMatchObject({ reference: "AP-2026-0001", pupil: null, objectives: "" });
    const { rows } = await listPlacements(finance, {}, "/x");
    expect(rows).toMatchObject([{ reference: "AP-2026-0001", pupilId: null, givenName: null }]);
    expect((await listPlacements(finance, { words: "Robin" }, "/x")).total).toBe(0);
    expect(await listReviews(finance, id)).toEqual([]);
    expect(await transaction(finance, (tx) => tx.$count(pupils))).toBe(0);
  });

  it("lets a provider see a pupil through its own placement only, and nothing after declining", async () => {
    const at = await aCommissioning(await anAuthority());
    const declined = await aPlacement(at);
    await aPlacement(at, { status: "accepted", supplier: await aSupplier(at.world) });
    const { manager } = at.supplier;
    expect(await transaction(manager, (tx) => tx.$count(pupils))).toBe(1);
    await declinePlacement(manager, declined, "Full");
    expect(await behindTheWall(manager)).toEqual(nothing);
    expect((await listPlacements(manager, {}, "/x")).rows).toEqual([]);
  });

  it("shows a provider nothing behind the wall ninety days after the end", async () => {
    const at = await aCommissioning(await anAuthority());
    await aPlacement(at, { status: "ended" });
    const soon = later(at.supplier.manager, 100);
    const late = later(at.supplier.manager, 130);
    expect(await transaction(soon, (tx) => tx.$count(pupils))).toBe(1);
    expect(await behindTheWall(late)).toEqual(nothing);
  });

  it("keeps a draft to the organisation that writes it", async () => {
    const at = await aCommissioning(await anAuthority());
    const draft = await aDraft(at);
    expect(await findDraft(at.lead, draft)).toBeDefined();
    expect(await findBegun(at.lead, draft, "/x")).toMatchObject({ id: draft, givenName: "Robin" });
    for (const act of [at.officer, at.coordinator, at.supplier.manager]) {
      expect(await findDraft(act, draft)).toBeUndefined();
      expect(await findBegun(act, draft, "/x")).toBeUndefined();
      expect(await transaction(act, (tx) => tx.$count(placementDrafts))).toBe(0);
    }
  });
});

describe("the requests begun and not sent", () => {
  withDatabase();
  const page = { page: 1, pageSize: 25 };
  const begunBy = (act: Act) => listDrafts(act, page, "/requests");

  it("are listed to who may go on with them, the last touched first, each at the step it has come to", async () => {
    const at = await aCommissioning(await anAuthority());
    const whole = await aDraft(at);
    const sent = await aDraft(at);
    await requestPlacement(at.lead, sent);
    const bare = randomUUID();
    await startRequest(later(at.lead, 1), { id: bare, offerId: at.supplier.offerId });
    const { rows, total } = await begunBy(at.lead);
    expect(total).toBe(2);
    expect(rows).toMatchObject([
      { id: bare, step: "pupil", hasPupil: false, givenName: null },
      { id: whole, step: "check", hasPupil: true, givenName: "Robin", startedBy: at.lead.actor.name },
    ]);
    expect(await listDrafts(at.lead, { page: 2, pageSize: 1 }, "/requests")).toMatchObject({
      rows: [{ id: whole }],
      total: 2,
    });
    for (const stranger of [at.approver, at.officer, at.coordinator, at.supplier.manager])
      expect(await begunBy(stranger)).toEqual({ rows: [], total: 0 });
  });

  it("go on at the pupil when the one chosen has moved to another school, who is named no more", async () => {
    const world = await anAuthority();
    const at = await aCommissioning(world);
    const pupilId = await aPupil(at.lead);
    const draft = await aDraft(at, { pupilId });
    await owner()
      .update(pupils)
      .set({ schoolId: await aSchool(world) })
      .where(eq(pupils.id, pupilId));
    const gone = { id: draft, step: "pupil", hasPupil: true, pupilId: null, givenName: null };
    expect((await begunBy(at.lead)).rows).toMatchObject([gone]);
    expect(await findBegun(at.lead, draft, "/x")).toMatchObject(gone);
    expect(await findDraft(at.lead, draft)).toMatchObject({ id: draft, pupilId: null });
    expect(await owner().$count(pupilLooks)).toBe(0);
  });

  it("are a look at the pupils named on the page", async () => {
    const at = await aCommissioning(await anAuthority());
    await aDraft(at);
    await begunBy(at.lead);
    const looks = await owner().select().from(pupilLooks).orderBy(pupilLooks.id);
    expect(looks.at(-1)).toMatchObject({ kind: "listed", page: "/requests" });
  });
});

describe("the list of placements", () => {
  withDatabase();

  it("narrows by the days, by what is still to be said or approved, and by who asked", async () => {
    const world = await anAuthority();
    const at = await aCommissioning(world);
    const provider = { ...at.supplier, staff: at.supplier.manager };
    const run = (wish: Parameters<typeof aRunningPlacement>[1]) =>
      aRunningPlacement(world, { ...wish, schoolId: at.schoolId, provider, withoutMoney: true });
    const ended = await run({ endedOn: "2026-09-28" });
    const soon = await run({ status: "approved", startsOn: "2026-10-12" });
    const accepted = await run({ status: "accepted", startsOn: "2026-11-02" });
    const own = await aPlacement(at);
    const ids = async (filter: Parameters<typeof listPlacementsAsked>[1], act: Act = at.lead) =>
      (await listPlacementsAsked(act, filter, "/x")).rows.map(({ id }) => id);
    const [first, last] = [calendarDate("2026-10-12"), calendarDate("2026-10-13")];
    expect(await ids({ starts: { from: first, to: last } })).toEqual([soon.id]);
    expect(await ids({ starts: { from: last } })).toEqual(expect.arrayContaining([accepted.id, own]));
    expect(await ids({ ends: { to: first } })).toEqual([]);
    expect(await ids({ ended: { from: calendarDate("2026-09-28") } })).toEqual([ended.id]);
    expect(await ids({ ended: { from: calendarDate("2026-09-29") } })).toEqual([]);
    expect(await ids({ isUntold: true })).toEqual([ended.id]);
    expect(await ids({ isUntold: true }, await aPerson(world, "school_lead"))).toEqual([]);
    expect(await ids({ isMine: true })).toEqual([own]);
    expect(await ids({ isMine: true }, at.approver)).toEqual([]);
    const officer = await aPerson(world, "commissioning_officer", { organisationId: world.authorityId });
    expect(await ids({ isUntold: true }, officer)).toEqual([ended.id]);
    expect(await ids({ isUntold: true, isOwn: true }, officer)).toEqual([]);
    expect(await ids({ isUntold: true, isOwn: true })).toEqual([ended.id]);
    expect(await ids({ isToApprove: true }, at.approver)).toEqual([accepted.id]);
    for (const act of [at.lead, at.coordinator]) expect(await ids({ isToApprove: true }, act)).toEqual([]);
  });

  it("asks a second approver above what the settings say, and above the usual where a stored limit is none", async () => {
    const world = await anAuthority();
    const at = await aCommissioning(world);
    const { id } = await aRunningPlacement(world, {
      ...{ schoolId: at.schoolId, status: "accepted", withoutMoney: true },
      pricePence: 9_000,
    });
    const [{ costPence } = { costPence: 0 }] = await owner()
      .select()
      .from(placements)
      .where(eq(placements.id, id));
    expect(costPence).toBeLessThan(defaultSettings.secondApproverAbovePence);
    await owner().update(placements).set({ requestedBy: at.approver.actor.userId });
    const listed = async (secondApproverAbovePence: unknown) => {
      await owner().update(authorities).set({ settings: { secondApproverAbovePence } });
      return (await listPlacements(at.approver, { isToApprove: true }, "/x")).total;
    };
    // Who asked approves up to the limit and not above it.
    expect(await listed(costPence)).toBe(1);
    expect(await listed(costPence - 1)).toBe(0);
    for (const none of ["a lot", 12.5, -1, null]) expect([none, await listed(none)]).toEqual([none, 1]);
  });

  it("narrows by words, status and organisation, and pages", async () => {
    const at = await aCommissioning(await anAuthority());
    await aPlacement(at);
    await aPlacement(at, { status: "accepted" });
    const third = await aPlacement(at, { status: "declined" });
    const refs = async (filter: Parameters<typeof listPlacements>[1]) =>
      (await listPlacements(at.lead, filter, "/x")).rows.map(({ reference }) => reference);
    expect(await refs({ words: "0002" })).toEqual(["AP-2026-0002"]);
    expect(await refs({ words: "robin engine" })).toHaveLength(3);
    expect(await refs({ words: "100%" })).toEqual([]);
    expect(await refs({ statuses: ["declined"] })).toEqual(["AP-2026-0003"]);
    expect(await refs({ organisationId: at.supplier.providerId })).toHaveLength(3);
    expect(await refs({ organisationId: third })).toEqual([]);
    const paged = await listPlacements(at.lead, { page: 2, pageSize: 2 }, "/x");
    expect([paged.rows.length, paged.total]).toEqual([1, 3]);
  });

  it("notes one look with the pupils it showed, and one by name for each placement opened", async () => {
    const at = await aCommissioning(await anAuthority());
    const [first, second] = [await aPlacement(at), await aPlacement(at)];
    await owner().execute(sql`alter table pupil_looks disable trigger all`);
    await owner().delete(pupilLooks);
    await listPlacements(at.lead, {}, "/placements");
    await findPlacement(at.lead, first, "/placements/1");
    const looks = await owner().select().from(pupilLooks).orderBy(pupilLooks.id);
    expect(looks.map(({ kind, page, pupilIds }) => [kind, page, pupilIds.length])).toEqual([
      ["listed", "/placements", 2],
      ["opened", "/placements/1", 1],
    ]);
    expect(second).toBeDefined();
  });
});
