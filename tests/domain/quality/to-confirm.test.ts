/** What an officer is told to confirm is what the command lets that officer confirm. */
import { describe, expect, it } from "vitest";
import type { PersonAct } from "#app/core/actor.ts";
import { confirmDecision } from "#app/domain/quality/confirm-decision.server.ts";
import { applicationsIn, type Confirming } from "#app/domain/quality/desk/addresses.ts";
import { listApplications } from "#app/domain/quality/desk/applications.server.ts";
import * as desk from "#app/domain/quality/desk.server.ts";
import { proposeDecision } from "#app/domain/quality/propose-decision.server.ts";
import { answerReport } from "#app/domain/quality/reports/answer-report.server.ts";
import { withDatabase } from "#tests/support/database.ts";
import { todosAt } from "#tests/support/desks.ts";
import { anAuthority, aPerson, type World } from "#tests/support/world.ts";
import { judgeEverything, officers } from "#tests/support/world-providers.ts";
import { anAssessment, aSharedReport } from "#tests/support/world-visits.ts";

withDatabase();

const decline = { kind: "decline" as const, reason: "Unsafe", conditions: [] };

/** Each proposed: by the first officer after the second's visit, by the first, and by the second. */
async function proposals(world: World) {
  const { officer, second } = await officers(world);
  const visited = await aSharedReport(world);
  await answerReport(visited.manager, visited.assessmentId, { answer: "accurate", corrections: [] });
  const byFirst = await anAssessment(world);
  const bySecond = await anAssessment(world);
  for (const { assessmentId } of [byFirst, bySecond]) await judgeEverything(officer, assessmentId);
  for (const { assessmentId } of [visited, byFirst]) await proposeDecision(officer, assessmentId, decline);
  await proposeDecision(second, bySecond.assessmentId, decline);
  return {
    visited: visited.assessmentId,
    byFirst: byFirst.assessmentId,
    bySecond: bySecond.assessmentId,
  };
}

async function listed(act: PersonAct, confirm: Confirming): Promise<(string | null)[]> {
  const filter = applicationsIn(new URLSearchParams({ stage: "to_confirm", confirm }));
  const { rows, total } = await listApplications(act, { ...filter, page: 1, pageSize: 25 });
  expect(total).toBe(rows.length);
  return rows.map(({ assessmentId }) => assessmentId).sort();
}

async function counted(act: PersonAct): Promise<Record<Confirming, number | undefined>> {
  const todos = await todosAt(act, desk);
  const countOf = (word: Confirming) => todos.find(({ to }) => to.endsWith(`&confirm=${word}`))?.count;
  return { me: countOf("me"), another: countOf("another") };
}

describe("a proposed decision", () => {
  it("waits for those who neither proposed it nor visited, and is counted apart for the others", async () => {
    const world = await anAuthority();
    const made = await proposals(world);
    const { officer, second } = await officers(world);
    const third = await aPerson(world, "development_officer", { organisationId: world.authorityId });
    const everything = Object.values(made).sort();
    for (const [person, may] of [
      [officer, [made.bySecond]],
      [second, [made.byFirst]],
      [third, everything],
    ] as const) {
      const others = everything.filter((id) => !may.includes(id));
      expect(await listed(person, "me")).toEqual([...may].sort());
      expect(await listed(person, "another")).toEqual(others);
      expect(await counted(person)).toEqual({ me: may.length, another: others.length });
      for (const id of others)
        await expect(confirmDecision(person, id)).rejects.toMatchObject({ kind: "forbidden" });
    }
    for (const id of everything) await confirmDecision(third, id);
    expect(await counted(third)).toEqual({ me: 0, another: 0 });
  });

  it("is for nobody to confirm who does not assure providers", async () => {
    const world = await anAuthority();
    const made = await proposals(world);
    const finance = await aPerson(world, "finance_officer", { organisationId: world.authorityId });
    expect(await listed(finance, "me")).toEqual([]);
    expect(await listed(finance, "another")).toEqual(Object.values(made).sort());
    expect(await counted(finance)).toEqual({ me: undefined, another: undefined });
  });
});
