import { and, desc, eq, notLike, type SQL, sql } from "drizzle-orm";
import type { Act, Actor } from "#app/core/actor.ts";
import { canReadInvitationMails, canReadMails } from "#app/domain/people/policy.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { mails } from "#db/schema/platform.ts";

/** Officers read what the portal wrote; an invitation's link lets somebody in, so only the lead reads those. */
function mailsVisibleTo(actor: Actor): SQL | undefined {
  if (!canReadMails(actor)) return sql`false`;
  const own = eq(mails.authorityId, actor.authorityId);
  return canReadInvitationMails(actor) ? own : and(own, notLike(mails.key, "invitation:%"));
}

const columns = {
  id: mails.id,
  recipient: mails.recipient,
  subject: mails.subject,
  createdAt: mails.createdAt,
  sentAt: mails.sentAt,
  failure: mails.failure,
};

/** What the portal has written, the newest first. */
export function listMails(act: Act, { page, pageSize }: { page: number; pageSize: number }) {
  const wanted = mailsVisibleTo(act.actor);
  return transaction(act, async (tx) => ({
    rows: await tx
      .select(columns)
      .from(mails)
      .where(wanted)
      .orderBy(desc(mails.createdAt), desc(mails.id))
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    total: await tx.$count(mails, wanted),
  }));
}

export function findMail(act: Act, mailId: string) {
  return transaction(act, async (tx) => {
    const [row] = await tx
      .select({ ...columns, body: mails.body })
      .from(mails)
      .where(and(mailsVisibleTo(act.actor), eq(mails.id, mailId)));
    return row;
  });
}
