import { and, desc, eq, inArray } from "drizzle-orm";
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

/** How many events a page of them holds. */
export const eventsOnPage = 50;

export type EventsPage = { rows: HappenedEvent[]; total: number };
export const noEvents: EventsPage = { rows: [], total: 0 };

/**
 * A page of what happened to one subject, newest first, of the names given or of any; the caller has already
 * proved that its actor may see the subject.
 */
export async function listEvents(
  tx: Tx,
  act: Act,
  { subjectId, page = 1, names }: { subjectId: string; page?: number; names?: readonly string[] },
): Promise<EventsPage> {
  const where = and(
    eq(events.authorityId, act.actor.authorityId),
    eq(events.subjectId, subjectId),
    names && inArray(events.name, [...names]),
  );
  const [rows, total] = await Promise.all([
    tx
      .select({ id: events.id, name: events.name, at: events.at, by: users.name, details: events.details })
      .from(events)
      .leftJoin(users, eq(users.id, events.userId))
      .where(where)
      .orderBy(desc(events.at), desc(events.id))
      .limit(eventsOnPage)
      .offset((page - 1) * eventsOnPage),
    tx.$count(events, where),
  ]);
  return { rows, total };
}
