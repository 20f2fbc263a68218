/** What a suspension does to requests under way, to placements that run, and to whom it is told. */
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { calendarDate } from "#app/core/calendar.ts";
import { acceptPlacement } from "#app/domain/placements/accept-placement.server.ts";
import { approvePlacement } from "#app/domain/placements/approve-placement.server.ts";
import { findDraft } from "#app/domain/placements/drafts.server.ts";
import { requestPlacement } from "#app/domain/placements/request-placement.server.ts";
import { findRequestedOffer, findRequestPlan } from "#app/domain/placements/request-queries.server.ts";
import { type RequestAnswer, saveRequest } from "#app/domain/placements/save-request.server.ts";
import { startPlacement } from "#app/domain/placements/start-placement.server.ts";
import { startRequest } from "#app/domain/placements/start-request.server.ts";
import { listLivePlacementsOf } from "#app/domain/placements/suspended-queries.server.ts";
import { liftSuspension } from "#app/domain/quality/lift-suspension.server.ts";
import { suspendProvider } from "#app/domain/quality/suspend-provider.server.ts";
import { reactTo } from "#app/jobs/outbox.server.ts";
import { placements } from "#db/schema/placements.ts";
import { events, mails } from "#db/schema/platform.ts";
import { reviews } from "#db/schema/reviews.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, visitorAct } from "#tests/support/world.ts";
import {
  aCommissioning,
  actingOn,
  aDraft,
  aPlacement,
  aPupil,
  type Commissioning,
  giveEverything,
} from "#tests/support/world-placements.ts";

const reason = { reason: "A roof has fallen in" };
const firstDay = calendarDate("2026-11-02");

async function aSchoolAndItsProvider() {
  const world = await anAuthority();
  const at = await aCommissioning(world);
  const assurer = await aPerson(world, "development_officer", { organisationId: world.authorityId });
  const { providerId } = at.supplier;
  const suspend = () => suspendProvider(assurer, providerId, reason);
  return { world, at, assurer, providerId, suspend };
}

const sentence = /cannot be commissioned today. Suspended on 7 October 2026/;
const stopped = { kind: "rule", message: expect.stringMatching(sentence) };

const answersOf = async (at: Commissioning): Promise<RequestAnswer[]> => [
  { step: "pupil", pupilId: await aPupil(at.lead) },
  {
    step: "week",
    week: { startsOn: firstDay, endsOn: calendarDate("2026-12-11"), pattern: ["mon-am", "mon-pm"] },
  },
  {
    step: "purpose",
    purpose: {
      reason: "behaviour_support",
      objectives: "Settle",
      nextStep: "Back to lessons",
      successTest: "attendance_at_least",
      successTarget: 80,
    },
  },
  { step: "funding", funding: { school: 100, partnership: undefined, authority: undefined } },
];

describe("a suspension while a school asks for a place", () => {
  withDatabase();

  it("stops the request at its beginning, at every step and at its sending, with a sentence", async () => {
    const { at, suspend, assurer, providerId } = await aSchoolAndItsProvider();
    const draftId = await aDraft(at);
    const answers = await answersOf(at);
    await suspend();
    const { offerId } = at.supplier;
    await expect(startRequest(at.lead, { id: randomUUID(), offerId })).rejects.toMatchObject(stopped);
    for (const answer of answers)
      await expect(saveRequest(at.lead, draftId, answer)).rejects.toMatchObject(stopped);
    await expect(requestPlacement(at.lead, draftId)).rejects.toMatchObject(stopped);
    expect((await findRequestedOffer(at.lead, offerId))?.problem).toMatch(sentence);
    const draft = await findDraft(at.lead, draftId);
    if (!draft) throw new Error("the draft is gone");
    expect((await findRequestPlan(at.lead, draft, "/check"))?.problem).toMatch(sentence);
    await liftSuspension(assurer, providerId, reason);
    for (const answer of answers) await saveRequest(at.lead, draftId, answer);
    await requestPlacement(at.lead, draftId);
    expect(await owner().$count(placements)).toBe(1);
  });

  it("stops the approval and the start of one that was asked for before", async () => {
    const { at, suspend, assurer, providerId } = await aSchoolAndItsProvider();
    const asked = await aPlacement(at);
    const approved = await aPlacement(at, { status: "approved" });
    await giveEverything(at, approved);
    await acceptPlacement(at.supplier.manager, asked);
    await suspend();
    await expect(approvePlacement(at.approver, asked, at.schoolId)).rejects.toMatchObject(stopped);
    const start = () => startPlacement(actingOn(at.lead, firstDay), approved);
    await expect(start()).rejects.toMatchObject(stopped);
    await liftSuspension(assurer, providerId, reason);
    await approvePlacement(at.approver, asked, at.schoolId);
    await start();
  });
});

describe("a suspension while placements run", () => {
  withDatabase();

  it("tells each commissioner with a live one, opens a review of each and ends none, once", async () => {
    const { world, at, suspend, providerId } = await aSchoolAndItsProvider();
    const other = { ...(await aCommissioning(world)), supplier: at.supplier };
    const untouched = await aPerson(world, "school_lead");
    const live = [
      await aPlacement(at, { status: "active" }),
      await aPlacement(other, { status: "approved", pattern: ["tue-am"] }),
    ];
    await aPlacement(at, { pattern: ["wed-am"] });
    await suspend();
    const [event] = await owner().select().from(events).where(eq(events.name, "provider.suspended"));
    const payload = { authorityId: world.authorityId, eventId: event?.id };
    await reactTo(payload);
    await reactTo(payload);
    const opened = await owner().select().from(reviews).where(eq(reviews.kind, "immediate"));
    expect(opened.map(({ placementId }) => placementId).sort()).toEqual([...live].sort());
    const letters = (await owner().select().from(mails)).filter(({ subject }) =>
      /review placement/.test(subject),
    );
    // The lead and the approver of both schools.
    expect(letters).toHaveLength(4);
    expect(new Set(letters.map(({ recipient }) => recipient)).size).toBe(4);
    expect(JSON.stringify(letters)).not.toMatch(/Robin|Example \d/);
    const states = await owner().select().from(placements);
    expect(states.map(({ status }) => status).sort()).toEqual(["active", "approved", "requested"]);
    expect(await listLivePlacementsOf(untouched, providerId)).toMatchObject({ rows: [], total: 0 });
  });

  it("lists them for officers, each school its own, nobody else any, and names no child", async () => {
    const { world, at, assurer, suspend, providerId } = await aSchoolAndItsProvider();
    await aPlacement(at, { status: "approved" });
    await aPlacement(at, { pattern: ["wed-am"] });
    await suspend();
    const { rows: seen, total } = await listLivePlacementsOf(assurer, providerId);
    expect(total).toBe(seen.length);
    expect((await listLivePlacementsOf(assurer, providerId, 2)).rows).toEqual([]);
    expect(seen).toMatchObject([{ status: "approved", reference: "AP-2026-0001" }]);
    expect(JSON.stringify(seen)).not.toMatch(/Robin/);
    expect((await listLivePlacementsOf(at.lead, providerId)).rows).toHaveLength(1);
    const elsewhere = await anAuthority();
    for (const act of [
      await aPerson(world, "school_lead"),
      await aPerson(world, "provider_manager"),
      await aPerson(elsewhere, "authority_lead", { organisationId: elsewhere.authorityId }),
      visitorAct(world),
    ]) {
      expect(await listLivePlacementsOf(act, providerId)).toMatchObject({ rows: [], total: 0 });
    }
  });
});
