import { and, eq, gt, isNull, ne } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { ensure, ensureRule, refuse } from "#app/core/refusal.ts";
import { roleNames } from "#app/core/words/people.ts";
import { findOrganisation } from "#app/domain/organisations/queries.server.ts";
import type { InvitationValues } from "#app/domain/people/forms.ts";
import { createInvitation } from "#app/domain/people/invitations.server.ts";
import { hasInviter } from "#app/domain/people/inviters.server.ts";
import { canInvite, isRoleOf } from "#app/domain/people/policy.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { invitations, memberships, users } from "#db/schema/people.ts";

/**
 * Invites somebody into a role of an organisation, by a link sent to their e-mail address. Refuses (rule) a role
 * that this kind of organisation has not, somebody who holds the role already and a second open invitation to
 * it. Gives the link's secret, or nothing when the same form had already been posted.
 */
export function invitePerson(act: Act, form: InvitationValues): Promise<{ token?: string }> {
  return transaction(act, async (tx) => {
    const organisation = await findOrganisation(tx, act, form.organisationId);
    if (!organisation) refuse("not_found", "There is no such organisation");
    ensure(
      canInvite(act.actor, organisation, await hasInviter(tx, act, organisation)),
      "You cannot invite people to this organisation",
    );
    ensureRule(
      isRoleOf(form.role, organisation.kind),
      `Choose another role: ${organisation.name} has nobody as ${roleNames[form.role].toLowerCase()}`,
      "role",
    );
    await ensureNew(tx, act, form);

    const { id, role, name, email } = form;
    const made = await createInvitation(tx, act, { id, organisation, role, name, email });
    return { token: made?.token };
  });
}

async function ensureNew(tx: Tx, act: Act, form: InvitationValues): Promise<void> {
  const { authorityId } = act.actor;
  const [member] = await tx
    .select({ id: memberships.id })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(memberships.authorityId, authorityId),
        eq(memberships.organisationId, form.organisationId),
        eq(memberships.role, form.role),
        isNull(memberships.removedAt),
        eq(users.email, form.email),
      ),
    )
    .limit(1);
  ensureRule(!member, "This person already has that role here", "email");
  const [open] = await tx
    .select({ id: invitations.id })
    .from(invitations)
    .where(
      and(
        eq(invitations.authorityId, authorityId),
        eq(invitations.organisationId, form.organisationId),
        eq(invitations.role, form.role),
        eq(invitations.email, form.email),
        ne(invitations.id, form.id),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
        gt(invitations.expiresAt, act.now),
      ),
    )
    .limit(1);
  ensureRule(!open, "This person has already been invited: send that invitation again instead", "email");
}
