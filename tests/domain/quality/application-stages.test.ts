/** At which stage an application stands: the database says what the rule does, of whatever has happened. */
import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { PersonAct } from "#app/core/actor.ts";
import { addDays } from "#app/core/calendar.ts";
import type { AssessmentStatus } from "#app/core/words/quality.ts";
import { submitRegistration } from "#app/domain/providers/submit-registration.server.ts";
import { applicationsIn } from "#app/domain/quality/desk/addresses.ts";
import { listApplications } from "#app/domain/quality/desk/applications.server.ts";
import { findDesk } from "#app/domain/quality/desk/figures.server.ts";
import type { ApplicationStage } from "#app/domain/quality/desk/stages.ts";
import { judgedStandardsOf } from "#app/domain/quality/judgement-queries.server.ts";
import { undecidable } from "#app/domain/quality/judging.ts";
import { openAssessment } from "#app/domain/quality/open-assessment.server.ts";
import { accuracyStageOf, reportStandsInTheWay } from "#app/domain/quality/reports/accuracy.ts";
import { reportFactsOf } from "#app/domain/quality/reports/facts.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { assessmentReports, visits } from "#db/schema/monitoring.ts";
import { assessments } from "#db/schema/quality.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, later, now, today, type World } from "#tests/support/world.ts";
import { aProvider, judgeEverything, officers } from "#tests/support/world-providers.ts";

/** Applications by name, each with the stage at which they must stand. */
const staged = new Map<string, ApplicationStage>([
  ["Desk", "desk_check"],
  ["Planned", "visit_planned"],
  ["Visited", "to_judge"],
  ["Unwritten", "to_judge"],
  ["Written", "to_judge"],
  ["Corrected", "to_judge"],
  ["Rewritten", "to_judge"],
  ["Unjudged", "to_judge"],
  ["Shared", "factual_accuracy"],
  ["Answered", "to_decide"],
  ["Replied", "to_decide"],
  ["Late", "to_decide"],
  ["Proposed", "to_confirm"],
]);

type ApplicationFacts = {
  /** Of its assessment; undefined while nobody has opened one. */
  readonly status: AssessmentStatus | undefined;
  readonly isPlanned: boolean;
  readonly isVisited: boolean;
  /** Every criterion asked of it has its judgement. */
  readonly isJudged: boolean;
  /** The provider has the report and may still answer; and that no report stands in a decision's way. */
  readonly isWithProvider: boolean;
  readonly isReported: boolean;
};

/** The stage that what has happened puts an application at, said a second time, for the database to agree with. */
function stageOf(facts: ApplicationFacts): ApplicationStage {
  const { status, isPlanned, isVisited, isJudged, isWithProvider, isReported } = facts;
  if (status === undefined) return "waiting";
  if (status === "decision_proposed") return "to_confirm";
  if (status === "factual_accuracy" && isWithProvider) return "factual_accuracy";
  if (status === "factual_accuracy" || isVisited) return isJudged && isReported ? "to_decide" : "to_judge";
  return isPlanned ? "visit_planned" : "desk_check";
}

/** What the rule of stages asks, found as the page of an assessment finds it. */
function factsOf(act: PersonAct, assessmentId: string | undefined) {
  return transaction(act, async (tx): Promise<ApplicationFacts> => {
    const [assessment] = await tx
      .select()
      .from(assessments)
      .where(eq(assessments.id, assessmentId ?? randomUUID()));
    const nothing = { isPlanned: false, isVisited: false, isJudged: false };
    if (!assessment) return { ...nothing, status: undefined, isWithProvider: false, isReported: false };
    const [facts, standards, coming] = await Promise.all([
      reportFactsOf(tx, act, assessment.id),
      judgedStandardsOf(tx, act, assessment),
      tx.$count(visits, and(eq(visits.assessmentId, assessment.id), eq(visits.status, "planned"))),
    ]);
    return {
      status: assessment.status,
      isPlanned: coming > 0,
      isVisited: facts.isVisited,
      isJudged: undecidable(standards).length === 0,
      isWithProvider: accuracyStageOf(facts, today) === "with_provider",
      isReported: reportStandsInTheWay(facts, today) === undefined,
    };
  });
}

