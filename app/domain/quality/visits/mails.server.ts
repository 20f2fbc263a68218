/** Who is written to about an announced visit: values for the clockwork to put in the outbox, once per fact. */
import type { Act } from "#app/core/actor.ts";
import type { CalendarDate } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { addressesOf } from "#app/domain/people/addressees.server.ts";
import { addressed } from "#app/domain/quality/mails.server.ts";
import {
  visitCancelledMessage,
  visitMovedMessage,
  visitPlannedMessage,
} from "#app/domain/quality/visits/messages.ts";
import { findVisit } from "#app/domain/quality/visits/queries.server.ts";
import { absolute, type Mail } from "#app/platform/mail.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";

type Of = { providerId: string; visitId: string; eventId: string };
type Visit = NonNullable<Awaited<ReturnType<typeof findVisit>>> & { day: CalendarDate };

/** To the provider's managers and safeguarding leads, when `visit.planned`. */
export const messagesForPlannedVisit = (act: Act, of: Of) =>
  toProvider(act, of, (visit) =>
    visit.status === "planned" ? visitPlannedMessage(wordsOf(visit)) : undefined,
  );

/** To the same, when `visit.moved`. */
export const messagesForMovedVisit = (act: Act, of: Of) =>
  toProvider(act, of, (visit) =>
    visit.status === "planned" ? visitMovedMessage(wordsOf(visit)) : undefined,
  );

/** To the same, when `visit.cancelled`. */
export const messagesForCancelledVisit = (act: Act, of: Of) =>
  toProvider(act, of, ({ providerName, day, cancelledReason }) =>
    visitCancelledMessage({ provider: providerName, day, reason: cancelledReason }),
  );

async function toProvider(
  act: Act,
  of: Of,
  write: (visit: Visit) => { subject: string; text: string } | undefined,
): Promise<Mail[]> {
  const visit = await findVisit(act, of.visitId);
  if (!visit?.isAnnounced) return [];
  const message = write(visit);
  if (!message) return [];
  const to = await transaction(act, (tx) =>
    addressesOf(tx, act, of.providerId, ["provider_manager", "provider_safeguarding_lead"]),
  );
  return addressed(to, `visit:${of.eventId}`, message);
}

function wordsOf({ providerName, day, startsAt, siteName, visitorName }: Visit) {
  return {
    provider: providerName,
    day,
    startsAt,
    site: siteName,
    visitor: visitorName ?? "An officer",
    link: absolute(paths.registration()),
  };
}
