import { and, count, eq, isNull, min, notExists } from "drizzle-orm";
import { type Act, isIn } from "#app/core/actor.ts";
import { formatDay, londonDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import type { Todo } from "#app/core/todo.ts";
import type { RunningOut } from "#app/domain/providers/evidence.ts";
import { evidenceRunningOutOf } from "#app/domain/quality/evidence-queries.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { concerns, conditionAnswers } from "#db/schema/monitoring.ts";
import { conditions, decisions } from "#db/schema/quality.ts";

/** What waits after approval: concerns for those who assure; for a provider its conditions, and evidence that runs out. */
export async function todosOf(tx: Tx, act: Act): Promise<Todo[]> {
  if (isIn(act.actor, "development_officer", "authority_lead")) return [await concernsToWeigh(tx, act)];
  if (!isIn(act.actor, "provider_manager", "provider_safeguarding_lead")) return [];
  const running = await evidenceRunningOut(tx, act, act.actor.organisationId);
  return isIn(act.actor, "provider_manager") ? [await toMeet(tx, act), ...running] : running;
}

async function concernsToWeigh(tx: Tx, act: Act): Promise<Todo> {
  const [row] = await tx
    .select({ count: count(), since: min(concerns.raisedAt) })
    .from(concerns)
    .where(and(eq(concerns.authorityId, act.actor.authorityId), eq(concerns.status, "raised")));
  const since = row?.since ? londonDay(row.since) : undefined;
  return {
    text: "Concerns to weigh",
    count: row?.count ?? 0,
    to: paths.deskConcerns("status=raised"),
    hint: since && `The oldest was raised on ${formatDay(since)}`,
    day: since,
    tone: "warning",
  };
}

async function toMeet(tx: Tx, act: Act): Promise<Todo> {
  const { authorityId } = act.actor;
  const organisationId = act.actor.kind === "person" ? act.actor.organisationId : "";
  const waiting = tx
    .select({ id: conditionAnswers.id })
    .from(conditionAnswers)
    .where(
      and(
        eq(conditionAnswers.authorityId, conditions.authorityId),
        eq(conditionAnswers.conditionId, conditions.id),
        eq(conditionAnswers.status, "given"),
      ),
    );
  const [row] = await tx
    .select({ count: count(), first: min(conditions.dueOn) })
    .from(conditions)
    .innerJoin(
      decisions,
      and(eq(decisions.authorityId, conditions.authorityId), eq(decisions.id, conditions.decisionId)),
    )
    .where(
      and(
        eq(conditions.authorityId, authorityId),
        eq(conditions.providerId, organisationId),
        eq(decisions.status, "confirmed"),
        isNull(conditions.closedOn),
        notExists(waiting),
      ),
    );
  const first = row?.first ?? undefined;
  const isLate = first !== undefined && first < londonDay(act.now);
  return {
    text: "Conditions to meet",
    count: row?.count ?? 0,
    to: paths.conditions("state=to-meet"),
    hint: first && `The first ${isLate ? "was" : "is"} due by ${formatDay(first)}`,
    day: first,
    tone: isLate ? "bad" : "warning",
  };
}

/** What is asked of the provider today and has run out, or will within the days on which it is reminded. */
async function evidenceRunningOut(tx: Tx, act: Act, providerId: string): Promise<Todo[]> {
  const { within, lines } = await evidenceRunningOutOf(tx, act, providerId);
  const todo = (text: string, state: RunningOut, tone: "warning" | "bad"): Todo => {
    const which = lines.filter((line) => line.state === state);
    const day = which.map(({ expiresOn }) => expiresOn).sort()[0];
    const hint = day && `The first on ${formatDay(day)}`;
    return { text, count: which.length, to: paths.evidence(`state=${state}`), hint, day, tone };
  };
  return [
    todo(`Evidence that expires within ${within} days`, "expiring", "warning"),
    todo("Evidence that has expired", "expired", "bad"),
  ];
}
