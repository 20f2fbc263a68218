/** A report that is written on after its provider has read it, and by two officers at once. */
import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { confirmDecision } from "#app/domain/quality/confirm-decision.server.ts";
import type { DecisionValues } from "#app/domain/quality/forms.ts";
import { proposeDecision } from "#app/domain/quality/propose-decision.server.ts";
import { findAssessment } from "#app/domain/quality/queries.server.ts";
import { answerReport } from "#app/domain/quality/reports/answer-report.server.ts";
import type { AccuracyValues } from "#app/domain/quality/reports/forms.ts";
import { findPublishedReport, findSharedReport } from "#app/domain/quality/reports/queries.server.ts";
import { replyToCorrections } from "#app/domain/quality/reports/reply-to-corrections.server.ts";
import { saveReport } from "#app/domain/quality/reports/save-report.server.ts";
import { shareReport } from "#app/domain/quality/reports/share-report.server.ts";
import { assessmentReports } from "#db/schema/monitoring.ts";
import { events } from "#db/schema/platform.ts";
import { assessments } from "#db/schema/quality.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, later } from "#tests/support/world.ts";
import { anAssessment, aSharedReport, reportText } from "#tests/support/world-visits.ts";

withDatabase();

const approve: DecisionValues = { kind: "approve", reason: "All is well", conditions: [] };
const accurate: AccuracyValues = { answer: "accurate", corrections: [] };
const corrected: AccuracyValues = {
  answer: "corrections",
  corrections: [{ part: "1", text: "There were ten" }],
};
const amended = reportText.replace("Nine", "Ten");
const stored = async () => (await owner().select().from(assessmentReports))[0];
const waiting = async () => {
  const [row] = await owner().execute<{ number: number }>(
    sql`select count(*)::int as number from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return row?.number ?? 0;
};
const seen = async () => ({ basis: (await stored())?.changeKey });

describe("a report that changed after its provider had read it", () => {
  it("is shared again before a decision, though the first text was agreed", async () => {
    const { officer, manager, providerId, assessmentId } = await aSharedReport(await anAuthority());
    await answerReport(manager, assessmentId, accurate);
    await saveReport(officer, assessmentId, { text: amended, ...(await seen()) });
    expect((await findAssessment(officer, assessmentId))?.stage).toBe("to_share_again");
    await expect(proposeDecision(officer, assessmentId, approve)).rejects.toThrow(/share it again/);
    expect(await findSharedReport(manager, providerId)).toMatchObject({ text: reportText });
    await shareReport(officer, assessmentId);
    expect(await stored()).toMatchObject({ answer: null, sharedText: amended });
    expect(await findSharedReport(manager, providerId)).toMatchObject({ text: amended });
    await answerReport(manager, assessmentId, accurate);
    await proposeDecision(officer, assessmentId, approve);
  });
  it("is shared again as well where the first text was never answered, unless it was put back", async () => {
    const { officer, assessmentId } = await aSharedReport(await anAuthority());
    const act = later(officer, 15);
    await replyToCorrections(act, assessmentId, { reply: "" });
    await saveReport(act, assessmentId, { text: amended, ...(await seen()) });
    await expect(proposeDecision(act, assessmentId, approve)).rejects.toThrow(/share it again/);
    await saveReport(act, assessmentId, { text: reportText, ...(await seen()) });
    await proposeDecision(act, assessmentId, approve);
  });
  it("may be amended once its corrections are answered, which the published report says", async () => {
    const world = await anAuthority();
    const { officer, manager, assessmentId } = await aSharedReport(world);
    await answerReport(manager, assessmentId, corrected);
    await replyToCorrections(officer, assessmentId, { reply: "Ten it is" });
    await saveReport(officer, assessmentId, { text: amended, ...(await seen()) });
    await proposeDecision(officer, assessmentId, approve);
    const third = await aPerson(world, "development_officer", { organisationId: world.authorityId });
    await confirmDecision(third, assessmentId);
    const school = await aPerson(world, "school_lead");
    expect(await findPublishedReport(school, assessmentId)).toMatchObject({ text: amended, isAmended: true });
  });
  it("is not said to be amended when it is as it was agreed", async () => {
    const world = await anAuthority();
    const { officer, manager, assessmentId } = await aSharedReport(world);
    await answerReport(manager, assessmentId, accurate);
    await proposeDecision(officer, assessmentId, approve);
    const third = await aPerson(world, "development_officer", { organisationId: world.authorityId });
    await confirmDecision(third, assessmentId);
    expect(await findPublishedReport(manager, assessmentId)).toMatchObject({ isAmended: false });
  });
});

describe("two officers at one report", () => {
  it("are told of each other: nothing that was saved is written over unread", async () => {
    const { officer, second, assessmentId } = await anAssessment(await anAuthority());
    await saveReport(officer, assessmentId, { text: "First" });
    await expect(saveReport(second, assessmentId, { text: "Second" })).rejects.toMatchObject({
      kind: "conflict",
      field: "text",
      message: expect.stringContaining(officer.actor.name),
    });
    const basis = (await seen()).basis;
    await saveReport(second, assessmentId, { text: "Second", basis });
    await expect(saveReport(officer, assessmentId, { text: "Third", basis })).rejects.toMatchObject({
      kind: "conflict",
    });
    expect(await stored()).toMatchObject({ text: "Second", writtenBy: second.actor.userId });
  });
  it("wait for each other in one order: the assessment before its report", async () => {
    const { manager, assessmentId } = await aSharedReport(await anAuthority());
    let answering: Promise<void> | undefined;
    await owner().transaction(async (tx) => {
      await tx.select().from(assessments).for("update");
      answering = answerReport(manager, assessmentId, accurate);
      await expect.poll(waiting, { timeout: 5_000 }).toBeGreaterThan(0);
      expect(await tx.select().from(assessmentReports).for("update", { noWait: true })).toHaveLength(1);
    });
    await answering;
    expect((await stored())?.answer).toBe("accurate");
  });
  it("may send one form twice", async () => {
    const { officer, assessmentId } = await anAssessment(await anAuthority());
    const form = { text: "First", key: randomUUID(), basis: undefined };
    await Promise.all([saveReport(officer, assessmentId, form), saveReport(officer, assessmentId, form)]);
    expect(await stored()).toMatchObject({ text: "First", changeKey: form.key });
    const written = (await owner().select().from(events)).filter(({ name }) => name === "report.written");
    expect(written).toHaveLength(1);
  });
});