/** Puts assessments where only later steps would have brought them. */
async function arrange(authorityId: string, opened: Record<string, string>, officer: PersonAct) {
  const by = officer.actor.userId;
  const all = await owner().select().from(assessments);
  const of = (name: string) => {
    const row = all.find(({ id }) => id === opened[name]);
    if (!row) throw new Error(`no assessment of ${name}`);
    return { authorityId, assessmentId: row.id, providerId: row.providerId };
  };
  const visit = { purpose: "assessment", visitorId: by } as const;
  await owner()
    .insert(visits)
    .values([
      { ...of("Planned"), ...visit, status: "planned", plannedOn: addDays(today, 3) },
      ...[...staged.keys()]
        .filter((name) => !["Desk", "Planned", "Proposed"].includes(name))
        .map(
          (name) =>
            ({ ...of(name), ...visit, status: "recorded", visitedOn: today, recordedBy: by }) as const,
        ),
    ]);
  for (const name of [
    "Unwritten",
    "Written",
    "Corrected",
    "Rewritten",
    "Shared",
    "Answered",
    "Replied",
    "Late",
  ])
    await judgeEverything(officer, opened[name] ?? "");
  const corrections = [{ about: "The visit", text: "There were ten" }];
  const corrected = { answer: "corrections", corrections } as const;
  const report = { text: "Seen", writtenBy: by };
  const shared = {
    ...report,
    sharedText: "Seen",
    sharedBy: by,
    sharedAt: now,
    answerDueOn: addDays(today, 9),
  };
  await owner()
    .insert(assessmentReports)
    .values([
      { ...of("Written"), ...report },
      { ...of("Shared"), ...shared },
      { ...of("Unjudged"), ...shared, answer: "accurate" },
      { ...of("Answered"), ...shared, answer: "accurate" },
      { ...of("Rewritten"), ...shared, answer: "accurate", text: "Seen again" },
      { ...of("Corrected"), ...shared, ...corrected },
      { ...of("Replied"), ...shared, ...corrected, text: "Seen, and heard", repliedAt: now },
      { ...of("Late"), ...shared, answerDueOn: addDays(today, -1) },
    ]);
  for (const name of ["Shared", "Answered", "Corrected", "Late"])
    await owner()
      .update(assessments)
      .set({ status: "factual_accuracy" })
      .where(eq(assessments.id, opened[name] ?? ""));
  await owner()
    .update(assessments)
    .set({ status: "decision_proposed" })
    .where(eq(assessments.id, opened.Proposed ?? ""));
}

async function submitted(world: World, name: string) {
  const made = await aProvider(world, { name, approved: false });
  await submitRegistration(made.manager, made.registrationId);
  return made;
}

const applications = (act: PersonAct, query = "") =>
  listApplications(act, { ...applicationsIn(new URLSearchParams(query)), page: 1, pageSize: 25 });

describe("applications", () => {
  withDatabase();

  it("stand at the stage that what has happened puts them at, on the list and in the figures alike", async () => {
    const world = await anAuthority();
    const { officer } = await officers(world);
    await aProvider(world, { name: "Decided" });
    await submitted(world, "Waiting");
    const opened: Record<string, string> = {};
    for (const name of [...staged.keys()]) {
      const made = await submitted(world, name);
      opened[name] = (await openAssessment(officer, made.registrationId)).assessmentId;
    }
    await arrange(world.authorityId, opened, officer);
    const { rows, total } = await applications(later(officer, 3));
    expect(total).toBe(staged.size + 1);
    expect(Object.fromEntries(rows.map((row) => [row.providerName, row.stage]))).toEqual({
      Waiting: "waiting",
      ...Object.fromEntries(staged),
    });
    for (const { stage, providerName } of rows)
      expect([providerName, stageOf(await factsOf(officer, opened[providerName]))]).toEqual([
        providerName,
        stage,
      ]);
    expect(rows[0]).toMatchObject({ ageDays: 3 });
    const desk = await findDesk(officer);
    expect(desk?.applications.map(({ stage, count }) => [stage, count])).toEqual([
      ["waiting", 1],
      ["desk_check", 1],
      ["visit_planned", 1],
      ["to_judge", 6],
      ["factual_accuracy", 1],
      ["to_decide", 3],
      ["to_confirm", 1],
    ]);
    for (const { stage, count } of desk?.applications ?? [])
      expect((await applications(officer, `stage=${stage}`)).total).toBe(count);
  });
});
