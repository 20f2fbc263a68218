/** Every number of a home page counts what the page it leads to lists: no more, no fewer. */
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { PersonAct } from "#app/core/actor.ts";
import { addDays, type CalendarDate, type Month, weeklyHalfDays } from "#app/core/calendar.ts";
import { raiseStatements } from "#app/domain/charges/raise-statements.server.ts";
import { registerInterest } from "#app/domain/market/register-interest.server.ts";
import { answerEnquiry } from "#app/domain/menu/enquiries/answer-enquiry.server.ts";
import { findEnquiry } from "#app/domain/menu/enquiries/queries.server.ts";
import { sendEnquiry } from "#app/domain/menu/enquiries/send-enquiry.server.ts";
import { startRequest } from "#app/domain/placements/start-request.server.ts";
import { submitRegistration } from "#app/domain/providers/submit-registration.server.ts";
import { answerCondition } from "#app/domain/quality/conditions/answer-condition.server.ts";
import { openAssessment } from "#app/domain/quality/open-assessment.server.ts";
import { proposeDecision } from "#app/domain/quality/propose-decision.server.ts";
import { suspendProvider } from "#app/domain/quality/suspend-provider.server.ts";
import { withdrawProvider } from "#app/domain/quality/withdraw-provider.server.ts";
import { outcomes } from "#db/schema/outcomes.ts";
import { evidence } from "#db/schema/providers.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { askedOf, figuresOf } from "#tests/support/home-figures.ts";
import { anAuthority, aPerson, now, systemAct, today, visitorAct } from "#tests/support/world.ts";
import { aRunningPlacement, type PlacementWish } from "#tests/support/world-attendance.ts";
import { changesInEveryState } from "#tests/support/world-changes.ts";
import { overdraw } from "#tests/support/world-charges.ts";
import { aConcern, aConditionedProvider, aDueVisit } from "#tests/support/world-concerns.ts";
import { cannot, need } from "#tests/support/world-enquiries.ts";
import { interestIn } from "#tests/support/world-market.ts";
import { aCommissioning, aDraft, aPlacement, type Commissioning } from "#tests/support/world-placements.ts";
import { aProvider, judgeEverything, officers } from "#tests/support/world-providers.ts";
import { sitesAnswered } from "#tests/support/world-sites.ts";
import { aRecordedVisit } from "#tests/support/world-visits.ts";

/** What has something to count in these worlds: each must come up, or the test would say nothing of it. */
const commissioning = [
  "Accepted, waiting for approval",
  "Active placements",
  "Approved, to be made ready for the start",
  "Changes accepted, waiting for approval",
  "Changes of placements to answer",
  "Changes waiting for your approval",
  "Changes with a provider",
  "Ended since 1 September",
  "Ended, outcome to be recorded",
  "Ending within two weeks",
  "Enquiries to answer",
  "Enquiries with answers",
  "Marks missing from the day before",
  "Marks to make today",
  "Not reported the day before",
  "Not reported yet today",
  "Past their last day and not ended",
  "Registration to finish and submit",
  "Registration watch: providers to look into",
  "Requests begun and not sent",
  "Requests to answer",
  "Requests with a provider",
  "Should have started, but have not",
  "Start within two weeks",
  "Statements beyond a reservation, for your approval",
  "Statements with lines not agreed yet",
  "Statements with lines to agree",
  "Waiting for your approval",
];
const assuring = [
  "Answers to conditions to check",
  "Applications at the desk check",
  "Applications to judge and report on",
  "Changes that came back from the authority",
  "Changes to acknowledge",
  "Concerns to weigh",
  "Conditions overdue",
  "Conditions to meet",
  "Decisions for you to confirm as the second officer",
  "Decisions that wait for another officer to confirm",
  "Evidence of approved providers that has expired",
  "Evidence of approved providers that runs out within 30 days",
  "Evidence that expires within 60 days",
  "Evidence that has expired",
  "Interest in providing to answer",
  "Providers suspended",
  "Registration to finish and submit",
  "Registrations to begin checking",
  "Visits to be given a day",
];

/** Placements at every point of their lives, and beside each figure some that it must leave out. */
async function placementsOf(at: Commissioning) {
  const { world, schoolId, supplier } = at;
  const provider = { ...supplier, staff: supplier.manager };
  for (const status of ["requested", "accepted", "approved"] as const)
    await aPlacement(at, { status, pattern: ["mon-am"] });
  const weeks: PlacementWish[] = [
    { status: "approved", startsOn: "2026-09-30" },
    { status: "approved", startsOn: "2026-10-12" },
    { status: "active", endsOn: "2026-10-14" },
    { status: "active", startsOn: "2026-09-01", endsOn: "2026-10-05" },
    { endedOn: "2026-09-28" },
    { startsOn: "2026-06-01", endsOn: "2026-07-21", endedOn: "2026-07-17" },
    { status: "active", pattern: [...weeklyHalfDays] },
  ];
  for (const week of weeks) await aRunningPlacement(world, { ...week, schoolId, provider });
  const told = await aRunningPlacement(world, { schoolId, provider, endedOn: "2026-09-25" });
  await owner().insert(outcomes).values({
    authorityId: world.authorityId,
    placementId: told.id,
    result: "met",
    destination: "mainstream",
    recordedBy: at.lead.actor.userId,
    recordedAt: now,
  });
  await aDraft(at);
  await changesInEveryState(at);
  const byAuthority = { commissionerId: world.authorityId, withoutMoney: true };
  await aRunningPlacement(world, { ...byAuthority, schoolId, endedOn: "2026-09-25" });
  const late = await aRunningPlacement(world, { schoolId, provider, endedOn: "2026-09-25" });
  await overdraw(world, late, { from: "2026-09-01", to: "2026-09-25" });
  await raiseStatements(systemAct(world), "2026-09" as Month);
}

