import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { addDays } from "#app/core/calendar.ts";
import { confirmDecision } from "#app/domain/quality/confirm-decision.server.ts";
import type { DecisionValues } from "#app/domain/quality/forms.ts";
import { proposeDecision } from "#app/domain/quality/propose-decision.server.ts";
import { findAssessment } from "#app/domain/quality/queries.server.ts";
import { answerReport } from "#app/domain/quality/reports/answer-report.server.ts";
import type { AccuracyValues } from "#app/domain/quality/reports/forms.ts";
import {
  messagesForAnsweredReport,
  messagesForReply,
  messagesForSharedReport,
} from "#app/domain/quality/reports/mails.server.ts";
import { replyToCorrections } from "#app/domain/quality/reports/reply-to-corrections.server.ts";
import { saveReport } from "#app/domain/quality/reports/save-report.server.ts";
import { shareReport } from "#app/domain/quality/reports/share-report.server.ts";
import { codeOf } from "#app/platform/transaction.server.ts";
import { assessmentReports } from "#db/schema/monitoring.ts";
import { assessments, decisions } from "#db/schema/quality.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, later, systemAct, today } from "#tests/support/world.ts";
import { judgeEverything } from "#tests/support/world-providers.ts";
import { anAssessment, aRecordedVisit, aSharedReport, reportText } from "#tests/support/world-visits.ts";

withDatabase();

const approve: DecisionValues = { kind: "approve", reason: "All is well", conditions: [] };
const accurate: AccuracyValues = { answer: "accurate", corrections: [] };
const corrected: AccuracyValues = {
  answer: "corrections",
  corrections: [
    { part: "1", text: "There were ten" },
    { part: "judgements", text: "Standard 2: the log was there" },
  ],
};
const statusOf = async (id: string) =>
  (await owner().select().from(assessments).where(eq(assessments.id, id)))[0]?.status;
const seen = async () => ({ basis: (await reportOf())?.changeKey });
const reportOf = async () => (await owner().select().from(assessmentReports))[0];
/** Ten school days after 7 October 2026, with half term in between. */
const due = "2026-10-21";

describe("writing and sharing a report", () => {
  it("keeps one draft, and shares it for ten school days", async () => {
    const { officer, assessmentId } = await aSharedReport(await anAuthority());
    expect(await statusOf(assessmentId)).toBe("factual_accuracy");
    expect(await reportOf()).toMatchObject({ text: reportText, answerDueOn: due, answer: null });
    expect(await owner().$count(assessmentReports)).toBe(1);
    for (const attempt of [
      saveReport(officer, assessmentId, { text: "Other" }),
      shareReport(officer, assessmentId),
      judgeEverything(officer, assessmentId),
    ])
      await expect(attempt).rejects.toMatchObject({ kind: "conflict" });
  });
  it("is for officers who assess, and waits for the text and every judgement", async () => {
    const world = await anAuthority();
    const { officer, manager, assessmentId } = await anAssessment(world);
    await expect(shareReport(officer, assessmentId)).rejects.toThrow("Write the report first");
    await saveReport(officer, assessmentId, { text: reportText });
    await expect(shareReport(officer, assessmentId)).rejects.toThrow(/the provider reads the judgements too/);
    const finance = await aPerson(world, "finance_officer", { organisationId: world.authorityId });
    for (const command of [
      (act: typeof finance) => saveReport(act, assessmentId, { text: "x" }),
      (act: typeof finance) => shareReport(act, assessmentId),
      (act: typeof finance) => replyToCorrections(act, assessmentId, { reply: "x" }),
    ]) {
      await expect(command(finance)).rejects.toMatchObject({ kind: "forbidden" });
      await expect(command(manager)).rejects.toMatchObject({ kind: "not_found" });
    }
  });
});

