import { and, asc, eq, isNull } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import type { OrganisationKind } from "#app/core/words/organisations.ts";
import { inviterRoles } from "#app/domain/people/policy.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { memberships } from "#db/schema/people.ts";

type Employer = { id: string; kind: OrganisationKind };

/** The memberships of an organisation that may invite and remove others, locked in one order. */
export async function lockInviters(tx: Tx, act: Act, employer: Employer): Promise<string[]> {
  const role = inviterRoles[employer.kind];
  if (!role) return [];
  const rows = await tx
    .select({ id: memberships.id })
    .from(memberships)
    .where(
      and(
        eq(memberships.authorityId, act.actor.authorityId),
        eq(memberships.organisationId, employer.id),
        eq(memberships.role, role),
        isNull(memberships.removedAt),
      ),
    )
    .orderBy(asc(memberships.id))
    .for("update");
  return rows.map(({ id }) => id);
}

export async function hasInviter(tx: Tx, act: Act, employer: Employer): Promise<boolean> {
  return (await lockInviters(tx, act, employer)).length > 0;
}
