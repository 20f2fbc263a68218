import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { PersonAct } from "#app/core/actor.ts";
import { JudgementForm } from "#app/domain/quality/forms.ts";
import { judgeCriterion } from "#app/domain/quality/judge-criterion.server.ts";
import { judgeStandards } from "#app/domain/quality/judge-standards.server.ts";
import { findAssessment } from "#app/domain/quality/queries.server.ts";
import { events } from "#db/schema/platform.ts";
import { assessments, judgements } from "#db/schema/quality.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson } from "#tests/support/world.ts";
import { officers } from "#tests/support/world-providers.ts";
import { anAssessment } from "#tests/support/world-visits.ts";

withDatabase();

async function aCriterion() {
  const world = await anAuthority();
  const made = await anAssessment(world);
  const standards = (await findAssessment(made.officer, made.assessmentId))?.standards ?? [];
  const criterionId = standards[0]?.criteria[0]?.id ?? "";
  const says = (
    act: PersonAct,
    comment: string,
    { key = randomUUID(), basis, at = 0 }: { key?: string; basis?: string; at?: number } = {},
  ) =>
    judgeCriterion(act, made.assessmentId, {
      criterionId,
      judgement: "met",
      comment,
      key,
      basis,
      changedAt: new Date(act.now.getTime() - 60_000 + at),
    });
  return { ...made, world, criterionId, says };
}

const stored = async () => (await owner().select().from(judgements))[0];

describe("judging a criterion as it is typed", () => {
  it("saves it, a comment before a judgement, too, and records one event for each judgement", async () => {
    const { officer, assessmentId, criterionId, says } = await aCriterion();
    const words = { criterionId, comment: "A locked gate", key: randomUUID(), changedAt: officer.now };
    await judgeCriterion(officer, assessmentId, { ...words, judgement: undefined });
    expect(await stored()).toMatchObject({ judgement: null, comment: "A locked gate" });
    const { changeKey } = await says(officer, "A locked gate", { basis: words.key });
    await says(officer, "A locked gate and a bell", { basis: changeKey });
    expect(await stored()).toMatchObject({ judgement: "met", comment: "A locked gate and a bell" });
    expect(await owner().$count(events, eq(events.name, "standards.judged"))).toBe(1);
  });
  it("counts a change that is sent twice once, also after a later one of the same hand", async () => {
    const { officer, says } = await aCriterion();
    const key = randomUUID();
    expect(await says(officer, "One", { key })).toEqual({ outcome: "saved", changeKey: key });
    const first = await stored();
    expect(await says({ ...officer, now: new Date(officer.now.getTime() + 1000) }, "One", { key })).toEqual({
      outcome: "saved",
      changeKey: key,
    });
    expect(await stored()).toEqual(first);
    const later = await says(officer, "Two", { at: 2000 });
    expect(later.outcome).toBe("saved");
    expect(await says(officer, "One", { key, at: 1000 })).toEqual({
      outcome: "passed_over",
      changeKey: later.changeKey,
    });
    expect((await stored())?.comment).toBe("Two");
  });
  it("takes a clock that is fast for the present one", async () => {
    const { officer, says } = await aCriterion();
    await says(officer, "From the future", { at: 3_600_000 });
    expect((await stored())?.changedAt).toEqual(officer.now);
  });
  it("is not overwritten unseen by another officer, who may overrule what was seen", async () => {
    const { officer, second, says } = await aCriterion();
    const { changeKey } = await says(officer, "Mine");
    const blind = says(second, "Theirs");
    await expect(blind).rejects.toMatchObject({ kind: "conflict", field: "judgement" });
    await expect(blind).rejects.toThrow(`${officer.actor.name} judged this at 10:00`);
    expect((await says(second, "Mine")).changeKey).toBe(changeKey);
    expect((await stored())?.judgedBy).toBe(officer.actor.userId);
    await says(second, "Theirs", { basis: changeKey });
    expect(await stored()).toMatchObject({ comment: "Theirs", judgedBy: second.actor.userId });
  });
  it("is for officers who assess, on an open assessment, of its own criteria", async () => {
    const { officer, manager, world, assessmentId, criterionId, says } = await aCriterion();
    const finance = await aPerson(world, "finance_officer", { organisationId: world.authorityId });
    const stranger = (await officers(await anAuthority())).officer;
    await expect(says(finance, "x")).rejects.toMatchObject({ kind: "forbidden" });
    for (const act of [manager, stranger])
      await expect(says(act, "x")).rejects.toMatchObject({ kind: "not_found" });
    const strange = { judgement: "met" as const, comment: "", key: randomUUID(), changedAt: officer.now };
    const elsewhere = judgeCriterion(officer, assessmentId, { ...strange, criterionId: randomUUID() });
    await expect(elsewhere).rejects.toMatchObject({ kind: "not_found" });
    const key = randomUUID();
    await says(officer, "x", { key });
    await owner().update(assessments).set({ status: "decision_proposed" });
    await expect(says(officer, "y")).rejects.toMatchObject({ kind: "conflict", field: undefined });
    expect(await says(officer, "x", { key })).toEqual({ outcome: "saved", changeKey: key });
    expect(criterionId).not.toBe("");
  });
});

describe("judging the whole page at once", () => {
  it("saves only what was changed, and refuses where another officer was quicker", async () => {
    const { officer, second, assessmentId, criterionId, says } = await aCriterion();
    const { changeKey } = await says(officer, "Mine");
    const page = (comment: string, basis?: string) =>
      judgeStandards(second, assessmentId, [{ criterionId, judgement: "met", comment, basis }]);
    await page("Mine", randomUUID());
    expect(await stored()).toMatchObject({ changeKey, judgedBy: officer.actor.userId });
    await expect(page("Theirs", randomUUID())).rejects.toMatchObject({
      kind: "conflict",
      field: `judgement.${criterionId}`,
    });
    await page("Theirs", changeKey);
    expect((await stored())?.comment).toBe("Theirs");
  });
});

describe("the form of one criterion", () => {
  it("reads a change, and refuses one without a key or a moment", () => {
    const key = randomUUID();
    const given = { judgement: "", comment: " a ", key, basis: "", changedAt: "2026-10-07T09:00:00.000Z" };
    expect(JudgementForm.parse(given)).toEqual({
      judgement: undefined,
      comment: "a",
      key,
      basis: undefined,
      changedAt: new Date("2026-10-07T09:00:00Z"),
    });
    const paths = JudgementForm.safeParse({ ...given, key: "1", changedAt: "now" }).error?.issues;
    expect(paths?.map(({ path }) => path[0])).toEqual(["key", "changedAt"]);
  });
});
