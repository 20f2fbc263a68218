import type { Act } from "#app/core/actor.ts";
import { ensure, refuse } from "#app/core/refusal.ts";
import { canSetOrganisations } from "#app/domain/organisations/policy.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { organisations } from "#db/schema/organisations.ts";

/** Adds a partnership without members; schools join it on a day. The same form's id makes it once. */
export function addPartnership(
  act: Act,
  { id, name }: { id?: string; name: string },
): Promise<{ id: string }> {
  return transaction(act, async (tx) => {
    ensure(canSetOrganisations(act.actor), "Only the authority's lead can add partnerships");

    const [made] = await tx
      .insert(organisations)
      .values({ authorityId: act.actor.authorityId, id, kind: "partnership", name })
      .onConflictDoNothing({ target: [organisations.authorityId, organisations.id] })
      .returning({ id: organisations.id });
    if (!made) return { id: id ?? refuse("conflict", "The partnership was not added: try once more") };
    await record(tx, act, { name: "partnership.added", subjectId: made.id });
    return made;
  });
}
