/** What follows what: a flat table from the name of an event to what is done about it. */
import type { Act } from "#app/core/actor.ts";
import { lapseRises } from "#app/domain/charges/lapse-rises.server.ts";
import { tellOfRise } from "#app/domain/charges/tell-rise.server.ts";
import { tellOfStatement } from "#app/domain/charges/tell-statement.server.ts";
import {
  tellAsker,
  tellProvidersAsked,
  tellProvidersClosed,
} from "#app/domain/menu/enquiries/tell-enquiry.server.ts";
import { reindexOffers, type WhichOffers } from "#app/domain/menu/index-offers.server.ts";
import { queueAll } from "#app/domain/people/addressees.server.ts";
import {
  findOfferOf,
  tellCommissionersOfSuspension,
  tellOfPlacement,
} from "#app/domain/placements/tell-placement.server.ts";
import { tellOfProviderChange } from "#app/domain/placements/tell-provider-change.server.ts";
import { messagesForVersionAnswer, messagesForWaiting } from "#app/domain/providers/mails.server.ts";
import {
  messagesForConcern,
  messagesForFinding,
  messagesForTriage,
} from "#app/domain/quality/concerns/mails.server.ts";
import { messagesForAnswer, messagesForReturn } from "#app/domain/quality/conditions/mails.server.ts";
import {
  messagesForDecision,
  messagesForQuery,
  messagesForSubmission,
  messagesForSuspension,
} from "#app/domain/quality/mails.server.ts";
import { planVisits } from "#app/domain/quality/monitoring/plan-visits.server.ts";
import {
  messagesForAnsweredReport,
  messagesForReply,
  messagesForSharedReport,
} from "#app/domain/quality/reports/mails.server.ts";
import {
  messagesForCancelledVisit,
  messagesForMovedVisit,
  messagesForPlannedVisit,
} from "#app/domain/quality/visits/mails.server.ts";
import { openImmediateReviews } from "#app/domain/reviews/open-immediate-reviews.server.ts";
import type { Mail } from "#app/platform/mail.server.ts";
import type { events } from "#db/schema/platform.ts";

type Happened = typeof events.$inferSelect;
type Reaction = (act: Act, event: Happened) => Promise<unknown>;

const aDay = 24 * 60 * 60 * 1000;

/** The index is of today, whenever the event was; what is older than a day the nightly rebuild has seen to. */
async function reindex(act: Act, event: Happened, which: WhichOffers): Promise<void> {
  const now = new Date();
  if (now.getTime() - event.at.getTime() < aDay) await reindexOffers({ ...act, now }, which);
}

const reindexProvider: Reaction = (act, event) => reindex(act, event, { providerId: event.subjectId });
const reindexOffer: Reaction = (act, event) => reindex(act, event, [event.subjectId]);
const reindexPlacesOf: Reaction = async (act, event) => {
  const offerId = await findOfferOf(act, event.subjectId);
  if (offerId) await reindex(act, event, [offerId]);
};
const reindexAll: Reaction = (act, event) => reindex(act, event, "all");

const askProviders: Reaction = (act, event) => tellProvidersAsked(act, event.subjectId);
const tellAnswered: Reaction = (act, { id, subjectId, details }) =>
  tellAsker(act, { enquiryId: subjectId, askedId: String(details.askedId), eventId: id });
const tellClosed: Reaction = (act, event) => tellProvidersClosed(act, event.subjectId);
const lapseOvertaken: Reaction = (act, event) => lapseRises(act, event.subjectId);
const planYear: Reaction = (act, event) => planVisits(act, event.subjectId);
const reviewAtOnce: Reaction = (act, event) => openImmediateReviews(act, event.subjectId);

/** Queues letters about the provider an event is of, made from the ids in its details. */
const letter =
  (
    write: (act: Act, of: Record<"providerId" | "eventId" | (typeof ids)[number], string>) => Promise<Mail[]>,
  ): Reaction =>
  async (act, { id, subjectId, details }) => {
    const known = Object.fromEntries(ids.map((name) => [name, String(details[name] ?? "")])) as Record<
      (typeof ids)[number],
      string
    >;
    await queueAll(act, await write(act, { ...known, providerId: subjectId, eventId: id }));
  };
