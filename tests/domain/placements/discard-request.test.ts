import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { answerEnquiry } from "#app/domain/menu/enquiries/answer-enquiry.server.ts";
import { findEnquiry } from "#app/domain/menu/enquiries/queries.server.ts";
import { discardRequest } from "#app/domain/placements/discard-request.server.ts";
import { countDrafts, findBegun, listDrafts } from "#app/domain/placements/drafts.server.ts";
import { requestFromEnquiry } from "#app/domain/placements/request-from-enquiry.server.ts";
import { requestPlacement } from "#app/domain/placements/request-placement.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { offers } from "#db/schema/menu.ts";
import { placementDrafts, placements } from "#db/schema/placements.ts";
import { events } from "#db/schema/platform.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, systemAct, visitorAct } from "#tests/support/world.ts";
import { anEnquiry, interested } from "#tests/support/world-enquiries.ts";
import { aCommissioning, aDraft } from "#tests/support/world-placements.ts";

describe("a request that was begun", () => {
  withDatabase();

  it("is discarded by whoever of its school may request, and is gone from the list and its count", async () => {
    const world = await anAuthority();
    const at = await aCommissioning(world);
    const [draft, kept] = [await aDraft(at), await aDraft(at)];
    const colleague = await aPerson(world, "school_lead", { organisationId: at.schoolId });
    await discardRequest(colleague, draft);
    const { rows, total } = await listDrafts(at.lead, { page: 1, pageSize: 25 }, "/requests");
    expect([rows.map(({ id }) => id), total]).toEqual([[kept], 1]);
    expect(await transaction(at.lead, (tx) => countDrafts(tx, at.lead))).toBe(1);
    expect(await owner().select().from(events).where(eq(events.name, "request.discarded"))).toMatchObject([
      { subjectId: draft, userId: colleague.actor.userId, details: { offerId: at.supplier.offerId } },
    ]);
  });

  it("is discarded by nobody else", async () => {
    const world = await anAuthority();
    const at = await aCommissioning(world);
    const draft = await aDraft(at);
    const elsewhere = await anAuthority();
    const strangers = [
      await aPerson(world, "school_lead"),
      await aPerson(elsewhere, "authority_lead", { organisationId: elsewhere.authorityId }),
      at.officer,
      at.coordinator,
      at.supplier.manager,
      systemAct(world),
      visitorAct(world),
    ];
    for (const stranger of strangers)
      await expect(discardRequest(stranger, draft)).rejects.toMatchObject({ kind: "not_found" });
    await expect(discardRequest(at.approver, draft)).rejects.toMatchObject({ kind: "forbidden" });
    expect(await owner().$count(placementDrafts)).toBe(1);
  });

  it("is not discarded once it has been sent, however close the two presses are", async () => {
    const at = await aCommissioning(await anAuthority());
    const sent = await aDraft(at);
    await requestPlacement(at.lead, sent);
    await expect(discardRequest(at.lead, sent)).rejects.toMatchObject({ kind: "conflict" });
    expect(await findBegun(at.lead, sent, "/x")).toBeUndefined();

    const both = await aDraft(at, { pattern: ["tue-am"] });
    const done = await Promise.allSettled([requestPlacement(at.lead, both), discardRequest(at.lead, both)]);
    expect(done.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await owner().$count(placementDrafts, eq(placementDrafts.id, both))).toBe(
      await owner().$count(placements, eq(placements.id, both)),
    );
  });

  it("is listed as off the menu when its offer is, and can be discarded then", async () => {
    const at = await aCommissioning(await anAuthority());
    const draft = await aDraft(at);
    const listed = async () => (await listDrafts(at.lead, { page: 1, pageSize: 25 }, "/requests")).rows;
    expect(await listed()).toMatchObject([{ id: draft, isOnMenu: true }]);
    await owner().update(offers).set({ status: "withdrawn" }).where(eq(offers.id, at.supplier.offerId));
    expect(await listed()).toMatchObject([{ id: draft, isOnMenu: false }]);
    expect(await findBegun(at.lead, draft, "/x")).toMatchObject({ isOnMenu: false });
    await discardRequest(at.lead, draft);
    expect(await listed()).toEqual([]);
  });

  it("gives the answer that it came of back, to be made a request again", async () => {
    const { lead, bikes, enquiryId, asked } = await anEnquiry();
    await answerEnquiry(bikes.manager, asked.bikes, interested);
    const draft = await requestFromEnquiry(lead, asked.bikes, randomUUID());
    await discardRequest(lead, draft);
    const answers = (await findEnquiry(lead, enquiryId))?.answers ?? [];
    expect(answers.map(({ draftId }) => draftId)).toEqual([null, null]);
    const again = randomUUID();
    expect(await requestFromEnquiry(lead, asked.bikes, again)).toBe(again);
  });
});
