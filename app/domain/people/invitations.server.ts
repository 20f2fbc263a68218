import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { paths } from "#app/core/paths.ts";
import type { OrganisationKind } from "#app/core/words/organisations.ts";
import type { Role } from "#app/core/words/people.ts";
import { invitationMessage } from "#app/domain/people/messages.ts";
import { record } from "#app/platform/events.server.ts";
import { absolute, queueMail } from "#app/platform/mail.server.ts";
import { hashed, newSecret } from "#app/platform/secrets.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { invitations } from "#db/schema/people.ts";

export const daysOpen = 14;

export const expiryFrom = (now: Date) => new Date(now.getTime() + daysOpen * 86_400_000);

export type NewInvitation = {
  id?: string;
  organisation: { id: string; kind: OrganisationKind; name: string };
  role: Role;
  name: string;
  email: string;
};

/**
 * Writes an invitation and its mail, and gives the secret of its link; the database keeps only a hash of it.
 * Part of an act that has proved that its actor may invite. An id that is already there invites nobody twice.
 */
export async function createInvitation(
  tx: Tx,
  act: Act,
  { organisation, ...invited }: NewInvitation,
): Promise<{ id: string; token: string } | undefined> {
  const token = newSecret();
  const [made] = await tx
    .insert(invitations)
    .values({
      ...invited,
      authorityId: act.actor.authorityId,
      organisationId: organisation.id,
      tokenHash: hashed(token),
      invitedBy: act.actor.kind === "person" ? act.actor.userId : undefined,
      invitedAt: act.now,
      expiresAt: expiryFrom(act.now),
    })
    .onConflictDoNothing({ target: [invitations.authorityId, invitations.id] })
    .returning({ id: invitations.id });
  if (!made) return undefined;
  await queueInvitation(tx, act, { ...invited, id: made.id, organisation: organisation.name, token });
  await record(tx, act, {
    name: "invitation.sent",
    subjectId: made.id,
    details: { organisationId: organisation.id, role: invited.role },
  });
  return { id: made.id, token };
}

/** Gives an invitation a new link; the old one ends. */
export async function renewInvitation(
  tx: Tx,
  act: Act,
  invited: { id: string; organisation: string; role: Role; name: string; email: string },
): Promise<{ token: string }> {
  const token = newSecret();
  await tx
    .update(invitations)
    .set({ tokenHash: hashed(token), expiresAt: expiryFrom(act.now) })
    .where(and(eq(invitations.authorityId, act.actor.authorityId), eq(invitations.id, invited.id)));
  await queueInvitation(tx, act, { ...invited, token });
  await record(tx, act, { name: "invitation.resent", subjectId: invited.id });
  return { token };
}

type Mailed = { id: string; organisation: string; role: Role; name: string; email: string; token: string };

async function queueInvitation(tx: Tx, act: Act, mailed: Mailed): Promise<void> {
  const link = absolute(paths.invitation(mailed.token));
  const message = invitationMessage({ ...mailed, link, expiresAt: expiryFrom(act.now) });
  const key = `invitation:${mailed.id}:${hashed(mailed.token).slice(0, 12)}`;
  await queueMail(tx, act, { key, to: mailed.email, ...message });
}
