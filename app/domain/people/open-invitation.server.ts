import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { ensure, ensureRule, refuse } from "#app/core/refusal.ts";
import { hasInviter } from "#app/domain/people/inviters.server.ts";
import { canInvite } from "#app/domain/people/policy.ts";
import { visibleTo } from "#app/domain/people/visibility.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { invitations } from "#db/schema/people.ts";

/** An invitation that is still open, locked, for somebody who may invite there; one past its date may be renewed. */
export async function loadOpenInvitation(tx: Tx, act: Act, invitationId: string) {
  const [row] = await tx
    .select({ invitation: invitations, organisation: organisations })
    .from(invitations)
    .innerJoin(
      organisations,
      and(
        eq(organisations.authorityId, invitations.authorityId),
        eq(organisations.id, invitations.organisationId),
      ),
    )
    .where(and(visibleTo(act.actor, invitations), eq(invitations.id, invitationId)))
    .for("update", { of: invitations });
  if (!row) refuse("not_found", "There is no such invitation");
  const { invitation, organisation } = row;
  ensure(
    canInvite(act.actor, organisation, await hasInviter(tx, act, organisation)),
    "You cannot invite people to this organisation",
  );
  ensureRule(!invitation.acceptedAt, "This invitation has been accepted");
  ensureRule(!invitation.revokedAt, "This invitation has been withdrawn");
  const { id, role, name, email } = invitation;
  return { id, role, name, email, organisation: organisation.name };
}
