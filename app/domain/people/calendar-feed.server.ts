/** The secret address from which a calendar program reads. Only its hash is kept; it can be revoked and made anew. */
import { and, eq, isNull } from "drizzle-orm";
import type { Act, Person, PersonAct } from "#app/core/actor.ts";
import { ensure, refuse } from "#app/core/refusal.ts";
import type { FeedCover } from "#app/core/words/people.ts";
import { countFeed } from "#app/domain/people/attempts.server.ts";
import { canHaveFeed } from "#app/domain/people/policy.ts";
import { record } from "#app/platform/events.server.ts";
import { hashed, newSecret } from "#app/platform/secrets.server.ts";
import { personIn } from "#app/platform/session.server.ts";
import { transaction, unguarded } from "#app/platform/transaction.server.ts";
import { calendarFeeds, memberships } from "#db/schema/people.ts";

/** The address the person's calendar reads from now, without its secret; nothing when there is none. */
export function findCalendarFeed(act: Act) {
  return transaction(act, async (tx) => {
    const { actor } = act;
    if (actor.kind !== "person") return undefined;
    const [row] = await tx
      .select({ id: calendarFeeds.id, covers: calendarFeeds.covers, createdAt: calendarFeeds.createdAt })
      .from(calendarFeeds)
      .where(liveOf(actor));
    return row;
  });
}

/** Makes a new secret address for one's own role, and gives the secret this once; the one before stops at once. */
export function makeCalendarFeed(act: Act, { covers }: { covers: FeedCover }): Promise<{ token: string }> {
  return transaction(act, async (tx) => {
    const { actor } = act;
    ensure(canHaveFeed(actor), "Calendars are for the officers who visit");
    await tx.update(calendarFeeds).set({ revokedAt: act.now }).where(liveOf(actor));

    const token = newSecret();
    const { authorityId, membershipId } = actor;
    await tx
      .insert(calendarFeeds)
      .values({ authorityId, membershipId, covers, tokenHash: hashed(token), createdAt: act.now });
    await record(tx, act, { name: "calendar_feed.made", subjectId: membershipId, details: { covers } });
    return { token };
  });
}

/** Stops the address; whoever still has it gets nothing from now on. */
export function revokeCalendarFeed(act: Act): Promise<void> {
  return transaction(act, async (tx) => {
    const { actor } = act;
    ensure(canHaveFeed(actor), "Calendars are for the officers who visit");
    const revoked = await tx
      .update(calendarFeeds)
      .set({ revokedAt: act.now })
      .where(liveOf(actor))
      .returning({ id: calendarFeeds.id });
    if (revoked.length === 0) refuse("conflict", "There is no address to revoke");
    await record(tx, act, { name: "calendar_feed.revoked", subjectId: actor.membershipId });
  });
}

/**
 * Whose calendar an address is and what it covers: nothing when it is unknown or revoked, when the person no
 * longer has the role, or when too many unknown ones were tried from where the request comes.
 */
export async function openCalendarFeed(
  token: string,
  from: string,
  now: Date,
): Promise<{ act: PersonAct; covers: FeedCover } | undefined> {
  const opened = /^[\w-]{43}$/.test(token) ? await personBehind(token) : undefined;
  if (!opened) {
    await countFeed(from);
    return undefined;
  }
  return { act: { actor: opened.actor, now }, covers: opened.covers };
}

function personBehind(token: string): Promise<{ actor: Person; covers: FeedCover } | undefined> {
  return unguarded(async (tx) => {
    const [row] = await tx
      .select({
        userId: memberships.userId,
        membershipId: memberships.id,
        covers: calendarFeeds.covers,
      })
      .from(calendarFeeds)
      .innerJoin(
        memberships,
        and(
          eq(memberships.authorityId, calendarFeeds.authorityId),
          eq(memberships.id, calendarFeeds.membershipId),
        ),
      )
      .where(
        and(
          eq(calendarFeeds.tokenHash, hashed(token)),
          isNull(calendarFeeds.revokedAt),
          isNull(memberships.removedAt),
        ),
      );
    const actor = row && (await personIn(tx, row.userId, row.membershipId));
    if (!actor || actor.membershipId !== row.membershipId || !canHaveFeed(actor)) return undefined;
    return { actor, covers: row.covers };
  });
}

function liveOf(actor: Person) {
  return and(
    eq(calendarFeeds.authorityId, actor.authorityId),
    eq(calendarFeeds.membershipId, actor.membershipId),
    isNull(calendarFeeds.revokedAt),
  );
}
