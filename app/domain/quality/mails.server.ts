/** Who is written to after what happened: values for the clockwork to put in the outbox, once per fact. */
import { and, asc, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { parseCalendarDate } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { addressesOf } from "#app/domain/people/addressees.server.ts";
import { listEvidenceKindsOf } from "#app/domain/providers/queries.server.ts";
import {
  decidedMessage,
  queriedMessage,
  submittedMessage,
  suspendedMessage,
} from "#app/domain/quality/messages.ts";
import { absolute, type Mail } from "#app/platform/mail.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { evidence } from "#db/schema/providers.ts";
import { conditions, decisions, suspensions } from "#db/schema/quality.ts";

/** To the officers who assess, when `registration.submitted`. */
export function messagesForSubmission(act: Act, of: { providerId: string; registrationId: string }) {
  return transaction(act, async (tx): Promise<Mail[]> => {
    const provider = await nameOf(tx, act, of.providerId);
    const message = submittedMessage({ provider, link: absolute(paths.assessments()) });
    const to = await addressesOf(tx, act, act.actor.authorityId, ["development_officer", "authority_lead"]);
    return addressed(to, `registration.submitted:${of.registrationId}`, message);
  });
}

/** To the provider's managers, when `decision.confirmed`. */
export function messagesForDecision(act: Act, of: { providerId: string; decisionId: string }) {
  return transaction(act, async (tx): Promise<Mail[]> => {
    const [decision] = await tx
      .select()
      .from(decisions)
      .where(
        and(
          eq(decisions.authorityId, act.actor.authorityId),
          eq(decisions.id, of.decisionId),
          eq(decisions.status, "confirmed"),
        ),
      );
    if (!decision) return [];
    const listed = await tx
      .select({ text: conditions.text, dueOn: conditions.dueOn })
      .from(conditions)
      .where(and(eq(conditions.authorityId, act.actor.authorityId), eq(conditions.decisionId, of.decisionId)))
      .orderBy(asc(conditions.dueOn));
    const { kind, reason, expiresOn } = decision;
    const provider = await nameOf(tx, act, of.providerId);
    const link = absolute(paths.registration());
    const message = decidedMessage({ provider, kind, reason, expiresOn, conditions: listed, link });
    return addressed(
      await managersOf(tx, act, of.providerId),
      `decision.confirmed:${of.decisionId}`,
      message,
    );
  });
}

/** To the provider's managers and safeguarding leads, when `provider.suspended`. */
export function messagesForSuspension(act: Act, of: { providerId: string; suspensionId: string }) {
  return transaction(act, async (tx): Promise<Mail[]> => {
    const [suspension] = await tx
      .select({ startsOn: suspensions.startsOn, reason: suspensions.reason })
      .from(suspensions)
      .where(and(eq(suspensions.authorityId, act.actor.authorityId), eq(suspensions.id, of.suspensionId)));
    if (!suspension) return [];
    const provider = await nameOf(tx, act, of.providerId);
    const message = suspendedMessage({ provider, ...suspension, link: absolute(paths.registration()) });
    const to = await addressesOf(tx, act, of.providerId, ["provider_manager", "provider_safeguarding_lead"]);
    return addressed(to, `provider.suspended:${of.suspensionId}`, message);
  });
}

/** To the provider's managers, when `evidence.queried`; `eventId` keeps a second query of one item apart. */
export function messagesForQuery(
  act: Act,
  of: { providerId: string; evidenceId: string; message: string; dueOn: string; eventId: string },
) {
  return transaction(act, async (tx): Promise<Mail[]> => {
    const [item] = await tx
      .select({ kindKey: evidence.kindKey })
      .from(evidence)
      .where(and(eq(evidence.authorityId, act.actor.authorityId), eq(evidence.id, of.evidenceId)));
    const kinds = await listEvidenceKindsOf(tx, act);
    const kind = kinds.find(({ key }) => key === item?.kindKey);
    if (!kind) return [];
    const message = queriedMessage({
      provider: await nameOf(tx, act, of.providerId),
      evidence: kind.name,
      message: of.message,
      dueOn: parseCalendarDate(of.dueOn),
      link: absolute(paths.newEvidence(kind.key)),
    });
    return addressed(await managersOf(tx, act, of.providerId), `evidence.queried:${of.eventId}`, message);
  });
}

export function addressed(
  to: readonly string[],
  key: string,
  message: { subject: string; text: string },
): Mail[] {
  return to.map((address) => ({ key, to: address, ...message }));
}

export async function nameOf(tx: Tx, act: Act, organisationId: string): Promise<string> {
  const [row] = await tx
    .select({ name: organisations.name })
    .from(organisations)
    .where(and(eq(organisations.authorityId, act.actor.authorityId), eq(organisations.id, organisationId)));
  return row?.name ?? "The provider";
}

export const managersOf = (tx: Tx, act: Act, providerId: string) =>
  addressesOf(tx, act, providerId, ["provider_manager"]);
