import { type Act, isIn } from "#app/core/actor.ts";
import { addDays, type CalendarDate, formatDay, londonDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import type { Todo } from "#app/core/todo.ts";
import { todosOf as afterApproval } from "#app/domain/quality/after-approval-desk.server.ts";
import {
  type StageCount,
  stageCountsOf,
  toConfirmCountsOf,
} from "#app/domain/quality/desk/applications.server.ts";
import { conditionCountsOf } from "#app/domain/quality/desk/conditions.server.ts";
import { evidenceCountsOf } from "#app/domain/quality/desk/evidence.server.ts";
import {
  endingCountsOf,
  suspensionCountsOf,
  visitCountsOf,
  visitDays,
} from "#app/domain/quality/desk/figures.server.ts";
import { type ApplicationStage, stageNames } from "#app/domain/quality/desk/stages.ts";
import type { Tx } from "#app/platform/transaction.server.ts";

/** What waits for the officers who assure providers, and for a provider whose approval has conditions. */
export async function todosOf(tx: Tx, act: Act): Promise<Todo[]> {
  return (await Promise.all([onTheDesk(tx, act), afterApproval(tx, act)])).flat();
}

/** Each leads to the list of it. Nothing for anyone else. */
async function onTheDesk(tx: Tx, act: Act): Promise<Todo[]> {
  if (!isIn(act.actor, "development_officer", "authority_lead")) return [];
  const [stages, confirming, ...others] = await Promise.all([
    stageCountsOf(tx, act),
    toConfirm(tx, act),
    conditions(tx, act),
    evidence(tx, act),
    visits(tx, act),
    providers(tx, act),
  ]);
  return [...applications(stages), ...confirming, ...others.flat()];
}

/** Every stage but the last, which asks for somebody other than who proposed. */
const stageTexts: Partial<Record<ApplicationStage, string>> = {
  waiting: "Registrations to begin checking",
  desk_check: "Applications at the desk check",
  to_judge: "Applications to judge and report on",
  to_decide: "Applications to decide",
};

function applications(stages: readonly StageCount[]): Todo[] {
  return stages.flatMap(({ stage, count: number, since }) => {
    const text = stageTexts[stage];
    if (!text) return [];
    const hint = since && `${stageNames[stage]}: the oldest was submitted on ${formatDay(since)}`;
    return [{ text, count: number, to: paths.assessments(`stage=${stage}`), hint, day: since }];
  });
}

/** What this officer may confirm, and apart what must wait for another, who has neither visited nor proposed. */
async function toConfirm(tx: Tx, act: Act): Promise<Todo[]> {
  const { mine, others } = await toConfirmCountsOf(tx, act);
  const since = "The oldest was proposed on";
  return [
    {
      text: "Decisions for you to confirm as the second officer",
      count: mine.count,
      to: paths.assessments("stage=to_confirm&confirm=me"),
      ...first(since, mine.since),
    },
    {
      text: "Decisions that wait for another officer to confirm",
      count: others.count,
      to: paths.assessments("stage=to_confirm&confirm=another"),
      hint: others.since && `You proposed or visited. ${since} ${formatDay(others.since)}`,
      day: others.since,
    },
  ];
}

async function conditions(tx: Tx, act: Act): Promise<Todo[]> {
  const counted = await conditionCountsOf(tx, act);
  return [
    {
      text: "Conditions overdue",
      count: counted?.overdue ?? 0,
      to: paths.deskConditions("state=overdue"),
      tone: "bad",
      ...first("The first was due on", counted?.firstOverdue),
    },
    {
      text: "Answers to conditions to check",
      count: counted?.answered ?? 0,
      to: paths.deskConditions("state=answered"),
      ...first("The oldest was given on", counted?.answeredSince),
    },
  ];
}

async function evidence(tx: Tx, act: Act): Promise<Todo[]> {
  const counted = await evidenceCountsOf(tx, act);
  const to = (query: string) => paths.deskEvidence(`approved=yes&${query}`);
  return [
    {
      text: "Evidence of approved providers that has expired",
      count: counted?.expired ?? 0,
      to: to("state=expired"),
      tone: "bad",
    },
    {
      text: "Evidence of approved providers that runs out within 30 days",
      count: counted?.within30 ?? 0,
      to: to("state=expiring&within=30"),
      tone: "warning",
      ...first("The first on", counted?.firstExpiry),
    },
    {
      text: "Evidence of approved providers to check",
      count: counted?.waiting ?? 0,
      to: to("state=waiting"),
      ...first("Since", counted?.oldestWaiting && londonDay(counted.oldestWaiting)),
    },
  ];
}

async function visits(tx: Tx, act: Act): Promise<Todo[]> {
  const counted = await visitCountsOf(tx, act);
  return [
    {
      text: "Visits to be given a day",
      count: counted?.due ?? 0,
      to: paths.visits(`status=due&to=${addDays(londonDay(act.now), visitDays)}`),
      ...first("The first is due by", counted?.firstDue),
    },
  ];
}

async function providers(tx: Tx, act: Act): Promise<Todo[]> {
  const [suspended, ending] = await Promise.all([suspensionCountsOf(tx, act), endingCountsOf(tx, act)]);
  return [
    {
      text: "Providers suspended",
      count: suspended.providerIds.length,
      to: paths.providers("standing=suspended"),
      tone: "warning",
      ...first("Since", suspended.since),
    },
    {
      text: "Approvals that end within 60 days",
      count: ending?.count ?? 0,
      to: paths.providers("within=60"),
      ...first("The first on", ending?.first),
    },
  ];
}

const first = (words: string, day: CalendarDate | null | undefined): Pick<Todo, "hint" | "day"> =>
  day ? { hint: `${words} ${formatDay(day)}`, day } : {};
