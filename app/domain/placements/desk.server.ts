import {
  and,
  count,
  eq,
  inArray,
  isNull,
  lte,
  min,
  ne,
  or,
  type SQL,
  type SQLWrapper,
  sql,
} from "drizzle-orm";
import { type Act, type Actor, isIn } from "#app/core/actor.ts";
import {
  academicYearBounds,
  academicYearOf,
  type CalendarDate,
  formatDay,
  londonDay,
} from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import type { Todo } from "#app/core/todo.ts";
import type { PlacementStatus } from "#app/core/words/placements.ts";
import { settingsOf } from "#app/domain/organisations/queries.server.ts";
import { canRequest } from "#app/domain/placements/policy.ts";
import { visibleTo } from "#app/domain/placements/visibility.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { placementDrafts, placementFunding, placements } from "#db/schema/placements.ts";

type Waiting = { text: string; status: PlacementStatus; only?: SQL; tone?: Todo["tone"] };

const answer: Waiting = { text: "Requests to answer", status: "requested", tone: "warning" };
const atProvider: Waiting = { text: "Requests with a provider", status: "requested" };
const atApprover: Waiting = { text: "Accepted, waiting for approval", status: "accepted" };
const toPrepare: Waiting = {
  text: "Approved, to be made ready for the start",
  status: "approved",
  tone: "information",
};
const late: Waiting = {
  text: "Should have started, but have not",
  status: "approved",
  only: sql`${placements.startsOn} < app_today()`,
  tone: "bad",
};
const endingSoon: Waiting = {
  text: "Ending within two weeks",
  status: "active",
  only: sql`${placements.endsOn} between app_today() and app_today() + 14`,
};
const overrun: Waiting = {
  text: "Past their last day and not ended",
  status: "active",
  only: sql`${placements.endsOn} < app_today()`,
  tone: "warning",
};

/** What of placements waits for this person, each with the first day it concerns. */
export async function todosOf(tx: Tx, act: Act): Promise<Todo[]> {
  const [lines, ...own] = await Promise.all([waitingOf(tx, act), approvals(tx, act), drafts(tx, act)]);
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

const byEnd = ({ status }: Waiting) => status === "active";

/** The lines of a role, counted in one look at the placements that have a say in any of them. */
async function waitingOf(tx: Tx, act: Act): Promise<Todo[]> {
  const lines = linesFor(act.actor);
  if (lines.length === 0) return [];
  const columns: Record<string, SQL<number | CalendarDate | null>> = {};
  for (const [at, line] of lines.entries()) {
    const only = sql`filter (where ${and(eq(placements.status, line.status), line.only)})`;
    columns[`count${at}`] = sql<number>`(count(*) ${only})::int`;
    columns[`first${at}`] = sql<CalendarDate | null>`(min(${dayOf(line)}) ${only})::text`;
  }
  const statuses = [...new Set(lines.map(({ status }) => status))];
  const [row] = await tx
    .select(columns)
    .from(placements)
    .where(and(visibleTo(act.actor), inArray(placements.status, statuses)));
  return lines.map((line, at) => {
    const { text, status, tone } = line;
    const first = row?.[`first${at}`] as CalendarDate | null | undefined;
    const hint = first
      ? `The first ${byEnd(line) ? "ends" : "is to start"} on ${formatDay(first)}`
      : undefined;
    const number = Number(row?.[`count${at}`] ?? 0);
    return { text, count: number, to: paths.placements(`status=${status}`), hint, day: first, tone };
  });
}

const dayOf = (line: Waiting): SQLWrapper => (byEnd(line) ? placements.endsOn : placements.startsOn);

/** Parts of the cost that this person's organisation has still to approve, or to approve a second time. */
async function approvals(tx: Tx, act: Act): Promise<Todo[]> {
  const { actor } = act;
  const text = "Waiting for your approval";
  const approves =
    isIn(actor, "school_approver", "partnership_coordinator", "commissioning_officer", "authority_lead") ||
    (actor.kind === "person" && actor.deputy);
  if (!approves) return [];
  const { secondApproverAbovePence } = await settingsOf(tx, act);
  const secondMissing = and(
    isNull(placementFunding.secondedBy),
    sql`${placementFunding.approvedBy} <> ${actor.userId}`,
    sql`${placements.costPence} > ${secondApproverAbovePence}`,
  );
  const [row] = await tx
    .select({ count: count(), first: min(placements.startsOn) })
    .from(placementFunding)
    .innerJoin(
      placements,
      and(
        eq(placements.authorityId, placementFunding.authorityId),
        eq(placements.id, placementFunding.placementId),
      ),
    )
    .where(
      and(
        visibleTo(actor),
        eq(placements.status, "accepted"),
        // Who asks does not approve above the limit.
        or(ne(placements.requestedBy, actor.userId), lte(placements.costPence, secondApproverAbovePence)),
        eq(placementFunding.ownerId, actor.organisationId),
        or(isNull(placementFunding.approvedBy), secondMissing),
      ),
    );
  const first: CalendarDate | undefined = row?.first ?? undefined;
  const hint = first && `The first is to start on ${formatDay(first)}`;
  const to = paths.placements("status=accepted");
  return [{ text, count: row?.count ?? 0, to, hint, day: first, tone: "warning" }];
}

async function drafts(tx: Tx, act: Act): Promise<Todo[]> {
  const { actor } = act;
  if (actor.kind !== "person" || !canRequest(actor)) return [];
  const number = await tx.$count(
    placementDrafts,
    and(
      eq(placementDrafts.authorityId, actor.authorityId),
      eq(placementDrafts.organisationId, actor.organisationId),
      isNull(placementDrafts.submittedAt),
    ),
  );
  return [{ text: "Requests begun and not sent", count: number, to: paths.placements() }];
}

export type PlacementFigures = { active: number; startingSoon: number; endedThisYear: number };

/** How many placements run, start within two weeks, and have ended since the first of September. */
export async function figuresOf(tx: Tx, act: Act): Promise<PlacementFigures> {
  const { startsOn } = academicYearBounds(academicYearOf(londonDay(act.now)));
  const [row] = await tx
    .select({
      active: sql<number>`count(*) filter (where ${placements.status} = 'active')::int`,
      startingSoon: sql<number>`count(*) filter (where ${placements.status} = 'approved'
        and ${placements.startsOn} <= app_today() + 14)::int`,
      endedThisYear: sql<number>`count(*) filter (where ${placements.status} = 'ended'
        and ${placements.endedOn} >= ${startsOn}::date)::int`,
    })
    .from(placements)
    .where(visibleTo(act.actor));
  return row ?? { active: 0, startingSoon: 0, endedThisYear: 0 };
}
