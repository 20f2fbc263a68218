import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { PersonAct } from "#app/core/actor.ts";
import { addDays, addYears } from "#app/core/calendar.ts";
import { submitRegistration } from "#app/domain/providers/submit-registration.server.ts";
import { confirmDecision } from "#app/domain/quality/confirm-decision.server.ts";
import type { DecisionValues } from "#app/domain/quality/forms.ts";
import { judgeStandards } from "#app/domain/quality/judge-standards.server.ts";
import { openAssessment } from "#app/domain/quality/open-assessment.server.ts";
import { proposeDecision } from "#app/domain/quality/propose-decision.server.ts";
import { findAssessment } from "#app/domain/quality/queries.server.ts";
import { renewRegistration } from "#app/domain/quality/renew-registration.server.ts";
import { answerReport } from "#app/domain/quality/reports/answer-report.server.ts";
import { saveReport } from "#app/domain/quality/reports/save-report.server.ts";
import { shareReport } from "#app/domain/quality/reports/share-report.server.ts";
import { sendBackDecision } from "#app/domain/quality/send-back-decision.server.ts";
import { codeOf } from "#app/platform/transaction.server.ts";
import { visits } from "#db/schema/monitoring.ts";
import { events } from "#db/schema/platform.ts";
import { assessments, decisions, evidenceChecks, judgements } from "#db/schema/quality.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, today, type World } from "#tests/support/world.ts";
import {
  acceptEverything,
  aProvider,
  everyCriticalEvidence,
  judgeEverything,
  officers,
} from "#tests/support/world-providers.ts";
import { anAssessment, aRecordedVisit, reportText } from "#tests/support/world-visits.ts";

withDatabase();

const approve: DecisionValues = { kind: "approve", reason: "All is well", conditions: [] };
const statusOf = async (id: string) =>
  (await owner().select().from(assessments).where(eq(assessments.id, id)))[0]?.status;

/** The report is written, shared and agreed, so that a decision may be proposed after a visit. */
async function agreeOnReport(of: { officer: PersonAct; manager: PersonAct; assessmentId: string }) {
  await saveReport(of.officer, of.assessmentId, { text: reportText });
  await shareReport(of.officer, of.assessmentId);
  await answerReport(of.manager, of.assessmentId, { answer: "accurate", corrections: [] });
}

describe("opening an assessment", () => {
  it("takes the framework of the provider's kind, once, whoever is quicker", async () => {
    const world = await anAuthority();
    const { officer, second, registrationId, assessmentId } = await anAssessment(world);
    expect((await findAssessment(officer, assessmentId))?.frameworkName).toContain("non-school");
    expect(await openAssessment(officer, registrationId)).toEqual({ assessmentId });
    await expect(openAssessment(second, registrationId)).rejects.toMatchObject({ kind: "conflict" });
    const college = await aProvider(world, { kind: "college", approved: false });
    await submitRegistration(college.manager, college.registrationId);
    const both = [officer, second].map((act) => openAssessment(act, college.registrationId));
    expect((await Promise.allSettled(both)).map(({ status }) => status).sort()).toEqual([
      "fulfilled",
      "rejected",
    ]);
    const [opened] = await owner()
      .select()
      .from(assessments)
      .where(eq(assessments.registrationId, college.registrationId));
    expect((await findAssessment(officer, opened?.id ?? ""))?.frameworkName).toContain("registered schools");
  });
  it("waits until the registration is submitted, and is for officers who assess", async () => {
    const world = await anAuthority();
    const { officer } = await officers(world);
    const { registrationId, manager } = await aProvider(world, { approved: false });
    await expect(openAssessment(officer, registrationId)).rejects.toMatchObject({ kind: "rule" });
    const finance = await aPerson(world, "finance_officer", { organisationId: world.authorityId });
    for (const act of [manager, finance])
      await expect(openAssessment(act, registrationId)).rejects.toMatchObject({ kind: "forbidden" });
    const stranger = (await officers(await anAuthority())).officer;
    await expect(openAssessment(stranger, registrationId)).rejects.toMatchObject({ kind: "not_found" });
  });
});

describe("judging", () => {
  it("saves what is judged and changes it, of this framework only", async () => {
    const { officer, assessmentId } = await anAssessment(await anAuthority());
    const standards = (await findAssessment(officer, assessmentId))?.standards ?? [];
    const [first] = standards[0]?.criteria ?? [];
    const judge = (criterionId: string, judgement: "met" | "not_met") =>
      judgeStandards(officer, assessmentId, [{ criterionId, judgement, comment: "" }]);
    await judge(first?.id ?? "", "not_met");
    await judge(first?.id ?? "", "met");
    const rows = await owner().select().from(judgements);
    expect(rows.map(({ judgement }) => judgement)).toEqual(["met"]);
    await expect(judge(randomUUID(), "met")).rejects.toMatchObject({ kind: "rule" });
  });
});

