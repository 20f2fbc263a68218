import { and, desc, eq, sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import type { LookKind } from "#app/core/words/pupils.ts";
import { recordVisibleTo } from "#app/domain/pupils/visibility.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { users } from "#db/schema/people.ts";
import { pupilLooks, pupils } from "#db/schema/pupils.ts";

export type Look = { pupilIds: readonly string[]; kind: LookKind; page: string };

/** Writes down that a person saw these pupils on this page: one row however many they were, none for none. */
export async function noteLook(tx: Tx, act: Act, { pupilIds, kind, page }: Look): Promise<void> {
  const { actor } = act;
  if (actor.kind !== "person" || pupilIds.length === 0) return;
  await tx.insert(pupilLooks).values({
    authorityId: actor.authorityId,
    pupilIds: [...new Set(pupilIds)],
    kind,
    userId: actor.userId,
    organisationId: actor.organisationId,
    page,
    at: act.now,
  });
}

/** Who has looked at one pupil's record, newest first; nothing unless the record may be opened. */
export function listLooks(act: Act, pupilId: string, limit = 20) {
  return transaction(act, (tx) =>
    tx
      .select({
        id: pupilLooks.id,
        kind: pupilLooks.kind,
        by: users.name,
        organisation: organisations.name,
        at: pupilLooks.at,
      })
      .from(pupilLooks)
      .innerJoin(pupils, and(eq(pupils.authorityId, pupilLooks.authorityId), eq(pupils.id, pupilId)))
      .leftJoin(users, eq(users.id, pupilLooks.userId))
      .leftJoin(
        organisations,
        and(
          eq(organisations.authorityId, pupilLooks.authorityId),
          eq(organisations.id, pupilLooks.organisationId),
        ),
      )
      .where(
        and(
          eq(pupilLooks.authorityId, act.actor.authorityId),
          sql`${pupilLooks.pupilIds} @> array[${pupilId}]::uuid[]`,
          recordVisibleTo(act.actor),
        ),
      )
      .orderBy(desc(pupilLooks.at), desc(pupilLooks.id))
      .limit(limit),
  );
}
