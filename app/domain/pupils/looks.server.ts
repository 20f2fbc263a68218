import { and, count, desc, eq, sql } from "drizzle-orm";
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

/** How many looks a page of them holds. */
export const looksOnPage = 25;

/** A page of who has looked at one pupil's record, newest first; nothing unless the record may be opened. */
export function listLooks(act: Act, pupilId: string, page = 1) {
  const ofPupil = and(eq(pupils.authorityId, pupilLooks.authorityId), eq(pupils.id, pupilId));
  const where = and(
    eq(pupilLooks.authorityId, act.actor.authorityId),
    sql`${pupilLooks.pupilIds} @> array[${pupilId}]::uuid[]`,
    recordVisibleTo(act.actor),
  );
  return transaction(act, async (tx) => {
    const rows = await tx
      .select({
        id: pupilLooks.id,
        kind: pupilLooks.kind,
        by: users.name,
        organisation: organisations.name,
        at: pupilLooks.at,
      })
      .from(pupilLooks)
      .innerJoin(pupils, ofPupil)
      .leftJoin(users, eq(users.id, pupilLooks.userId))
      .leftJoin(
        organisations,
        and(
          eq(organisations.authorityId, pupilLooks.authorityId),
          eq(organisations.id, pupilLooks.organisationId),
        ),
      )
      .where(where)
      .orderBy(desc(pupilLooks.at), desc(pupilLooks.id))
      .limit(looksOnPage)
      .offset((page - 1) * looksOnPage);
    const [counted] = await tx
      .select({ total: count() })
      .from(pupilLooks)
      .innerJoin(pupils, ofPupil)
      .where(where);
    return { rows, total: counted?.total ?? 0 };
  });
}