describe("proposing a decision", () => {
  it("waits until every criterion is judged", async () => {
    const { officer, assessmentId } = await anAssessment(await anAuthority());
    await expect(proposeDecision(officer, assessmentId, approve)).rejects.toThrow(/judge every criterion/);
  });
  it("cannot approve while a critical standard is not met, and says which; it can decline", async () => {
    const { officer, assessmentId } = await anAssessment(await anAuthority());
    const standards = (await findAssessment(officer, assessmentId))?.standards ?? [];
    const critical = standards.find((standard) => standard.critical);
    await judgeEverything(officer, assessmentId, { notMet: [critical?.id ?? ""] });
    const refused = proposeDecision(officer, assessmentId, approve);
    await expect(refused).rejects.toMatchObject({ kind: "rule", field: "kind" });
    await expect(refused).rejects.toThrow(critical?.text ?? "?");
    await proposeDecision(officer, assessmentId, { ...approve, kind: "decline" });
    expect(await statusOf(assessmentId)).toBe("decision_proposed");
  });
  it.each<[string, Partial<DecisionValues>, string]>([
    ["conditions without any", { kind: "approve_with_conditions" }, "condition1"],
    [
      "a condition on a plain approval",
      { conditions: [{ text: "x", dueOn: today, critical: true }] },
      "kind",
    ],
    [
      "a condition due yesterday",
      {
        kind: "approve_with_conditions",
        conditions: [{ text: "x", dueOn: addDays(today, -1), critical: true }],
      },
      "due1",
    ],
  ])("refuses %s", async (_what, given, field) => {
    const { officer, assessmentId } = await anAssessment(await anAuthority());
    await judgeEverything(officer, assessmentId);
    const refused = proposeDecision(officer, assessmentId, { ...approve, ...given });
    await expect(refused).rejects.toMatchObject({ kind: "rule", field });
    expect(await owner().$count(decisions)).toBe(0);
  });
  it("is not for who visited", async () => {
    const { officer, second, manager, providerId, assessmentId } = await anAssessment(await anAuthority());
    await judgeEverything(officer, assessmentId);
    await aRecordedVisit(officer, { providerId, assessmentId });
    await agreeOnReport({ officer: second, manager, assessmentId });
    await expect(proposeDecision(officer, assessmentId, approve)).rejects.toMatchObject({
      kind: "forbidden",
    });
    await proposeDecision(second, assessmentId, approve);
    await expect(confirmDecision(officer, assessmentId)).rejects.toMatchObject({ kind: "forbidden" });
  });
  it("happens once, whoever is quicker", async () => {
    const { officer, second, assessmentId } = await anAssessment(await anAuthority());
    await judgeEverything(officer, assessmentId);
    const both = [officer, second].map((act) => proposeDecision(act, assessmentId, approve));
    expect((await Promise.allSettled(both)).map(({ status }) => status).sort()).toEqual([
      "fulfilled",
      "rejected",
    ]);
    expect(await owner().$count(decisions)).toBe(1);
  });
});

