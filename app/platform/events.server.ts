import { and, desc, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { batchesOf } from "#app/core/batches.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { users } from "#db/schema/people.ts";
import { events } from "#db/schema/platform.ts";

type Happening = { name: `${string}.${string}`; subjectId: string; details?: Record<string, unknown> };

/**
 * Writes what happened in the same transaction as the change itself: audit trail, timeline and outbox at once.
 * The name is a noun and a participle (`placement.approved`); details hold ids and figures, never a child's name.
 */
export async function record(tx: Tx, act: Act, event: Happening): Promise<void> {
  await tx.insert(events).values(rowOf(act, event));
}

/** The same for all that one act did to many, in few statements. */
export async function recordAll(tx: Tx, act: Act, happened: readonly Happening[]): Promise<void> {
  for (const some of batchesOf(happened))
    await tx.insert(events).values(some.map((event) => rowOf(act, event)));
}

function rowOf(act: Act, { name, subjectId, details = {} }: Happening) {
  const person = act.actor.kind === "person" ? act.actor : undefined;
  return {
    authorityId: act.actor.authorityId,
    name,
    subjectId,
    details,
    userId: person?.userId,
    organisationId: person?.organisationId,
    at: act.now,
  };
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
