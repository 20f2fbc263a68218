/** Who reads which report, through the queries and past them. */
import { describe, expect, it } from "vitest";
import type { Act } from "#app/core/actor.ts";
import { confirmDecision } from "#app/domain/quality/confirm-decision.server.ts";
import { proposeDecision } from "#app/domain/quality/propose-decision.server.ts";
import { answerReport } from "#app/domain/quality/reports/answer-report.server.ts";
import { findPublishedReport, findSharedReport } from "#app/domain/quality/reports/queries.server.ts";
import { saveReport } from "#app/domain/quality/reports/save-report.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { assessmentReports } from "#db/schema/monitoring.ts";
import { withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, visitorAct, type World } from "#tests/support/world.ts";
import { anAssessment, aSharedReport, reportText } from "#tests/support/world-visits.ts";

withDatabase();

const raw = (act: Act) => transaction(act, (tx) => tx.select().from(assessmentReports));

async function readersOf(world: World) {
  return {
    school: await aPerson(world, "school_lead"),
    partnership: await aPerson(world, "partnership_coordinator"),
    finance: await aPerson(world, "finance_officer", { organisationId: world.authorityId }),
    otherProvider: await aPerson(world, "provider_manager"),
    elsewhere: await aPerson(await anAuthority(), "authority_lead"),
    visitor: visitorAct(world),
  };
}

describe("reading a report", () => {
  it("is for officers alone while it is a draft", async () => {
    const world = await anAuthority();
    const { officer, manager, providerId, assessmentId } = await anAssessment(world);
    await saveReport(officer, assessmentId, { text: reportText });
    expect(await raw(officer)).toHaveLength(1);
    expect(await findSharedReport(manager, providerId)).toBeUndefined();
    for (const act of [manager, ...Object.values(await readersOf(world))])
      if (act.actor.kind !== "person" || act.actor.role !== "finance_officer")
        expect(await raw(act)).toEqual([]);
  });
  it("is the provider's as soon as it is shared, in full, and nobody else's", async () => {
    const world = await anAuthority();
    const { officer, manager, providerId, assessmentId } = await aSharedReport(world);
    const own = await findSharedReport(manager, providerId);
    expect(own).toMatchObject({ text: reportText, stage: "with_provider", decision: undefined });
    expect(own?.standards.every(({ judgement }) => judgement === "met")).toBe(true);
    const { school, partnership, otherProvider, elsewhere, visitor } = await readersOf(world);
    for (const act of [school, partnership, otherProvider, elsewhere, visitor]) {
      expect(await findSharedReport(act, providerId)).toBeUndefined();
      expect(await findPublishedReport(act, assessmentId)).toBeUndefined();
      expect(await raw(act)).toEqual([]);
    }
    expect(await findPublishedReport(officer, assessmentId)).toBeUndefined();
  });
  it("is every school's, partnership's and officer's with the decision; no other provider's, no visitor's", async () => {
    const world = await anAuthority();
    const { officer, manager, assessmentId } = await aSharedReport(world);
    await answerReport(manager, assessmentId, { answer: "accurate", corrections: [] });
    await proposeDecision(officer, assessmentId, { kind: "approve", reason: "Good", conditions: [] });
    const third = await aPerson(world, "development_officer", { organisationId: world.authorityId });
    await confirmDecision(third, assessmentId);
    const { school, partnership, finance, otherProvider, elsewhere, visitor } = await readersOf(world);
    for (const act of [school, partnership, finance, manager, officer]) {
      const read = await findPublishedReport(act, assessmentId);
      expect(read).toMatchObject({ text: reportText, decision: { kind: "approve" } });
      expect(read?.standards.length).toBeGreaterThan(0);
    }
    for (const act of [otherProvider, elsewhere, visitor]) {
      expect(await findPublishedReport(act, assessmentId)).toBeUndefined();
      expect(await raw(act)).toEqual([]);
    }
  });
});
