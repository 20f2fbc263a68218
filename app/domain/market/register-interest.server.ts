import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { paths } from "#app/core/paths.ts";
import { ensure } from "#app/core/refusal.ts";
import type { InterestValues } from "#app/domain/market/forms.ts";
import { interestMessage } from "#app/domain/market/messages.ts";
import { canRegisterInterest } from "#app/domain/market/policy.ts";
import { gapsVisibleTo } from "#app/domain/market/visibility.server.ts";
import { writeTo } from "#app/domain/people/addressees.server.ts";
import { countInterest } from "#app/domain/people/attempts.server.ts";
import { record } from "#app/platform/events.server.ts";
import { isId } from "#app/platform/found.ts";
import { absolute } from "#app/platform/mail.server.ts";
import { continueAsSystem, type Tx, transaction } from "#app/platform/transaction.server.ts";
import { marketGaps, marketInterests } from "#db/schema/market.ts";

/**
 * Somebody would like to provide here, without applying. The officers are told. Refuses (rule) too many from one
 * address; the same form sent twice leaves one interest.
 */
export async function registerInterest(
  act: Act,
  { gapId, ...said }: InterestValues,
  address: string,
): Promise<void> {
  ensure(canRegisterInterest(act.actor), "Your organisation is on the portal already");
  if (act.actor.kind === "public") await countInterest(address);
  await transaction(act, async (tx) => {
    const gap = await gapFor(tx, act, gapId);
    await continueAsSystem(tx);
    const rows = await tx
      .insert(marketInterests)
      .values({ ...said, authorityId: act.actor.authorityId, gapId: gap, registeredAt: act.now })
      .onConflictDoNothing()
      .returning({ id: marketInterests.id });
    if (rows.length === 0) return;
    await record(tx, act, { name: "interest.registered", subjectId: said.id });
    const { organisation, contactName } = said;
    const link = absolute(paths.interest(said.id));
    await writeTo(tx, act, `interest.registered:${said.id}`, {
      organisationId: act.actor.authorityId,
      roles: ["development_officer"],
      ...interestMessage({ organisation, contactName, link }),
    });
  });
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