describe("confirming and sending back", () => {
  async function aProposal(world: World) {
    const given = await anAssessment(world);
    await acceptEverything(given.officer, given.providerId);
    await judgeEverything(given.officer, given.assessmentId);
    await proposeDecision(given.officer, given.assessmentId, approve);
    return given;
  }
  it("needs another officer, who confirms for a year, once", async () => {
    const world = await anAuthority();
    const { officer, second, assessmentId, manager, providerId } = await aProposal(world);
    await expect(confirmDecision(officer, assessmentId)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(confirmDecision(manager, assessmentId)).rejects.toMatchObject({ kind: "not_found" });
    const third = await aPerson(world, "development_officer", { organisationId: world.authorityId });
    const both = await Promise.allSettled([second, third].map((act) => confirmDecision(act, assessmentId)));
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const [row] = await owner().select().from(decisions);
    expect(row).toMatchObject({ status: "confirmed", decidedOn: today, expiresOn: addYears(today, 1) });
    expect(await statusOf(assessmentId)).toBe("closed");
    const happened = and(eq(events.name, "decision.confirmed"), eq(events.subjectId, providerId));
    expect(await owner().$count(events, happened)).toBe(1);
  });
  it("sends back with a reason, and another proposal may follow", async () => {
    const { officer, second, assessmentId } = await aProposal(await anAuthority());
    const reason = { reason: "Look at the drill log" };
    await expect(sendBackDecision(officer, assessmentId, reason)).rejects.toMatchObject({
      kind: "forbidden",
    });
    await sendBackDecision(second, assessmentId, reason);
    expect(await statusOf(assessmentId)).toBe("open");
    await expect(confirmDecision(second, assessmentId)).rejects.toMatchObject({ kind: "conflict" });
    await proposeDecision(officer, assessmentId, approve);
    await confirmDecision(second, assessmentId);
    const assessment = await findAssessment(officer, assessmentId);
    expect(assessment?.decision?.status).toBe("confirmed");
    expect(assessment?.sentBack.map(({ sentBackReason }) => sentBackReason)).toEqual([reason.reason]);
  });
  it("judges nothing more while a decision is proposed or made", async () => {
    const { officer, second, providerId, assessmentId } = await aProposal(await anAuthority());
    await expect(judgeEverything(officer, assessmentId)).rejects.toMatchObject({ kind: "conflict" });
    await confirmDecision(second, assessmentId);
    await expect(aRecordedVisit(second, { providerId, assessmentId })).rejects.toMatchObject({
      kind: "conflict",
    });
  });
  it("lets the provider begin the next registration only when the last is decided, with its answers", async () => {
    const { second, assessmentId, manager, providerId } = await aProposal(await anAuthority());
    await expect(renewRegistration(manager, providerId)).rejects.toMatchObject({ kind: "rule" });
    await confirmDecision(second, assessmentId);
    const next = await renewRegistration(manager, providerId);
    expect(await renewRegistration(manager, providerId)).toEqual(next);
    await everyCriticalEvidence({ providerId, manager });
    await submitRegistration(manager, next.registrationId);
  });
});

describe("the database repeats the rules", () => {
  const code = (attempt: Promise<unknown>) => attempt.then(() => "allowed", codeOf);
  it("refuses that one person proposes and confirms, that the visitor decides, and a critical standard not met", async () => {
    const { officer, second, assessmentId, providerId, authorityId } = await anAssessmentAsOwner();
    const row = {
      authorityId,
      providerId,
      assessmentId,
      kind: "approve" as const,
      reason: "x",
      proposedBy: officer.actor.userId,
      proposedAt: officer.now,
    };
    const [proposed] = await owner().insert(decisions).values(row).returning({ id: decisions.id });
    const confirm = (by: string) =>
      owner()
        .update(decisions)
        .set({ status: "confirmed", confirmedBy: by, decidedOn: today })
        .where(eq(decisions.id, proposed?.id ?? ""));
    expect(await code(confirm(officer.actor.userId))).toBe("23514");
    const visit = {
      authorityId,
      providerId,
      assessmentId,
      purpose: "assessment",
      status: "recorded",
    } as const;
    const third = { visitorId: randomUUID(), recordedBy: randomUUID(), visitedOn: today };
    for (const by of [{ visitorId: second.actor.userId }, { recordedBy: second.actor.userId }]) {
      await owner()
        .insert(visits)
        .values({ ...visit, ...third, ...by });
      expect(await code(confirm(second.actor.userId))).toBe("23514");
      await owner().delete(visits);
    }
    const standards = (await findAssessment(officer, assessmentId))?.standards ?? [];
    const critical = standards.find((standard) => standard.critical)?.criteria[0]?.id ?? "";
    const judged = { authorityId, assessmentId, criterionId: critical, judgedBy: officer.actor.userId };
    await owner()
      .insert(judgements)
      .values({ ...judged, judgement: "not_met", judgedAt: officer.now, changedAt: officer.now });
    expect(await code(confirm(second.actor.userId))).toBe("23514");
    await owner().delete(judgements);
    expect(await code(owner().insert(decisions).values(row))).toBe("23505");
    expect(await code(confirm(second.actor.userId))).toBe("allowed");
  });
  it("keeps every check of evidence as it was written", async () => {
    const { officer, providerId } = await anAssessmentAsOwner();
    await acceptEverything(officer, providerId);
    expect(await code(owner().update(evidenceChecks).set({ message: "x" }))).toBe("23001");
    expect(await code(owner().delete(evidenceChecks))).toBe("23001");
  });
  async function anAssessmentAsOwner() {
    const world = await anAuthority();
    return { ...(await anAssessment(world)), authorityId: world.authorityId };
  }
});
