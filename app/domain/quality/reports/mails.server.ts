/** Who is written to about a report: values for the clockwork to put in the outbox, once per fact. */
import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { paths } from "#app/core/paths.ts";
import { addressesOf } from "#app/domain/people/addressees.server.ts";
import { addressed, managersOf, nameOf } from "#app/domain/quality/mails.server.ts";
import { answeredMessage, repliedMessage, sharedMessage } from "#app/domain/quality/reports/messages.ts";
import { absolute, type Mail } from "#app/platform/mail.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { assessmentReports } from "#db/schema/monitoring.ts";

type Of = { providerId: string; assessmentId: string; eventId: string };

/** To the provider's managers, when `report.shared`. */
export function messagesForSharedReport(act: Act, of: Of) {
  return transaction(act, async (tx): Promise<Mail[]> => {
    const report = await reportIn(tx, act, of);
    if (!report?.answerDueOn) return [];
    const provider = await nameOf(tx, act, of.providerId);
    const link = absolute(paths.registrationReport());
    const message = sharedMessage({ provider, dueOn: report.answerDueOn, link });
    return addressed(await managersOf(tx, act, of.providerId), `report.shared:${of.eventId}`, message);
  });
}

/** To the officers who assess, when `report.agreed` or `report.corrected`. */
export function messagesForAnsweredReport(act: Act, of: Of) {
  return transaction(act, async (tx): Promise<Mail[]> => {
    const report = await reportIn(tx, act, of);
    if (!report?.answer) return [];
    const provider = await nameOf(tx, act, of.providerId);
    const message = answeredMessage({
      provider,
      answer: report.answer,
      corrections: report.corrections.length,
      link: absolute(paths.assessment(of.assessmentId)),
    });
    const to = await addressesOf(tx, act, act.actor.authorityId, ["development_officer", "authority_lead"]);
    return addressed(to, `report.answered:${of.eventId}`, message);
  });
}

/** To the provider's managers, when `report.replied`. */
export function messagesForReply(act: Act, of: Of) {
  return transaction(act, async (tx): Promise<Mail[]> => {
    const report = await reportIn(tx, act, of);
    if (!report?.reply) return [];
    const provider = await nameOf(tx, act, of.providerId);
    const link = absolute(paths.registrationReport());
    const message = repliedMessage({ provider, reply: report.reply, link });
    return addressed(await managersOf(tx, act, of.providerId), `report.replied:${of.eventId}`, message);
  });
}

async function reportIn(tx: Tx, act: Act, { assessmentId }: Of) {
  const [row] = await tx
    .select()
    .from(assessmentReports)
    .where(
      and(
        eq(assessmentReports.authorityId, act.actor.authorityId),
        eq(assessmentReports.assessmentId, assessmentId),
      ),
    );
  return row;
}
