import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { step } from "#app/core/lifecycle.ts";
import { paths } from "#app/core/paths.ts";
import { ensure, ensureRule } from "#app/core/refusal.ts";
import type { InterestAnswerValues } from "#app/domain/market/forms.ts";
import { interestLifecycle } from "#app/domain/market/lifecycle.ts";
import { invitedToRegisterMessage } from "#app/domain/market/messages.ts";
import { canRunMarket } from "#app/domain/market/policy.ts";
import { loadInterest } from "#app/domain/market/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { absolute, queueMail } from "#app/platform/mail.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { marketInterests } from "#db/schema/market.ts";

/** Invites somebody interested to register (a letter goes out), notes that they have, or closes the interest. Refuses (rule) an invitation to one that is here. */
export function answerInterest(
  act: Act,
  interestId: string,
  { verb, note }: InterestAnswerValues,
): Promise<void> {
  return transaction(act, async (tx) => {
    const interest = await loadInterest(tx, act, interestId);
    const { actor } = act;
    ensure(canRunMarket(actor), "Only a development officer or the authority lead may answer an interest");
    ensureRule(
      verb !== "invite" || interest.providerId === null,
      "This provider is on the portal already: take it up with them, or close the interest",
      "verb",
    );
    const status = step(interestLifecycle, verb, interest.status, "this interest");

    await tx
      .update(marketInterests)
      .set({ status, note, answeredBy: actor.userId, answeredAt: act.now })
      .where(and(eq(marketInterests.authorityId, actor.authorityId), eq(marketInterests.id, interestId)));
    await record(tx, act, { name: `interest.${status}`, subjectId: interestId });
    if (verb !== "invite") return;
    const { contactName, email } = interest;
    const message = invitedToRegisterMessage({ contactName, note, link: absolute(paths.register()) });
    await queueMail(tx, act, {
      key: `interest.invited:${interestId}:${act.now.getTime()}`,
      to: email,
      ...message,
    });
  });
}
