import { and, eq, isNull } from "drizzle-orm";
import type { Role } from "#app/core/words/people.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { memberships } from "#db/schema/people.ts";
import { events } from "#db/schema/platform.ts";

type Joining = { authorityId: string; userId: string; organisationId: string; role: Role };

/** Gives a person a role in an organisation, once, and says so; for what happens before they are signed in. */
export async function addMembership(
  tx: Tx,
  { authorityId, userId, organisationId, role }: Joining,
  now: Date,
): Promise<string> {
  const [made] = await tx
    .insert(memberships)
    .values({ authorityId, userId, organisationId, role, startedAt: now })
    .onConflictDoNothing()
    .returning({ id: memberships.id });
  if (!made) return liveMembership(tx, { authorityId, userId, organisationId, role });
  await tx.insert(events).values({
    authorityId,
    name: "membership.started",
    subjectId: made.id,
    userId,
    organisationId,
    details: { role },
    at: now,
  });
  return made.id;
}

async function liveMembership(tx: Tx, joining: Joining): Promise<string> {
  const [row] = await tx
    .select({ id: memberships.id })
    .from(memberships)
    .where(
      and(
        eq(memberships.authorityId, joining.authorityId),
        eq(memberships.userId, joining.userId),
        eq(memberships.organisationId, joining.organisationId),
        eq(memberships.role, joining.role),
        isNull(memberships.removedAt),
      ),
    );
  if (!row) throw new Error("The membership was not made");
  return row.id;
}
