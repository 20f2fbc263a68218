import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { step } from "#app/core/lifecycle.ts";
import { ensure } from "#app/core/refusal.ts";
import { enquiryLifecycle } from "#app/domain/menu/enquiries/lifecycle.ts";
import { canCloseEnquiry } from "#app/domain/menu/enquiries/policy.ts";
import { loadEnquiry } from "#app/domain/menu/enquiries/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { enquiries } from "#db/schema/enquiries.ts";

/** Asks no more: who has not answered is told that nothing is waited for. What was answered stays to be read. */
export function closeEnquiry(act: Act, enquiryId: string): Promise<void> {
  return transaction(act, async (tx) => {
    const enquiry = await loadEnquiry(tx, act, enquiryId);
    const { actor } = act;
    ensure(canCloseEnquiry(actor, enquiry), "Only who asked may close the enquiry");
    const status = step(enquiryLifecycle, "close", enquiry.status, "this enquiry");

    await tx
      .update(enquiries)
      .set({ status, closedBy: actor.userId, closedAt: act.now })
      .where(and(eq(enquiries.authorityId, actor.authorityId), eq(enquiries.id, enquiryId)));
    await record(tx, act, { name: "enquiry.closed", subjectId: enquiryId });
  });
}
