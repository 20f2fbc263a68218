import { redirect } from "@remix-run/node";
import type { Act } from "#app/core/actor.ts";
import type { CalendarDate } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { findRequestedOffer } from "#app/domain/placements/request-queries.server.ts";

/** The offer of a request that was begun; when it has left the menu the request can only be discarded. */
export async function itsOffer(act: Act, draft: { id: string; offerId: string }, on?: CalendarDate) {
  const offer = await findRequestedOffer(act, draft.offerId, on);
  if (!offer) throw redirect(paths.requestDiscard(draft.id));
  return offer;
}
