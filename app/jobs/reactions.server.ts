/** What follows what: a flat table from the name of an event to what is done about it. */
import type { Act } from "#app/core/actor.ts";
import { reindexOffers } from "#app/domain/menu/index-offers.server.ts";
import {
  tellCommissionersOfSuspension,
  tellOfPlacement,
} from "#app/domain/placements/tell-placement.server.ts";
import {
  tellOfDecision,
  tellOfQuery,
  tellOfSubmission,
  tellOfSuspension,
} from "#app/domain/quality/tell-standing.server.ts";
import { openImmediateReviews } from "#app/domain/reviews/open-immediate-reviews.server.ts";
import type { events } from "#db/schema/platform.ts";

type Happened = typeof events.$inferSelect;
type Reaction = (act: Act, event: Happened) => Promise<unknown>;

const aDay = 24 * 60 * 60 * 1000;

/** The index is of today, whenever the event was; what is older than a day the nightly rebuild has seen to. */
const reindexProvider: Reaction = async (act, event) => {
  const now = new Date();
  if (now.getTime() - event.at.getTime() < aDay)
    await reindexOffers({ ...act, now }, { providerId: event.subjectId });
};

const reindexOffer: Reaction = async (act, event) => {
  const now = new Date();
  if (now.getTime() - event.at.getTime() < aDay) await reindexOffers({ ...act, now }, [event.subjectId]);
};

const reviewAtOnce: Reaction = (act, event) => openImmediateReviews(act, event.subjectId);

export const reactions: Readonly<Record<string, readonly Reaction[]>> = {
  "registration.submitted": [tellOfSubmission],
  "evidence.accepted": [reindexProvider],
  "evidence.queried": [reindexProvider, tellOfQuery],
  "decision.confirmed": [reindexProvider, tellOfDecision],
  "condition.closed": [reindexProvider],
  "provider.suspended": [reindexProvider, reviewAtOnce, tellOfSuspension, tellCommissionersOfSuspension],
  "suspension.lifted": [reindexProvider],
  "provider.withdrawn": [reindexProvider],
  "provider.amended": [reindexProvider],
  "offer.published": [reindexOffer],
  "offer.amended": [reindexOffer],
  "offer.priced": [reindexOffer],
  "offer.places_set": [reindexOffer],
  "offer.withdrawn": [reindexOffer],
  "placement.requested": [tellOfPlacement],
  "placement.accepted": [tellOfPlacement],
  "placement.declined": [tellOfPlacement],
  "placement.approved": [tellOfPlacement],
  "placement.ended": [tellOfPlacement],
};
