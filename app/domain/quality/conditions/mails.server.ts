/** The letters about conditions: after an answer, and every night to whoever a last day comes near. */
import { and, asc, eq, isNull, lte } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { addDays, londonDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { addressesOf, addressesOfEach, queueAll } from "#app/domain/people/addressees.server.ts";
import { reminderDays, reminderOn } from "#app/domain/quality/conditions/due.ts";
import {
  answeredMessage,
  overdueForOfficers,
  reminderMessage,
  returnedMessage,
} from "#app/domain/quality/conditions/messages.ts";
import { standingsOf } from "#app/domain/quality/standing.server.ts";
import { absolute, type Mail } from "#app/platform/mail.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { conditionAnswers } from "#db/schema/monitoring.ts";
import { organisations } from "#db/schema/organisations.ts";
import { conditions, decisions } from "#db/schema/quality.ts";

type Answered = { conditionId: string; answerId: string };

/** To the officers who assure, when `condition.answered`. */
export function messagesForAnswer(act: Act, { conditionId, answerId }: Answered) {
  return transaction(act, async (tx): Promise<Mail[]> => {
    const [condition] = await aboutConditions(tx).where(one(act, conditionId));
    if (!condition) return [];
    const message = answeredMessage({ ...condition, link: absolute(paths.answerCheck(conditionId)) });
    return addressed(await officersOf(tx, act), `condition.answered:${answerId}`, message);
  });
}

/** To the provider's managers, when `condition.returned`. */
export function messagesForReturn(act: Act, of: Answered & { message: string }) {
  return transaction(act, async (tx): Promise<Mail[]> => {
    const [condition] = await aboutConditions(tx).where(one(act, of.conditionId));
    if (!condition) return [];
    const link = absolute(paths.condition(of.conditionId));
    const message = returnedMessage({ ...condition, message: of.message, link });
    const to = await managersOf(tx, act, condition.providerId);
    return addressed(to, `condition.returned:${of.answerId}`, message);
  });
}

/**
 * Reminds providers of open conditions two weeks and three days ahead and once they are overdue, which officers
 * are told too. May run as often as it likes: each is told once. Who has answered, or is withdrawn, is left alone.
 */
export async function remindOfConditions(act: Act): Promise<void> {
  const mails = await transaction(act, async (tx) => {
    const today = londonDay(act.now);
    const { authorityId } = act.actor;
    const near = await aboutConditions(tx)
      .where(
        and(
          eq(conditions.authorityId, authorityId),
          isNull(conditions.closedOn),
          lte(conditions.dueOn, addDays(today, reminderDays[0])),
        ),
      )
      .orderBy(asc(conditions.dueOn), asc(conditions.id));
    const providerIds = near.map(({ providerId }) => providerId);
    const standings = await standingsOf(tx, act, providerIds, today);
    const managers = await addressesOfEach(tx, act, providerIds, ["provider_manager"]);
    const officers = await officersOf(tx, act);
    const written: Mail[] = [];
    for (const condition of near) {
      const reminder = reminderOn(today, condition.dueOn);
      if (!reminder || standings.get(condition.providerId)?.state === "withdrawn") continue;
      const key = `condition.${reminder}:${condition.id}`;
      const isAnswered = condition.waiting !== null;
      if (!isAnswered) {
        const message = reminderMessage(reminder, {
          ...condition,
          link: absolute(paths.condition(condition.id)),
        });
        written.push(...addressed(managers.get(condition.providerId) ?? [], key, message));
      }
      if (reminder !== "overdue") continue;
      const link = absolute(isAnswered ? paths.answerCheck(condition.id) : paths.condition(condition.id));
      written.push(...addressed(officers, key, overdueForOfficers({ ...condition, isAnswered, link })));
    }
    return written;
  });
  await queueAll(act, mails);
}

const one = (act: Act, conditionId: string) =>
  and(eq(conditions.authorityId, act.actor.authorityId), eq(conditions.id, conditionId));

/** Conditions of confirmed decisions with their provider's name and the answer that waits, if one does. */
function aboutConditions(tx: Tx) {
  return tx
    .select({
      id: conditions.id,
      providerId: conditions.providerId,
      provider: organisations.name,
      text: conditions.text,
      critical: conditions.critical,
      dueOn: conditions.dueOn,
      waiting: conditionAnswers.id,
    })
    .from(conditions)
    .innerJoin(
      decisions,
      and(
        eq(decisions.authorityId, conditions.authorityId),
        eq(decisions.id, conditions.decisionId),
        eq(decisions.status, "confirmed"),
      ),
    )
    .innerJoin(
      organisations,
      and(eq(organisations.authorityId, conditions.authorityId), eq(organisations.id, conditions.providerId)),
    )
    .leftJoin(
      conditionAnswers,
      and(
        eq(conditionAnswers.authorityId, conditions.authorityId),
        eq(conditionAnswers.conditionId, conditions.id),
        eq(conditionAnswers.status, "given"),
      ),
    )
    .$dynamic();
}

const officersOf = (tx: Tx, act: Act) =>
  addressesOf(tx, act, act.actor.authorityId, ["development_officer", "authority_lead"]);
const managersOf = (tx: Tx, act: Act, providerId: string) =>
  addressesOf(tx, act, providerId, ["provider_manager"]);

function addressed(to: readonly string[], key: string, message: { subject: string; text: string }): Mail[] {
  return to.map((address) => ({ key, to: address, ...message }));
}
