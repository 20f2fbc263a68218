import { and, eq, isNull } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { canAnswerEnquiry } from "#app/domain/menu/enquiries/policy.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { enquiryRecipients } from "#db/schema/enquiries.ts";

/** Notes the first time that the provider's manager opens what it is asked, so that the asker can tell unread from silent. */
export async function noteOpened(act: Act, asked: { id: string; providerId: string }): Promise<void> {
  if (!canAnswerEnquiry(act.actor, asked)) return;
  await transaction(act, (tx) =>
    tx
      .update(enquiryRecipients)
      .set({ openedAt: act.now })
      .where(
        and(
          eq(enquiryRecipients.authorityId, act.actor.authorityId),
          eq(enquiryRecipients.id, asked.id),
          isNull(enquiryRecipients.openedAt),
        ),
      ),
  );
}
