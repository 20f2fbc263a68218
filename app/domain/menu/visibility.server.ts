import { and, eq, or, type SQL, sql } from "drizzle-orm";
import { type Act, type Actor, isOfficer } from "#app/core/actor.ts";
import { refuse } from "#app/core/refusal.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { offerPictures, offers } from "#db/schema/menu.ts";

const nobody = sql`false`;

/**
 * Which offers may be seen: published ones by everybody, a provider its own in every state, officers all of
 * their authority. Whether a published offer is on the menu today is standing's to say; see queries.server.ts.
 */
export function visibleTo(actor: Actor): SQL {
  return and(eq(offers.authorityId, actor.authorityId), reach(actor)) ?? nobody;
}

function reach(actor: Actor): SQL | undefined {
  const published = eq(offers.status, "published");
  if (actor.kind === "system") return undefined;
  if (actor.kind === "public") return published;
  switch (actor.organisationKind) {
    case "authority":
      return undefined;
    case "provider":
      return or(published, eq(offers.providerId, actor.organisationId));
    case "school":
    case "partnership":
      return published;
    default:
      return nobody;
  }
}

/** Whose offers may be looked into, drafts, prices to come and bookings included: a provider its own, officers all. */
export function lookedIntoBy(actor: Actor): SQL {
  return and(eq(offers.authorityId, actor.authorityId), inside(actor)) ?? nobody;
}

function inside(actor: Actor): SQL | undefined {
  if (actor.kind === "system" || isOfficer(actor)) return undefined;
  if (actor.kind === "person" && actor.organisationKind === "provider")
    return eq(offers.providerId, actor.organisationId);
  return nobody;
}

/** The offer, locked for the rest of the transaction; refuses as not found. */
export async function loadOffer(tx: Tx, act: Act, offerId: string) {
  const [row] = await tx
    .select()
    .from(offers)
    .where(and(visibleTo(act.actor), eq(offers.id, offerId)))
    .for("update");
  return row ?? refuse("not_found", "There is no such offer");
}

/** A picture of an offer that has been loaded; refuses as not found. */
export async function loadPicture(tx: Tx, offer: { authorityId: string; id: string }, pictureId: string) {
  const [row] = await tx
    .select()
    .from(offerPictures)
    .where(
      and(
        eq(offerPictures.authorityId, offer.authorityId),
        eq(offerPictures.offerId, offer.id),
        eq(offerPictures.id, pictureId),
      ),
    );
  return row ?? refuse("not_found", "There is no such picture");
}
