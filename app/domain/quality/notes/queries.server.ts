import { and, desc, eq, inArray, type SQL } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { noteKindNames } from "#app/core/words/quality.ts";
import { canSeeNotes } from "#app/domain/quality/notes/policy.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { providerNotes } from "#db/schema/monitoring.ts";
import { users } from "#db/schema/people.ts";

/** A page of the notes on a provider, newest day first; nothing for anyone but officers. */
export function listNotes(
  act: Act,
  providerId: string,
  { page, pageSize }: { page: number; pageSize: number },
) {
  return transaction(act, async (tx) => {
    if (!canSeeNotes(act.actor)) return { rows: [], total: 0 };
    const [rows, total] = await Promise.all([
      notesOf(tx, act, providerId)
        .limit(pageSize)
        .offset((page - 1) * pageSize),
      tx.$count(providerNotes, of(act, providerId)),
    ]);
    return { rows, total };
  });
}

/** What each of these notes says, in the words of the officers' timeline. */
export async function noteWordsOf(
  tx: Tx,
  act: Act,
  { providerId, noteIds }: { providerId: string; noteIds: readonly string[] },
): Promise<Map<string, string>> {
  if (!canSeeNotes(act.actor) || noteIds.length === 0) return new Map();
  const rows = await notesOf(tx, act, providerId, inArray(providerNotes.id, [...noteIds]));
  return new Map(
    rows.map(({ id, kind, withWhom, text }) => [
      id,
      `${noteKindNames[kind]}${withWhom ? ` with ${withWhom}` : ""}: ${text}`,
    ]),
  );
}

const of = (act: Act, providerId: string) =>
  and(eq(providerNotes.authorityId, act.actor.authorityId), eq(providerNotes.providerId, providerId));

function notesOf(tx: Tx, act: Act, providerId: string, where?: SQL) {
  return tx
    .select({
      id: providerNotes.id,
      kind: providerNotes.kind,
      happenedOn: providerNotes.happenedOn,
      withWhom: providerNotes.withWhom,
      text: providerNotes.text,
      notedByName: users.name,
      notedAt: providerNotes.notedAt,
    })
    .from(providerNotes)
    .leftJoin(users, eq(users.id, providerNotes.notedBy))
    .where(and(of(act, providerId), where))
    .orderBy(desc(providerNotes.happenedOn), desc(providerNotes.notedAt), desc(providerNotes.id))
    .$dynamic();
}
