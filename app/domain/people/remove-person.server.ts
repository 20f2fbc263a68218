import { and, eq, isNull } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { ensure, ensureRule, refuse } from "#app/core/refusal.ts";
import { roleNames } from "#app/core/words/people.ts";
import { lockInviters } from "#app/domain/people/inviters.server.ts";
import { canRemove, inviterRoles } from "#app/domain/people/policy.ts";
import { visibleTo } from "#app/domain/people/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { type Tx, transaction, unguarded } from "#app/platform/transaction.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { memberships, sessions } from "#db/schema/people.ts";

/**
 * Takes a person out of a role and ends their sessions. What they did stays under their name. Refuses (rule)
 * the last one who may invite, so that an organisation is never left without a door.
 */
export async function removePerson(act: Act, membershipId: string): Promise<void> {
  const userId = await transaction(act, async (tx) => {
    const { membership, organisation } = await loadMembership(tx, act, membershipId);
    const inviters = await lockInviters(tx, act, organisation);
    ensure(
      canRemove(act.actor, organisation, inviters.length > 0),
      "You cannot remove people from this organisation",
    );
    const role = inviterRoles[organisation.kind];
    ensureRule(
      membership.role !== role || inviters.some((id) => id !== membershipId),
      `${organisation.name} would have nobody left who can invite people: invite another ${roleNames[membership.role].toLowerCase()} first`,
    );

    await tx
      .update(memberships)
      .set({ removedAt: act.now, removedBy: act.actor.kind === "person" ? act.actor.userId : undefined })
      .where(and(eq(memberships.authorityId, act.actor.authorityId), eq(memberships.id, membershipId)));
    await record(tx, act, {
      name: "membership.removed",
      subjectId: membershipId,
      details: { userId: membership.userId, role: membership.role },
    });
    return membership.userId;
  });
  // A session of a removed person already opens nothing; it goes so that other roles are chosen anew.
  await unguarded((tx) => tx.delete(sessions).where(eq(sessions.userId, userId)));
}

async function loadMembership(tx: Tx, act: Act, membershipId: string) {
  const [row] = await tx
    .select({ membership: memberships, organisation: organisations })
    .from(memberships)
    .innerJoin(
      organisations,
      and(
        eq(organisations.authorityId, memberships.authorityId),
        eq(organisations.id, memberships.organisationId),
      ),
    )
    .where(
      and(visibleTo(act.actor, memberships), eq(memberships.id, membershipId), isNull(memberships.removedAt)),
    );
  return row ?? refuse("not_found", "There is no such person here");
}
