import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { ensure, refuse } from "#app/core/refusal.ts";
import { loadDraft } from "#app/domain/placements/drafts.server.ts";
import { canDiscardRequest } from "#app/domain/placements/policy.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { enquiryRecipients } from "#db/schema/enquiries.ts";
import { placementDrafts } from "#db/schema/placements.ts";

/**
 * Discards a request that was begun: nothing of its answers is kept, and the answer to an enquiry that it came of
 * can be made a request again. Refuses (conflict) when it has been sent meanwhile.
 */
export function discardRequest(act: Act, draftId: string): Promise<void> {
  return transaction(act, async (tx) => {
    const { authorityId, id, offerId, organisationId, submittedAt } = await loadDraft(tx, act, draftId);
    ensure(
      canDiscardRequest(act.actor, { authorityId, organisationId }),
      "Who may request placements discards the requests that their organisation began",
    );
    if (submittedAt !== null)
      refuse("conflict", "This request has been sent, so it can no longer be discarded");

    await tx
      .update(enquiryRecipients)
      .set({ draftId: null })
      .where(and(eq(enquiryRecipients.authorityId, authorityId), eq(enquiryRecipients.draftId, id)));
    await tx
      .delete(placementDrafts)
      .where(and(eq(placementDrafts.authorityId, authorityId), eq(placementDrafts.id, id)));
    await record(tx, act, { name: "request.discarded", subjectId: id, details: { offerId } });
  });
}
