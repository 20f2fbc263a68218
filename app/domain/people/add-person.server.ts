import { eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { ensure, ensureRule } from "#app/core/refusal.ts";
import type { Role } from "#app/core/words/people.ts";
import { addMembership } from "#app/domain/people/membership.server.ts";
import { isRoleOf } from "#app/domain/people/policy.ts";
import { unguarded } from "#app/platform/transaction.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { users } from "#db/schema/people.ts";

/**
 * Puts a person into a role without an invitation, and without a password to sign in by: only the authority's
 * own clockwork may, for the demonstration's people. Refuses (rule) a role of another kind of organisation.
 */
export function addPerson(
  act: Act,
  person: { name: string; email: string; organisationId: string; role: Role },
): Promise<{ userId: string; membershipId: string }> {
  return unguarded(async (tx) => {
    ensure(act.actor.kind === "system", "People are invited");
    const { name, organisationId, role } = person;
    const email = person.email.toLowerCase();
    const [employer] = await tx
      .select({ kind: organisations.kind, authorityId: organisations.authorityId })
      .from(organisations)
      .where(eq(organisations.id, organisationId));
    const { authorityId } = act.actor;
    ensureRule(
      employer?.authorityId === authorityId && isRoleOf(role, employer.kind),
      "There is no such role there",
    );

    const [user] = await tx
      .insert(users)
      .values({ name, email, createdAt: act.now })
      .onConflictDoUpdate({ target: users.email, set: { email } })
      .returning({ id: users.id });
    if (!user) throw new Error("The account was not made");
    const membershipId = await addMembership(
      tx,
      { authorityId, userId: user.id, organisationId, role },
      act.now,
    );
    return { userId: user.id, membershipId };
  });
}
