/** From what happened to what follows: events are the outbox, each reaction is a job of its own. */
import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { reactions } from "#app/jobs/reactions.server.ts";
import { unguarded } from "#app/platform/transaction.server.ts";
import { events } from "#db/schema/platform.ts";

const batch = 500;

/**
 * Hands waiting events over to the job queue, in the transaction that marks them, so that none is lost and
 * none is handed over twice. Events nobody reacts to are only marked.
 */
export async function handOver(): Promise<void> {
  while ((await handOverSome()) === batch);
}

function handOverSome(): Promise<number> {
  return unguarded(async (tx) => {
    const waiting = await tx
      .select({ authorityId: events.authorityId, id: events.id, name: events.name })
      .from(events)
      .where(isNull(events.reactedAt))
      .orderBy(asc(events.id))
      .limit(batch)
      .for("update", { skipLocked: true });
    for (const { authorityId, id, name } of waiting) {
      if (!(name in reactions)) continue;
      const payload = JSON.stringify({ authorityId, eventId: id });
      await tx.execute(
        sql`select graphile_worker.add_job('react-to', ${payload}::text::json, job_key := ${id}, max_attempts := 12)`,
      );
    }
    if (waiting.length > 0) {
      const ids = waiting.map(({ id }) => id);
      await tx.update(events).set({ reactedAt: sql`now()` }).where(inArray(events.id, ids));
    }
    return waiting.length;
  });
}

const Payload = z.object({ authorityId: z.uuid(), eventId: z.uuid() });

/** Does what follows one event, as the authority's own clockwork at the moment of the event. May run twice. */
export async function reactTo(payload: unknown): Promise<void> {
  const { authorityId, eventId } = Payload.parse(payload);
  const [event] = await unguarded((tx) =>
    tx
      .select()
      .from(events)
      .where(and(eq(events.authorityId, authorityId), eq(events.id, eventId))),
  );
  if (!event) return;
  for (const react of reactions[event.name] ?? []) {
    await react({ actor: { kind: "system", authorityId }, now: event.at }, event);
  }
}
