import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import type { Role } from "#app/core/words/people.ts";
import { type Mail, queueMail } from "#app/platform/mail.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { memberships, users } from "#db/schema/people.ts";

export type Letter = { organisationId: string; roles: readonly Role[]; subject: string; text: string };

/** Queues a mail to everyone who is in one of these roles of the organisation today, once for each fact. */
export async function writeTo(tx: Tx, act: Act, fact: string, letter: Letter): Promise<void> {
  const people = await tx
    .selectDistinct({ email: users.email })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(memberships.authorityId, act.actor.authorityId),
        eq(memberships.organisationId, letter.organisationId),
        inArray(memberships.role, [...letter.roles]),
        isNull(memberships.removedAt),
      ),
    )
    .orderBy(asc(users.email));
  for (const { email } of people)
    await queueMail(tx, act, { key: fact, to: email, subject: letter.subject, text: letter.text });
}

/** Puts letters that already have their addresses into the outbox. */
export function queueAll(act: Act, letters: readonly Mail[]): Promise<void> {
  return transaction(act, async (tx) => {
    for (const letter of letters) await queueMail(tx, act, letter);
  });
}
