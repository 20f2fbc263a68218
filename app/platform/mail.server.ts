/** E-mail: queued in the act's own transaction, sent by the clockwork; without a mail server it waits to be read in the portal. */
import { and, asc, eq, isNull, notInArray, sql } from "drizzle-orm";
import { createTransport, type SendMailOptions, type Transporter } from "nodemailer";
import type { Act } from "#app/core/actor.ts";
import { env } from "#app/platform/env.server.ts";
import { log } from "#app/platform/log.server.ts";
import { type Tx, unguarded } from "#app/platform/transaction.server.ts";
import { mails } from "#db/schema/platform.ts";

export type Mail = {
  /** The fact the mail tells of: the same fact is told to the same person once. */
  key: string;
  to: string;
  subject: string;
  text: string;
  /** Of letters that come again and again: the whole address that stops them by one press in a mail program. */
  stopAddress?: string | undefined;
};

/** Puts a mail into the outbox; it is sent only if the act it belongs to is done. */
export async function queueMail(tx: Tx, act: Act, mail: Mail): Promise<void> {
  await tx
    .insert(mails)
    .values({
      authorityId: act.actor.authorityId,
      key: mail.key,
      recipient: mail.to,
      subject: mail.subject,
      body: mail.text,
      stopAddress: mail.stopAddress,
      createdAt: act.now,
    })
    .onConflictDoNothing({ target: [mails.authorityId, mails.key, mails.recipient] });
}

/** An address of this portal as a mail must write it. */
export function absolute(path: string): string {
  const { PUBLIC_URL, HOST, PORT } = env();
  const host = HOST === "0.0.0.0" || HOST === "::" ? "127.0.0.1" : HOST;
  return `${PUBLIC_URL ?? `http://${host}:${PORT}`}${path}`;
}

const batch = 50;

/**
 * Sends what waits, oldest first, and gives how many went out. Without SMTP_URL nothing leaves and nothing is
 * lost. A mail that cannot be sent keeps the reason and is tried again; two workers never send the same one.
 */
export async function sendWaitingMails(): Promise<number> {
  const { SMTP_URL } = env();
  if (!SMTP_URL) return 0;
  const transport = createTransport(SMTP_URL);
  const tried: string[] = [];
  let sent = 0;
  try {
    while (tried.length < batch) {
      const result = await sendNext(transport, tried);
      if (result === "none") break;
      if (result === "sent") sent += 1;
    }
  } finally {
    transport.close();
  }
  return sent;
}

function sendNext(transport: Transporter, tried: string[]): Promise<"sent" | "failed" | "none"> {
  return unguarded(async (tx) => {
    const [mail] = await tx
      .select()
      .from(mails)
      .where(and(isNull(mails.sentAt), tried.length > 0 ? notInArray(mails.id, tried) : undefined))
      .orderBy(sql`${mails.failure} is not null`, asc(mails.createdAt), asc(mails.id))
      .limit(1)
      .for("update", { skipLocked: true });
    if (!mail) return "none";
    tried.push(mail.id);
    const own = and(eq(mails.authorityId, mail.authorityId), eq(mails.id, mail.id));
    try {
      await transport.sendMail(asSent(mail));
    } catch (error) {
      const failure = error instanceof Error ? error.message.slice(0, 500) : "unknown";
      log.warn({ mailId: mail.id, failure }, "a mail could not be sent");
      await tx.update(mails).set({ failure }).where(own);
      return "failed";
    }
    await tx.update(mails).set({ sentAt: new Date(), failure: null }).where(own);
    return "sent";
  });
}

type Waiting = Pick<typeof mails.$inferSelect, "id" | "recipient" | "subject" | "body" | "stopAddress">;

/**
 * A mail as it leaves. Where its letters can be stopped it says so to mail programs as RFC 8058 has it, whose one
 * press is a POST: that is only offered over https.
 */
export function asSent({ id, recipient, subject, body, stopAddress }: Waiting): SendMailOptions {
  const hasOnePress = stopAddress?.startsWith("https:") ?? false;
  return {
    from: env().MAIL_FROM,
    to: recipient,
    subject,
    text: body,
    messageId: `<${id}@alternative-provision.portal>`,
    ...(stopAddress ? { list: { unsubscribe: stopAddress } } : {}),
    ...(hasOnePress ? { headers: { "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" } } : {}),
  };
}
