import { count, min, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { type Act, type Actor, isIn } from "#app/core/actor.ts";
import {
  academicYearBounds,
  academicYearOf,
  addDays,
  type CalendarDate,
  formatDay,
  londonDay,
} from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import type { Todo } from "#app/core/todo.ts";
import { changeTodos } from "#app/domain/placements/changes/desk.server.ts";
import { countDrafts } from "#app/domain/placements/drafts.server.ts";
import { type PlacementFilter, placementsQuery } from "#app/domain/placements/list-address.ts";
import { canRequest, isApproverOf } from "#app/domain/placements/policy.ts";
import { visibleTo } from "#app/domain/placements/visibility.server.ts";
import { narrowed, type Plain, wantedOf } from "#app/domain/placements/wanted.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { placements } from "#db/schema/placements.ts";

/** A line of the desk: what it counts is what its link lists. */
type Waiting = { text: string; filter: (today: CalendarDate) => Plain; tone?: Todo["tone"] };

const fortnight = (today: CalendarDate) => ({ from: today, to: addDays(today, 14) });
const before = (today: CalendarDate) => ({ to: addDays(today, -1) });

const answer: Waiting = {
  text: "Requests to answer",
  filter: () => ({ statuses: ["requested"] }),
  tone: "warning",
};
const atProvider: Waiting = {
  text: "Requests with a provider",
  filter: () => ({ statuses: ["requested"] }),
};
const atApprover: Waiting = {
  text: "Accepted, waiting for approval",
  filter: () => ({ statuses: ["accepted"] }),
};
const toPrepare: Waiting = {
  text: "Approved, to be made ready for the start",
  filter: () => ({ statuses: ["approved"] }),
  tone: "information",
};
const late: Waiting = {
  text: "Should have started, but have not",
  filter: (today) => ({ statuses: ["approved"], starts: before(today) }),
  tone: "bad",
};
const endingSoon: Waiting = {
  text: "Ending within two weeks",
  filter: (today) => ({ statuses: ["active"], ends: fortnight(today) }),
};
const overrun: Waiting = {
  text: "Past their last day and not ended",
  filter: (today) => ({ statuses: ["active"], ends: before(today) }),
  tone: "warning",
};

/** What of placements waits for this person, each with the first day it concerns. */
export async function todosOf(tx: Tx, act: Act): Promise<Todo[]> {
  const [lines, ...own] = await Promise.all([
    waitingOf(tx, act),
    approvals(tx, act),
    changeTodos(tx, act),
    drafts(tx, act),
  ]);
  return [...lines, ...own.flat()];
}

function linesFor(actor: Actor): Waiting[] {
  if (isIn(actor, "provider_manager")) return [answer, toPrepare, late, endingSoon];
  if (isIn(actor, "provider_staff", "provider_safeguarding_lead")) return [toPrepare, endingSoon];
  if (isIn(actor, "school_lead")) return [atProvider, atApprover, toPrepare, late, endingSoon, overrun];
  if (isIn(actor, "partnership_coordinator")) return [atApprover, late, overrun];
  if (isIn(actor, "commissioning_officer", "authority_lead")) return [atProvider, atApprover, late, overrun];
  if (isIn(actor, "development_officer")) return [late, overrun];
  return [];
}

const isOfRunning = ({ statuses }: PlacementFilter) => statuses?.includes("active") ?? false;

/** The lines of a role, counted in one look at the placements that have a say in any of them. */
async function waitingOf(tx: Tx, act: Act): Promise<Todo[]> {
  const today = londonDay(act.now);
  const lines = linesFor(act.actor).map((line) => ({ ...line, filter: line.filter(today) }));
  if (lines.length === 0) return [];
  const columns: Record<string, SQL<number | CalendarDate | null>> = {};
  for (const [at, { filter }] of lines.entries()) {
    const only = sql`filter (where ${narrowed(act, filter)})`;
    columns[`count${at}`] = sql<number>`(count(*) ${only})::int`;
    columns[`first${at}`] = sql<CalendarDate | null>`(min(${dayOf(filter)}) ${only})::text`;
  }
  const statuses = [...new Set(lines.flatMap(({ filter }) => filter.statuses ?? []))];
  const [row] = await tx
    .select(columns)
    .from(placements)
    .where(await wantedOf(tx, act, { statuses }));
  return lines.map(({ text, tone, filter }, at) => {
    const first = row?.[`first${at}`] as CalendarDate | null | undefined;
    const hint = first
      ? `The first ${isOfRunning(filter) ? "ends" : "is to start"} on ${formatDay(first)}`
      : undefined;
    const number = Number(row?.[`count${at}`] ?? 0);
    return { text, count: number, to: paths.placements(placementsQuery(filter)), hint, day: first, tone };
  });
}

const dayOf = (filter: PlacementFilter): SQLWrapper =>
  isOfRunning(filter) ? placements.endsOn : placements.startsOn;

/** Placements with a part of the cost that this person's organisation has still to approve, first or second. */
async function approvals(tx: Tx, act: Act): Promise<Todo[]> {
  const { actor } = act;
  if (actor.kind !== "person" || !isApproverOf(actor, actor.organisationId)) return [];
  const filter: PlacementFilter = { isToApprove: true };
  const [row] = await tx
    .select({ count: count(), first: min(placements.startsOn) })
    .from(placements)
    .where(await wantedOf(tx, act, filter));
  const first: CalendarDate | undefined = row?.first ?? undefined;
  const hint = first && `The first is to start on ${formatDay(first)}`;
  const to = paths.placements(placementsQuery(filter));
  return [
    { text: "Waiting for your approval", count: row?.count ?? 0, to, hint, day: first, tone: "warning" },
  ];
}

async function drafts(tx: Tx, act: Act): Promise<Todo[]> {
  if (!canRequest(act.actor)) return [];
  return [
    { text: "Requests begun and not sent", count: await countDrafts(tx, act), to: paths.requestsBegun() },
  ];
}

/** How many placements run, start within two weeks, and have ended since the first of September, each with its list. */
export async function figuresOf(tx: Tx, act: Act): Promise<Todo[]> {
  const today = londonDay(act.now);
  const { startsOn } = academicYearBounds(academicYearOf(today));
  const figures: { text: string; filter: Plain }[] = [
    { text: "Active placements", filter: { statuses: ["active"] } },
    {
      text: "Start within two weeks",
      filter: { statuses: ["approved"], starts: fortnight(today) },
    },
    { text: "Ended since 1 September", filter: { statuses: ["ended"], ended: { from: startsOn } } },
  ];
  const columns = figures.map(
    ({ filter }, at) =>
      [`count${at}`, sql<number>`(count(*) filter (where ${narrowed(act, filter)}))::int`] as const,
  );
  const [row] = await tx.select(Object.fromEntries(columns)).from(placements).where(visibleTo(act.actor));
  return figures.map(({ text, filter }, at) => ({
    text,
    count: row?.[`count${at}`] ?? 0,
    to: paths.placements(placementsQuery(filter)),
  }));
}