const ids = [
  "registrationId",
  "decisionId",
  "suspensionId",
  "evidenceId",
  "assessmentId",
  "visitId",
  "dueOn",
  "conditionId",
  "versionId",
  "answerId",
  "concernId",
  "weight",
  "weightBefore",
  "message",
] as const;

const tellOfficers = letter(messagesForSubmission);
const tellOfDecision = letter(messagesForDecision);
const tellOfQuery = letter(messagesForQuery);
const tellOfSuspension = letter(messagesForSuspension);
const tellOfAnswer = letter(messagesForAnswer);
const tellOfReturn = letter(messagesForReturn);
const tellOfConcern = letter(messagesForConcern);
const tellIfUrgent = letter(messagesForTriage);
const tellOfFinding = letter(messagesForFinding);

const tellOfWaiting = letter(messagesForWaiting);
const tellOfVersionAnswer = letter(messagesForVersionAnswer);

export const reactions: Readonly<Record<string, readonly Reaction[]>> = {
  "registration.submitted": [tellOfficers],
  "evidence.accepted": [reindexProvider],
  "evidence.queried": [reindexProvider, tellOfQuery],
  "evidence_kinds.set": [reindexAll],
  "evidence_kind.added": [reindexAll],
  "evidence_kind.amended": [reindexAll],
  "version.waiting": [tellOfWaiting],
  "version.acknowledged": [tellOfVersionAnswer],
  "version.returned": [tellOfVersionAnswer],
  "safeguarding_lead.changed": [tellOfProviderChange],
  "site.opened": [tellOfProviderChange],
  "site.closed": [tellOfProviderChange],
  "visit.planned": [letter(messagesForPlannedVisit)],
  "visit.moved": [letter(messagesForMovedVisit)],
  "visit.cancelled": [letter(messagesForCancelledVisit)],
  "report.shared": [letter(messagesForSharedReport)],
  "report.agreed": [letter(messagesForAnsweredReport)],
  "report.corrected": [letter(messagesForAnsweredReport)],
  "report.replied": [letter(messagesForReply)],
  "decision.confirmed": [reindexProvider, planYear, tellOfDecision],
  "condition.answered": [tellOfAnswer],
  "condition.returned": [tellOfReturn],
  "condition.closed": [reindexProvider],
  "concern.raised": [tellOfConcern],
  "concern.triaged": [tellIfUrgent],
  "concern.closed": [tellOfFinding],
  "provider.suspended": [
    reindexProvider,
    planYear,
    reviewAtOnce,
    tellOfSuspension,
    tellCommissionersOfSuspension,
  ],
  "suspension.lifted": [reindexProvider, planYear],
  "provider.withdrawn": [reindexProvider, planYear],
  "provider.amended": [reindexProvider],
  "site.added": [reindexProvider],
  "site.amended": [reindexProvider],
  "person_in_charge.added": [reindexProvider],
  "person_in_charge.amended": [reindexProvider],
  "menu.laid_out": [reindexAll],
  "offer.published": [reindexOffer],
  "offer.amended": [reindexOffer],
  "offer.priced": [reindexOffer],
  "offer.places_set": [reindexOffer],
  "offer.withdrawn": [reindexOffer],
  "offer.pinned": [reindexOffer],
  "offer.unpinned": [reindexOffer],
  "enquiry.sent": [askProviders],
  "enquiry.answered": [tellAnswered],
  "enquiry.closed": [tellClosed],
  "placement.requested": [tellOfPlacement],
  "placement.accepted": [tellOfPlacement, reindexPlacesOf],
  "placement.declined": [tellOfPlacement],
  "placement.approved": [tellOfPlacement],
  "placement.ended": [tellOfPlacement, reindexPlacesOf],
  "placement.cancelled": [reindexPlacesOf],
  "placement.change_asked": [tellOfPlacement],
  "placement.change_accepted": [tellOfPlacement, reindexPlacesOf],
  "placement.change_declined": [tellOfPlacement],
  "placement.change_cancelled": [tellOfPlacement, reindexPlacesOf],
  "placement.change_approved": [lapseOvertaken, tellOfPlacement, reindexPlacesOf],
  "placement.rise_raised": [tellOfRise],
  "placement.rise_approved": [tellOfPlacement],
  "placement.rise_refused": [tellOfPlacement],
  "statement.raised": [tellOfStatement],
};
