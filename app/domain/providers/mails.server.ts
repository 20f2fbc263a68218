/** Who is written to about a change after approval: values for the clockwork to put in the outbox, once per fact. */
import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { paths } from "#app/core/paths.ts";
import { addressesOf } from "#app/domain/people/addressees.server.ts";
import { answeredMessage, waitingMessage } from "#app/domain/providers/messages.ts";
import { titleOfPart } from "#app/domain/providers/versions.ts";
import { itsOrganisation, visibleTo } from "#app/domain/providers/visibility.server.ts";
import { absolute, type Mail } from "#app/platform/mail.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { providers, providerVersions } from "#db/schema/providers.ts";

/** To the officers who assure providers, when `version.waiting`; nothing once it no longer waits. */
export function messagesForWaiting(act: Act, of: { versionId: string }) {
  return transaction(act, async (tx): Promise<Mail[]> => {
    const version = await versionOf(tx, act, of.versionId);
    if (version?.status !== "waiting") return [];
    const message = waitingMessage({ ...version, link: absolute(paths.change(of.versionId)) });
    const to = await addressesOf(tx, act, act.actor.authorityId, ["development_officer", "authority_lead"]);
    return to.map((address) => ({ key: `version.waiting:${of.versionId}`, to: address, ...message }));
  });
}

/** To the provider's managers, when `version.acknowledged` or `version.returned`. */
export function messagesForVersionAnswer(act: Act, of: { versionId: string }) {
  return transaction(act, async (tx): Promise<Mail[]> => {
    const version = await versionOf(tx, act, of.versionId);
    if (version?.status !== "stands" && version?.status !== "returned") return [];
    const isAcknowledged = version.status === "stands";
    const message = answeredMessage({
      ...version,
      isAcknowledged,
      link: absolute(paths.change(of.versionId)),
    });
    const to = await addressesOf(tx, act, version.providerId, ["provider_manager"]);
    return to.map((address) => ({ key: `version.answered:${of.versionId}`, to: address, ...message }));
  });
}

async function versionOf(tx: Tx, act: Act, versionId: string) {
  const [row] = await tx
    .select({
      providerId: providerVersions.providerId,
      provider: organisations.name,
      part: providerVersions.part,
      status: providerVersions.status,
      content: providerVersions.content,
      answer: providerVersions.answer,
    })
    .from(providerVersions)
    .innerJoin(
      providers,
      and(
        eq(providers.authorityId, providerVersions.authorityId),
        eq(providers.organisationId, providerVersions.providerId),
      ),
    )
    .innerJoin(organisations, itsOrganisation)
    .where(and(visibleTo(act.actor), eq(providerVersions.id, versionId)));
  return row && { ...row, title: titleOfPart(row.part, row.content) };
}
