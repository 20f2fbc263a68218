/** A partnership's own choice from the menu, as its schools read it. */
import { and, asc, eq } from "drizzle-orm";
import { type Act, isOfficer } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { cardOf, loadOffers } from "#app/domain/menu/load-offers.server.ts";
import { mayReadLocalMenus } from "#app/domain/menu/local/policy.ts";
import { partnershipOf } from "#app/domain/organisations/partnership-of.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { localMenuEntries } from "#db/schema/menu.ts";
import { organisations } from "#db/schema/organisations.ts";

type Page = { page: number; pageSize: number };

/**
 * The local menu the actor may read: a coordinator's own, that of a school's partnership today, or for officers
 * the one they name. What is no longer on the menu is shown to the coordinator alone, marked.
 */
export function findLocalMenu(act: Act, { named, page, pageSize }: Page & { named?: string | undefined }) {
  return transaction(act, async (tx) => {
    if (!mayReadLocalMenus(act.actor)) return undefined;
    const partnership = await readableOf(tx, act, named);
    if (!partnership) return undefined;
    const entries = await tx
      .select({
        offerId: localMenuEntries.offerId,
        note: localMenuEntries.note,
        pinnedAt: localMenuEntries.pinnedAt,
      })
      .from(localMenuEntries)
      .where(
        and(
          eq(localMenuEntries.authorityId, act.actor.authorityId),
          eq(localMenuEntries.partnershipId, partnership.id),
        ),
      )
      .orderBy(asc(localMenuEntries.pinnedAt), asc(localMenuEntries.id))
      .limit(500);
    const loaded = await loadOffers(
      tx,
      act,
      entries.map(({ offerId }) => offerId),
    );
    const isKeeper = act.actor.kind === "person" && act.actor.organisationId === partnership.id;
    const rows = entries.flatMap((entry) => {
      const found = loaded.find(({ offer }) => offer.id === entry.offerId);
      if (!found || !(found.standing.listable || isKeeper)) return [];
      return [{ ...entry, card: { ...cardOf(act.actor, found), miles: null } }];
    });
    const from = (page - 1) * pageSize;
    return { partnership, rows: rows.slice(from, from + pageSize), total: rows.length, isKeeper };
  });
}

async function readableOf(tx: Tx, act: Act, named: string | undefined) {
  const { actor } = act;
  if (actor.kind !== "person") return undefined;
  if (actor.organisationKind === "partnership")
    return { id: actor.organisationId, name: actor.organisationName };
  if (actor.organisationKind === "school")
    return partnershipOf(tx, act, actor.organisationId, londonDay(act.now));
  if (!isOfficer(actor) || !named) return undefined;
  const [row] = await tx
    .select({ id: organisations.id, name: organisations.name })
    .from(organisations)
    .where(
      and(
        eq(organisations.authorityId, actor.authorityId),
        eq(organisations.kind, "partnership"),
        eq(organisations.id, named),
      ),
    );
  return row;
}

/** What the actor's partnership says of an offer: nothing when it is not on its local menu. */
export function findLocalEntry(act: Act, offerId: string) {
  return transaction(act, async (tx) => {
    const partnership = mayReadLocalMenus(act.actor) ? await readableOf(tx, act, undefined) : undefined;
    if (!partnership) return undefined;
    const [entry] = await tx
      .select({ note: localMenuEntries.note })
      .from(localMenuEntries)
      .where(
        and(
          eq(localMenuEntries.authorityId, act.actor.authorityId),
          eq(localMenuEntries.partnershipId, partnership.id),
          eq(localMenuEntries.offerId, offerId),
        ),
      );
    return entry && { ...entry, partnership: partnership.name };
  });
}
