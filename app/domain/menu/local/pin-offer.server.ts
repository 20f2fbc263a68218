import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { ensure, ensureRule, refuse } from "#app/core/refusal.ts";
import type { LocalEntryValues } from "#app/domain/menu/local/forms.ts";
import { canKeepLocalMenu } from "#app/domain/menu/local/policy.ts";
import { visibleTo } from "#app/domain/menu/visibility.server.ts";
import { standingOf } from "#app/domain/quality/standing.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { localMenuEntries, offers } from "#db/schema/menu.ts";

/**
 * Puts an offer on the local menu of the actor's partnership with a word to its schools, or changes the word.
 * Refuses (rule) what is not on the menu today.
 */
export function pinOffer(act: Act, offerId: string, { note }: LocalEntryValues): Promise<void> {
  return transaction(act, async (tx) => {
    const { actor } = act;
    const partnershipId = actor.kind === "person" ? actor.organisationId : "";
    ensure(canKeepLocalMenu(actor, partnershipId), "A partnership's coordinator keeps its local menu");
    const [offer] = await tx
      .select({ providerId: offers.providerId })
      .from(offers)
      .where(and(visibleTo(actor), eq(offers.status, "published"), eq(offers.id, offerId)));
    if (!offer) refuse("not_found", "There is no such offer");
    const standing = await standingOf(tx, act, offer.providerId, londonDay(act.now));
    ensureRule(standing.listable, "This offer is not on the menu today");

    await tx
      .insert(localMenuEntries)
      .values({
        authorityId: actor.authorityId,
        partnershipId,
        offerId,
        note,
        pinnedBy: actor.userId,
        pinnedAt: act.now,
      })
      .onConflictDoUpdate({
        target: [localMenuEntries.authorityId, localMenuEntries.partnershipId, localMenuEntries.offerId],
        set: { note },
      });
    await record(tx, act, { name: "offer.pinned", subjectId: offerId, details: { partnershipId } });
  });
}
