import { and, desc, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { users } from "#db/schema/people.ts";
import { events } from "#db/schema/platform.ts";

/**
 * Writes what happened in the same transaction as the change itself: audit trail, timeline and outbox at once.
 * The name is a noun and a participle (`placement.approved`); details hold ids and figures, never a child's name.
 */
export async function record(
  tx: Tx,
  act: Act,
  event: { name: `${string}.${string}`; subjectId: string; details?: Record<string, unknown> },
): Promise<void> {
  const person = act.actor.kind === "person" ? act.actor : undefined;
  await tx.insert(events).values({
    authorityId: act.actor.authorityId,
    name: event.name,
    subjectId: event.subjectId,
    details: event.details ?? {},
    userId: person?.userId,
    organisationId: person?.organisationId,
    at: act.now,
  });
}

export type HappenedEvent = {
  id: string;
  name: string;
  at: Date;
  by: string | null;
  details: Record<string, unknown>;
};

/** What happened to one subject, newest first; the caller has already proved that its actor may see the subject. */
export function listEvents(tx: Tx, act: Act, subjectId: string, limit = 50): Promise<HappenedEvent[]> {
  return tx
    .select({ id: events.id, name: events.name, at: events.at, by: users.name, details: events.details })
    .from(events)
    .leftJoin(users, eq(users.id, events.userId))
    .where(and(eq(events.authorityId, act.actor.authorityId), eq(events.subjectId, subjectId)))
    .orderBy(desc(events.at), desc(events.id))
    .limit(limit);
}