describe("a number on a home page", () => {
  withDatabase();
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date"], now });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("is how many its page lists, for those who commission and provide", { timeout: 60_000 }, async () => {
    const at = await aCommissioning(await anAuthority(), { budget: 20_000_000 });
    const { world, lead, officer, supplier, schoolId } = at;
    await placementsOf(at);
    await placementsOf(await aCommissioning(world, { budget: 20_000_000 }));
    // Above the limit somebody else than who asked approves.
    await aRunningPlacement(world, { schoolId, status: "accepted", pricePence: 90_000, withoutMoney: true });
    const fullTime = { provider: { ...supplier, staff: supplier.manager }, pattern: [...weeklyHalfDays] };
    for (let pupil = 0; pupil < 5; pupil++)
      await aRunningPlacement(world, { ...fullTime, schoolId, withoutMoney: true });
    await startRequest(officer, { id: randomUUID(), offerId: supplier.offerId });
    for (const asker of [lead, officer]) {
      const unanswered = await sendEnquiry(asker, need([supplier.offerId]));
      const { enquiryId } = await sendEnquiry(asker, need([supplier.offerId]));
      const sent = await findEnquiry(asker, enquiryId);
      await answerEnquiry(supplier.manager, sent?.answers[0]?.id ?? "", cannot);
      expect(unanswered.enquiryId).not.toBe(enquiryId);
    }
    const finance = await aPerson(world, "finance_officer");
    const lead2 = await aPerson(world, "authority_lead");
    const staff = await aPerson(world, "provider_staff", { organisationId: supplier.providerId });
    const seen = new Set<string>();
    for (const person of [
      lead,
      at.approver,
      at.coordinator,
      officer,
      finance,
      lead2,
      supplier.manager,
      staff,
    ]) {
      const { counted, listed } = await figuresOf(person);
      expect([person.actor.role, listed]).toEqual([person.actor.role, counted]);
      for (const [text, count] of Object.entries(counted)) if (count > 0) seen.add(text);
    }
    expect([...seen].sort()).toEqual(commissioning);
  });

  it("is how many its page lists, for those who assure and are assured", { timeout: 60_000 }, async () => {
    const world = await anAuthority();
    const { officer, second } = await officers(world);
    const conditioned = await aConditionedProvider(world, { dueIn: -3 });
    const answered = await aProvider(world, { name: "Answered", approved: "approve_with_conditions" });
    const [condition] = await ownConditionsOf(answered.manager);
    await answerCondition(answered.manager, condition?.id ?? "", {
      id: randomUUID(),
      text: "Done on Friday",
      file: undefined,
    });
    const gone = await aProvider(world, { name: "Gone" });
    for (const { providerId } of [gone, await aProvider(world, { name: "Suspended" })])
      await suspendProvider(officer, providerId, { reason: "A roof has fallen in" });
    await withdrawProvider(officer, gone.providerId, { reason: "Closed for good" });
    const unsent = await aProvider(world, { name: "Unsent", approved: false });
    for (const step of ["waiting", "opened", "visited", "proposed", "proposed by the second"]) {
      const made = await aProvider(world, { name: step, approved: false });
      await submitRegistration(made.manager, made.registrationId);
      if (step === "waiting") continue;
      const { assessmentId } = await openAssessment(officer, made.registrationId);
      if (step === "visited") await aRecordedVisit(officer, { providerId: made.providerId, assessmentId });
      if (step === "opened" || step === "visited") continue;
      await judgeEverything(officer, assessmentId);
      const proposer = step === "proposed" ? officer : second;
      await proposeDecision(proposer, assessmentId, { kind: "decline", reason: "Unsafe", conditions: [] });
    }
    await aConcern(officer, conditioned.providerId);
    await aDueVisit(world, conditioned.providerId);
    await aDueVisit(world, conditioned.providerId, { dueOn: addDays(today, 60) });
    await registerInterest(visitorAct(world), interestIn(), "192.0.2.1");
    const items = await owner().select().from(evidence).where(eq(evidence.providerId, answered.providerId));
    await expireOn(items[0]?.id, addDays(today, -1));
    await expireOn(items[1]?.id, addDays(today, 10));
    await expireOn(items[2]?.id, addDays(today, 45));
    await sitesAnswered(answered, officer);
    const seen = new Set<string>();
    for (const person of [officer, second, conditioned.manager, answered.manager, unsent.manager]) {
      const { counted, listed } = await figuresOf(person);
      expect([person.actor.role, listed]).toEqual([person.actor.role, counted]);
      for (const [text, count] of Object.entries(counted)) if (count > 0) seen.add(text);
    }
    expect([...seen].sort()).toEqual(assuring);
  });
});

async function ownConditionsOf(manager: PersonAct) {
  const data = await askedOf(manager, "/registration/conditions");
  return (data as { rows: { id: string }[] }).rows;
}

async function expireOn(evidenceId: string | undefined, expiresOn: CalendarDate) {
  await owner()
    .update(evidence)
    .set({ expiresOn })
    .where(eq(evidence.id, evidenceId ?? ""));
}
