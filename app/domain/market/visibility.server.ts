import { and, eq, gte, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import type { Act, Actor } from "#app/core/actor.ts";
import { isOfficer } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { refuse } from "#app/core/refusal.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { marketEvents, marketGaps, marketInterests } from "#db/schema/market.ts";

const nobody = sql`false`;

/** Gaps are for everyone while they are published and open; drafts and what is over are the officers'. */
export function gapsVisibleTo(act: Act): SQL {
  const { actor } = act;
  const own = eq(marketGaps.authorityId, actor.authorityId);
  if (actor.kind === "system" || isOfficer(actor)) return own;
  const today = londonDay(act.now);
  return (
    and(
      own,
      lte(marketGaps.publishedOn, today),
      or(isNull(marketGaps.closesOn), gte(marketGaps.closesOn, today)),
      isNull(marketGaps.withdrawnOn),
    ) ?? nobody
  );
}

/** Who said that they would like to provide, and who is invited to what: the officers' own papers. */
export function interestsVisibleTo(actor: Actor): SQL {
  const own = eq(marketInterests.authorityId, actor.authorityId);
  return actor.kind === "system" || isOfficer(actor) ? own : nobody;
}

export function eventsVisibleTo(actor: Actor): SQL {
  const own = eq(marketEvents.authorityId, actor.authorityId);
  return actor.kind === "system" || isOfficer(actor) ? own : nobody;
}

export async function loadGap(tx: Tx, act: Act, gapId: string) {
  const [row] = await tx
    .select()
    .from(marketGaps)
    .where(and(gapsVisibleTo(act), eq(marketGaps.id, gapId)))
    .for("update");
  return row ?? refuse("not_found", "There is no such gap");
}

export async function loadInterest(tx: Tx, act: Act, interestId: string) {
  const [row] = await tx
    .select()
    .from(marketInterests)
    .where(and(interestsVisibleTo(act.actor), eq(marketInterests.id, interestId)))
    .for("update");
  return row ?? refuse("not_found", "There is no such interest");
}

export async function loadEvent(tx: Tx, act: Act, eventId: string) {
  const [row] = await tx
    .select()
    .from(marketEvents)
    .where(and(eventsVisibleTo(act.actor), eq(marketEvents.id, eventId)))
    .for("update");
  return row ?? refuse("not_found", "There is no such event");
}
