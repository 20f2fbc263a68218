import { and, count, eq, isNull, min, ne, notExists, sql } from "drizzle-orm";
import { type Act, isIn } from "#app/core/actor.ts";
import { type CalendarDate, formatDay, londonDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import type { Todo } from "#app/core/todo.ts";
import { todosOf as afterApproval } from "#app/domain/quality/after-approval-desk.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { registrations } from "#db/schema/providers.ts";
import { assessments, conditions, decisions, suspensions } from "#db/schema/quality.ts";

/** What waits for the officers who assure providers, and for a provider whose approval has conditions. */
export async function todosOf(act: Act): Promise<Todo[]> {
  return (await Promise.all([onTheDesk(act), afterApproval(act)])).flat();
}

function onTheDesk(act: Act): Promise<Todo[]> {
  if (!isIn(act.actor, "development_officer", "authority_lead")) return Promise.resolve([]);
  return transaction(act, (tx) =>
    Promise.all([
      submitted(tx, act),
      open(tx, act),
      toConfirm(tx, act),
      overdue(tx, act),
      suspended(tx, act),
    ]),
  );
}

async function submitted(tx: Tx, act: Act): Promise<Todo> {
  const opened = tx
    .select({ id: assessments.id })
    .from(assessments)
    .where(
      and(
        eq(assessments.authorityId, registrations.authorityId),
        eq(assessments.registrationId, registrations.id),
      ),
    );
  const [row] = await tx
    .select({ count: count(), since: min(registrations.submittedAt) })
    .from(registrations)
    .where(
      and(
        eq(registrations.authorityId, act.actor.authorityId),
        eq(registrations.status, "submitted"),
        notExists(opened),
      ),
    );
  const since = row?.since ? londonDay(row.since) : undefined;
  return todo(
    "Registrations to begin checking",
    row?.count,
    since && `The oldest was submitted on ${formatDay(since)}`,
    since,
  );
}

async function open(tx: Tx, act: Act): Promise<Todo> {
  const [row] = await tx
    .select({ count: count(), since: min(assessments.openedAt) })
    .from(assessments)
    .where(and(eq(assessments.authorityId, act.actor.authorityId), eq(assessments.status, "open")));
  const since = row?.since ? londonDay(row.since) : undefined;
  return todo(
    "Assessments under way",
    row?.count,
    since && `The oldest was opened on ${formatDay(since)}`,
    since,
  );
}

async function toConfirm(tx: Tx, act: Act): Promise<Todo> {
  const userId = act.actor.kind === "person" ? act.actor.userId : null;
  const [row] = await tx
    .select({ count: count(), since: min(decisions.proposedAt) })
    .from(decisions)
    .where(
      and(
        eq(decisions.authorityId, act.actor.authorityId),
        eq(decisions.status, "proposed"),
        userId ? ne(decisions.proposedBy, userId) : undefined,
      ),
    );
  const since = row?.since ? londonDay(row.since) : undefined;
  return todo(
    "Decisions for a second officer to confirm",
    row?.count,
    since && `The oldest was proposed on ${formatDay(since)}`,
    since,
  );
}

async function overdue(tx: Tx, act: Act): Promise<Todo> {
  const [row] = await tx
    .select({ count: count(), first: min(conditions.dueOn) })
    .from(conditions)
    .where(
      and(
        eq(conditions.authorityId, act.actor.authorityId),
        isNull(conditions.closedOn),
        sql`${conditions.dueOn} < app_today()`,
      ),
    );
  const first = row?.first ?? undefined;
  return {
    ...todo("Conditions overdue", row?.count, first && `The first was due on ${formatDay(first)}`, first),
    to: paths.providers(),
    tone: "bad",
  };
}

async function suspended(tx: Tx, act: Act): Promise<Todo> {
  const [row] = await tx
    .select({ count: count(), first: min(suspensions.startsOn) })
    .from(suspensions)
    .where(and(eq(suspensions.authorityId, act.actor.authorityId), isNull(suspensions.liftedOn)));
  const first = row?.first ?? undefined;
  return {
    ...todo("Providers suspended", row?.count, first && `Since ${formatDay(first)}`, first),
    to: paths.providers(),
    tone: "warning",
  };
}

function todo(
  text: string,
  number: number | undefined,
  hint: string | undefined,
  day: CalendarDate | undefined,
): Todo {
  return { text, count: number ?? 0, to: paths.assessments(), hint, day };
}
