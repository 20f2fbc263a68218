import { and, asc, eq, isNull } from "drizzle-orm";
import type { PersonAct } from "#app/core/actor.ts";
import { unguarded } from "#app/platform/transaction.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { memberships } from "#db/schema/people.ts";

/** The roles a signed-in person may act in, of every authority they work with: their own rows and nothing else. */
export function listOwnRoles(act: PersonAct) {
  return unguarded((tx) =>
    tx
      .select({ id: memberships.id, role: memberships.role, organisation: organisations.name })
      .from(memberships)
      .innerJoin(
        organisations,
        and(
          eq(organisations.authorityId, memberships.authorityId),
          eq(organisations.id, memberships.organisationId),
        ),
      )
      .where(and(eq(memberships.userId, act.actor.userId), isNull(memberships.removedAt)))
      .orderBy(asc(organisations.name), asc(memberships.role)),
  );
}
