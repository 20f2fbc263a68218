import { and, eq, ne } from "drizzle-orm";
import type { Act, Person } from "#app/core/actor.ts";
import { paths } from "#app/core/paths.ts";
import { ensure, ensureRule, refuse } from "#app/core/refusal.ts";
import type { InterestValues } from "#app/domain/market/forms.ts";
import { interestMessage } from "#app/domain/market/messages.ts";
import { canAnswerGap, canRegisterInterest } from "#app/domain/market/policy.ts";
import { gapsVisibleTo } from "#app/domain/market/visibility.server.ts";
import { writeTo } from "#app/domain/people/addressees.server.ts";
import { countInterest } from "#app/domain/people/attempts.server.ts";
import { record } from "#app/platform/events.server.ts";
import { isId } from "#app/platform/found.ts";
import { absolute } from "#app/platform/mail.server.ts";
import { continueAsSystem, type Tx, transaction } from "#app/platform/transaction.server.ts";
import { marketGaps, marketInterests } from "#db/schema/market.ts";

/**
 * Somebody would like to provide here, without applying; a provider that is here already answers a published gap
 * in its own name. The officers are told. Refuses (rule) too many from one address, a provider without a gap, and
 * (conflict) one that has answered; the same form sent twice leaves one interest.
 */
export async function registerInterest(
  act: Act,
  { gapId, ...said }: InterestValues,
  address: string,
): Promise<void> {
  ensure(canRegisterInterest(act.actor), "Your organisation is on the portal already");
  if (act.actor.kind === "public") await countInterest(address);
  const provider = canAnswerGap(act.actor) ? act.actor : undefined;
  await transaction(act, async (tx) => {
    const gap = await gapFor(tx, act, gapId);
    if (provider) await ensureFirstAnswer(tx, provider, { gap, id: said.id });
    await continueAsSystem(tx);
    const organisation = provider?.organisationName ?? said.organisation;
    const rows = await tx
      .insert(marketInterests)
      .values({
        ...said,
        organisation,
        providerId: provider?.organisationId ?? null,
        authorityId: act.actor.authorityId,
        gapId: gap,
        registeredAt: act.now,
      })
      .onConflictDoNothing()
      .returning({ id: marketInterests.id });
    if (rows.length === 0) return;
    await record(tx, act, { name: "interest.registered", subjectId: said.id });
    const { contactName } = said;
    const link = absolute(paths.interest(said.id));
    await writeTo(tx, act, `interest.registered:${said.id}`, {
      organisationId: act.actor.authorityId,
      roles: ["development_officer"],
      ...interestMessage({ organisation, contactName, link }),
    });
  });
}

type Answer = { gap: string | null; id: string };

async function ensureFirstAnswer(tx: Tx, provider: Person, { gap, id }: Answer): Promise<void> {
  ensureRule(gap, "Your organisation is on the portal already: answer one of the gaps that are published");
  const answered = await tx.$count(
    marketInterests,
    and(
      eq(marketInterests.authorityId, provider.authorityId),
      eq(marketInterests.gapId, gap),
      eq(marketInterests.providerId, provider.organisationId),
      ne(marketInterests.id, id),
    ),
  );
  if (answered > 0) refuse("conflict", "Your organisation has answered this already");
}

/** The gap it answers, when there is one that the visitor could have seen. */
async function gapFor(tx: Tx, act: Act, gapId: string): Promise<string | null> {
  if (!isId(gapId)) return null;
  const [gap] = await tx
    .select({ id: marketGaps.id })
    .from(marketGaps)
    .where(and(gapsVisibleTo(act), eq(marketGaps.id, gapId)));
  return gap?.id ?? null;
}
