/** The letters that follow what officers decide about a provider. Each is written once for each event. */
import { and, asc, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { paths } from "#app/core/paths.ts";
import type { Role } from "#app/core/words/people.ts";
import { type Letter, writeTo } from "#app/domain/people/addressees.server.ts";
import {
  decidedMessage,
  queriedMessage,
  submittedMessage,
  suspendedMessage,
} from "#app/domain/quality/messages.ts";
import { absolute } from "#app/platform/mail.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { evidenceKinds } from "#db/schema/providers.ts";
import { conditions, decisions, suspensions } from "#db/schema/quality.ts";

/** An event about a provider, as the outbox hands it on. */
export type ProviderEvent = { id: string; subjectId: string; details: Readonly<Record<string, unknown>> };

const managers: readonly Role[] = ["provider_manager"];
const officers: readonly Role[] = ["development_officer"];

/** Tells the development officers that a registration waits. */
export function tellOfSubmission(act: Act, event: ProviderEvent): Promise<void> {
  return tell(act, event, async (tx, provider) => {
    const message = submittedMessage({ provider, link: absolute(paths.assessments()) });
    await writeTo(tx, act, event.id, { organisationId: act.actor.authorityId, roles: officers, ...message });
  });
}

/** Tells the provider what was decided, why, and what it must put right. */
export function tellOfDecision(act: Act, event: ProviderEvent): Promise<void> {
  return tell(act, event, async (tx, provider) => {
    const decisionId = String(event.details.decisionId);
    const [decision] = await tx
      .select()
      .from(decisions)
      .where(and(eq(decisions.authorityId, act.actor.authorityId), eq(decisions.id, decisionId)));
    if (!decision) return;
    const set = await tx
      .select()
      .from(conditions)
      .where(and(eq(conditions.authorityId, act.actor.authorityId), eq(conditions.decisionId, decisionId)))
      .orderBy(asc(conditions.dueOn));
    const link = absolute(paths.provider(event.subjectId));
    await writeTo(
      tx,
      act,
      event.id,
      toManagers(event, decidedMessage({ provider, ...decision, conditions: set, link })),
    );
  });
}

/** Tells the provider that it is suspended; its commissioners are told by their placements. */
export function tellOfSuspension(act: Act, event: ProviderEvent): Promise<void> {
  return tell(act, event, async (tx, provider) => {
    const [suspension] = await tx
      .select()
      .from(suspensions)
      .where(
        and(
          eq(suspensions.authorityId, act.actor.authorityId),
          eq(suspensions.id, String(event.details.suspensionId)),
        ),
      );
    if (!suspension) return;
    const link = absolute(paths.provider(event.subjectId));
    await writeTo(tx, act, event.id, toManagers(event, suspendedMessage({ provider, ...suspension, link })));
  });
}

/** Asks the provider about a piece of evidence. */
export function tellOfQuery(act: Act, event: ProviderEvent): Promise<void> {
  return tell(act, event, async (tx, provider) => {
    const key = String(event.details.kind);
    const [kind] = await tx
      .select({ name: evidenceKinds.name })
      .from(evidenceKinds)
      .where(and(eq(evidenceKinds.authorityId, act.actor.authorityId), eq(evidenceKinds.key, key)));
    const message = queriedMessage({
      provider,
      evidence: kind?.name ?? "a piece of evidence",
      message: String(event.details.message ?? ""),
      link: absolute(paths.evidence()),
    });
    await writeTo(tx, act, event.id, toManagers(event, message));
  });
}

const toManagers = (event: ProviderEvent, message: { subject: string; text: string }): Letter => ({
  organisationId: event.subjectId,
  roles: managers,
  ...message,
});

function tell(
  act: Act,
  event: ProviderEvent,
  write: (tx: Tx, provider: string) => Promise<void>,
): Promise<void> {
  return transaction(act, async (tx) => {
    const [provider] = await tx
      .select({ name: organisations.name })
      .from(organisations)
      .where(
        and(eq(organisations.authorityId, act.actor.authorityId), eq(organisations.id, event.subjectId)),
      );
    if (provider) await write(tx, provider.name);
  });
}
