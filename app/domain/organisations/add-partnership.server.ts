import type { Act } from "#app/core/actor.ts";
import { ensure } from "#app/core/refusal.ts";
import { canSetOrganisations } from "#app/domain/organisations/policy.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { organisations } from "#db/schema/organisations.ts";

/** Adds a partnership without members; schools join it on a day. */
export function addPartnership(act: Act, partnership: { name: string }): Promise<{ id: string }> {
  return transaction(act, async (tx) => {
    ensure(canSetOrganisations(act.actor), "Only the authority's lead can add partnerships");

    const [made] = await tx
      .insert(organisations)
      .values({ authorityId: act.actor.authorityId, kind: "partnership", name: partnership.name })
      .returning({ id: organisations.id });
    if (!made) throw new Error("The partnership was not made");
    await record(tx, act, { name: "partnership.added", subjectId: made.id });
    return made;
  });
}
