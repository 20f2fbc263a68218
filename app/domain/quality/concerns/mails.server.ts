/** Who is written to about a concern: values for the clockwork to put in the outbox, once per fact. */
import { and, eq, isNull } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { paths } from "#app/core/paths.ts";
import { addressesOf } from "#app/domain/people/addressees.server.ts";
import { closedMessage, raisedMessage, urgentMessage } from "#app/domain/quality/concerns/messages.ts";
import { visibleTo } from "#app/domain/quality/concerns/visibility.server.ts";
import { absolute, type Mail } from "#app/platform/mail.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { concerns } from "#db/schema/monitoring.ts";
import { organisations } from "#db/schema/organisations.ts";
import { memberships, users } from "#db/schema/people.ts";

/** To the officers who assure, at once, when `concern.raised`. */
export function messagesForConcern(act: Act, { concernId, weight }: { concernId: string; weight: string }) {
  return transaction(act, async (tx): Promise<Mail[]> => {
    const concern = await aboutOf(tx, act, concernId);
    if (!concern) return [];
    const message = raisedMessage({ ...concern, isUrgent: weight === "urgent" });
    return addressed(await officersOf(tx, act), `concern.raised:${concernId}`, message);
  });
}

/** To the same officers when `concern.triaged` found it urgent that was not raised so. */
export function messagesForTriage(act: Act, of: { concernId: string; weight: string; weightBefore: string }) {
  return transaction(act, async (tx): Promise<Mail[]> => {
    if (of.weight !== "urgent" || of.weightBefore === "urgent") return [];
    const concern = await aboutOf(tx, act, of.concernId);
    if (!concern) return [];
    return addressed(await officersOf(tx, act), `concern.urgent:${of.concernId}`, urgentMessage(concern));
  });
}

/** To whoever raised it, or to their organisation's leads once they have left, when `concern.closed`. */
export function messagesForFinding(act: Act, { concernId }: { concernId: string }) {
  return transaction(act, async (tx): Promise<Mail[]> => {
    const concern = await aboutOf(tx, act, concernId);
    if (!concern) return [];
    return addressed(await raiserOf(tx, act, concern), `concern.closed:${concernId}`, closedMessage(concern));
  });
}

async function aboutOf(tx: Tx, act: Act, concernId: string) {
  const [row] = await tx
    .select({
      reference: concerns.reference,
      provider: organisations.name,
      raisedBy: concerns.raisedBy,
      raisedByOrganisation: concerns.raisedByOrganisation,
    })
    .from(concerns)
    .innerJoin(
      organisations,
      and(eq(organisations.authorityId, concerns.authorityId), eq(organisations.id, concerns.providerId)),
    )
    .where(and(visibleTo(act.actor), eq(concerns.id, concernId)));
  return row && { ...row, link: absolute(paths.concern(concernId)) };
}

const officersOf = (tx: Tx, act: Act) =>
  addressesOf(tx, act, act.actor.authorityId, ["development_officer", "authority_lead"]);

async function raiserOf(
  tx: Tx,
  act: Act,
  { raisedBy, raisedByOrganisation }: { raisedBy: string; raisedByOrganisation: string },
): Promise<string[]> {
  const own = await tx
    .selectDistinct({ email: users.email })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(memberships.authorityId, act.actor.authorityId),
        eq(memberships.organisationId, raisedByOrganisation),
        eq(memberships.userId, raisedBy),
        isNull(memberships.removedAt),
      ),
    );
  if (own.length > 0) return own.map(({ email }) => email);
  const leads = ["school_lead", "partnership_coordinator", "development_officer"] as const;
  return addressesOf(tx, act, raisedByOrganisation, leads);
}

function addressed(to: readonly string[], key: string, message: { subject: string; text: string }): Mail[] {
  return to.map((address) => ({ key, to: address, ...message }));
}
