import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import type { Role } from "#app/core/words/people.ts";
import { type Mail, queueMail } from "#app/platform/mail.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { memberships, users } from "#db/schema/people.ts";

export type Letter = { organisationId: string; roles: readonly Role[]; subject: string; text: string };

/** Queues a mail to everyone who is in one of these roles of the organisation today, once for each fact. */
export async function writeTo(tx: Tx, act: Act, fact: string, letter: Letter): Promise<void> {
  const { organisationId, roles, subject, text } = letter;
  for (const to of await addressesOf(tx, act, organisationId, roles))
    await queueMail(tx, act, { key: fact, to, subject, text });
}

/** The addresses of everyone who is in one of these roles of the organisation today. */
export async function addressesOf(
  tx: Tx,
  act: Act,
  organisationId: string,
  among: readonly Role[],
): Promise<string[]> {
  const people = await tx
    .selectDistinct({ email: users.email })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(memberships.authorityId, act.actor.authorityId),
        eq(memberships.organisationId, organisationId),
        inArray(memberships.role, [...among]),
        isNull(memberships.removedAt),
      ),
    )
    .orderBy(asc(users.email));
  return people.map(({ email }) => email);
}

/** As addressesOf, of many organisations in one statement: by organisation, without those that have nobody. */
export async function addressesOfEach(
  tx: Tx,
  act: Act,
  organisationIds: readonly string[],
  among: readonly Role[],
): Promise<Map<string, string[]>> {
  const people = await tx
    .selectDistinct({ organisationId: memberships.organisationId, email: users.email })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(memberships.authorityId, act.actor.authorityId),
        inArray(memberships.organisationId, [...new Set(organisationIds)]),
        inArray(memberships.role, [...among]),
        isNull(memberships.removedAt),
      ),
    )
    .orderBy(asc(users.email));
  const addresses = new Map<string, string[]>();
  for (const { organisationId, email } of people)
    addresses.set(organisationId, [...(addresses.get(organisationId) ?? []), email]);
  return addresses;
}

/** Puts letters that already have their addresses into the outbox. */
export function queueAll(act: Act, letters: readonly Mail[]): Promise<void> {
  return transaction(act, async (tx) => {
    for (const letter of letters) await queueMail(tx, act, letter);
  });
}