describe("the provider's answer", () => {
  it("that all is right gives the assessment back, once", async () => {
    const { manager, officer, assessmentId } = await aSharedReport(await anAuthority());
    await answerReport(manager, assessmentId, accurate);
    expect(await statusOf(assessmentId)).toBe("open");
    await expect(answerReport(manager, assessmentId, corrected)).rejects.toMatchObject({ kind: "conflict" });
    await proposeDecision(officer, assessmentId, approve);
  });
  it("with corrections keeps the paragraphs as they read, and waits for the officer's reply", async () => {
    const { manager, officer, assessmentId } = await aSharedReport(await anAuthority());
    const none = { answer: "corrections" as const, corrections: [] };
    await expect(answerReport(manager, assessmentId, none)).rejects.toMatchObject({ field: "answer" });
    const both = { ...corrected, answer: "accurate" as const };
    await expect(answerReport(manager, assessmentId, both)).rejects.toMatchObject({ field: "answer" });
    await answerReport(manager, assessmentId, corrected);
    expect(await statusOf(assessmentId)).toBe("factual_accuracy");
    expect((await reportOf())?.corrections).toEqual([
      { about: "Nine pupils were there.", text: "There were ten" },
      { about: "The judgements", text: "Standard 2: the log was there" },
    ]);
    await expect(proposeDecision(officer, assessmentId, approve)).rejects.toThrow(/corrections first/);
    await expect(replyToCorrections(officer, assessmentId, { reply: "" })).rejects.toMatchObject({
      field: "reply",
    });
    await replyToCorrections(officer, assessmentId, { reply: "Ten it is" });
    expect(await statusOf(assessmentId)).toBe("open");
    await saveReport(officer, assessmentId, { text: reportText.replace("Nine", "Ten"), ...(await seen()) });
    await judgeEverything(officer, assessmentId);
    await proposeDecision(officer, assessmentId, approve);
  });
  it("is the manager's to give, of its own report", async () => {
    const world = await anAuthority();
    const { providerId, assessmentId } = await aSharedReport(world);
    const lead = await aPerson(world, "provider_safeguarding_lead", { organisationId: providerId });
    await expect(answerReport(lead, assessmentId, accurate)).rejects.toMatchObject({ kind: "forbidden" });
    const other = await aPerson(world, "provider_manager");
    await expect(answerReport(other, assessmentId, accurate)).rejects.toMatchObject({ kind: "not_found" });
  });
  it("is waited for until its day, and not longer", async () => {
    const { officer, assessmentId } = await aSharedReport(await anAuthority());
    const onTheDay = later(officer, 14);
    await expect(proposeDecision(onTheDay, assessmentId, approve)).rejects.toThrow(/until 21 October 2026/);
    await expect(replyToCorrections(onTheDay, assessmentId, { reply: "" })).rejects.toMatchObject({
      kind: "rule",
    });
    await proposeDecision(later(officer, 15), assessmentId, approve);
    expect(await statusOf(assessmentId)).toBe("decision_proposed");
  });
  it("that never came lets the officer take the report back", async () => {
    const { officer, assessmentId } = await aSharedReport(await anAuthority());
    await replyToCorrections(later(officer, 15), assessmentId, { reply: "" });
    expect(await statusOf(assessmentId)).toBe("open");
    await shareReport(later(officer, 15), assessmentId);
    expect(await reportOf()).toMatchObject({ repliedBy: null, answerDueOn: "2026-11-12" });
  });
});

describe("a decision after a visit", () => {
  it("waits until the report is written and shared", async () => {
    const { officer, second, providerId, assessmentId } = await anAssessment(await anAuthority());
    await judgeEverything(officer, assessmentId);
    await aRecordedVisit(second, { providerId, assessmentId });
    await expect(proposeDecision(officer, assessmentId, approve)).rejects.toThrow(/Write the report/);
    await saveReport(officer, assessmentId, { text: reportText });
    await expect(proposeDecision(officer, assessmentId, approve)).rejects.toThrow(/Share the report/);
  });
  it("shows who proposed and who confirmed it, neither of whom visited", async () => {
    const world = await anAuthority();
    const { officer, second, manager, assessmentId } = await aSharedReport(world);
    await answerReport(manager, assessmentId, accurate);
    await proposeDecision(officer, assessmentId, approve);
    await expect(confirmDecision(second, assessmentId)).rejects.toMatchObject({ kind: "forbidden" });
    const third = await aPerson(world, "development_officer", { organisationId: world.authorityId });
    await confirmDecision(third, assessmentId);
    expect((await findAssessment(officer, assessmentId))?.decision).toMatchObject({
      proposedByName: officer.actor.name,
      confirmedByName: third.actor.name,
    });
  });
});

describe("letters about a report", () => {
  it("go to the provider when it is shared and answered, and to the officers when the provider has", async () => {
    const world = await anAuthority();
    const { officer, manager, providerId, assessmentId } = await aSharedReport(world);
    const act = systemAct(world);
    const of = { providerId, assessmentId, eventId: "event" };
    const shared = await messagesForSharedReport(act, of);
    expect(shared).toHaveLength(1);
    expect(shared[0]?.text).toContain("by 21 October 2026");
    await answerReport(manager, assessmentId, corrected);
    const answered = await messagesForAnsweredReport(act, of);
    expect(answered).toHaveLength(2);
    expect(answered[0]?.text).toContain("2 corrections");
    await replyToCorrections(officer, assessmentId, { reply: "Ten it is" });
    expect((await messagesForReply(act, of))[0]?.text).toContain("Ten it is");
  });
});

describe("the database repeats the rule", () => {
  it("refuses a decision while the report is not shared, not answered in time, or its corrections not answered", async () => {
    const world = await anAuthority();
    const { officer, second, providerId, assessmentId } = await anAssessment(world);
    const row = {
      authorityId: world.authorityId,
      providerId,
      assessmentId,
      kind: "approve" as const,
      reason: "x",
      proposedBy: officer.actor.userId,
      proposedAt: officer.now,
    };
    const code = () =>
      owner()
        .insert(decisions)
        .values(row)
        .then(() => "allowed", codeOf);
    const set = (values: Partial<typeof assessmentReports.$inferInsert>) =>
      owner().update(assessmentReports).set(values);
    await aRecordedVisit(second, { providerId, assessmentId });
    expect(await code()).toBe("23514");
    await saveReport(officer, assessmentId, { text: reportText });
    expect(await code()).toBe("23514");
    const shared = { sharedBy: officer.actor.userId, sharedAt: officer.now };
    await set({ ...shared, answerDueOn: addDays(today, 3_000) });
    expect(await code()).toBe("23514");
    await set({ answer: "corrections", corrections: [{ about: "x", text: "y" }] });
    expect(await code()).toBe("23514");
    await set({ answer: "accurate", corrections: [], text: "What the provider never read" });
    expect(await code()).toBe("23514");
    await set({ answer: "corrections", corrections: [{ about: "x", text: "y" }] });
    await set({ repliedAt: officer.now, repliedBy: officer.actor.userId });
    expect(await code()).toBe("allowed");
  });
});
