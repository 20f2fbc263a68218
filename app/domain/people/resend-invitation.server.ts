import type { Act } from "#app/core/actor.ts";
import { renewInvitation } from "#app/domain/people/invitations.server.ts";
import { loadOpenInvitation } from "#app/domain/people/open-invitation.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";

/** Sends an invitation again, with a new link and a new date; the old link ends. */
export function resendInvitation(act: Act, invitationId: string): Promise<{ token: string }> {
  return transaction(act, async (tx) => {
    const invitation = await loadOpenInvitation(tx, act, invitationId);

    return renewInvitation(tx, act, invitation);
  });
}
