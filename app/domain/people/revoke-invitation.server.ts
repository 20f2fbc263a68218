import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { loadOpenInvitation } from "#app/domain/people/open-invitation.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { invitations } from "#db/schema/people.ts";

/** Takes an invitation back: its link ends at once. */
export function revokeInvitation(act: Act, invitationId: string): Promise<void> {
  return transaction(act, async (tx) => {
    const { id } = await loadOpenInvitation(tx, act, invitationId);

    await tx
      .update(invitations)
      .set({ revokedAt: act.now })
      .where(and(eq(invitations.authorityId, act.actor.authorityId), eq(invitations.id, id)));
    await record(tx, act, { name: "invitation.revoked", subjectId: id });
  });
}
