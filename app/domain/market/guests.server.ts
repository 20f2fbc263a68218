/** Whom an event of the market place could invite, and where each would be written to. */
import { and, asc, inArray, isNull, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { type Act, isOfficer } from "#app/core/actor.ts";
import { interestsVisibleTo } from "#app/domain/market/visibility.server.ts";
import { itsOrganisation, visibleTo as visibleProviders } from "#app/domain/providers/visibility.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { marketInterests } from "#db/schema/market.ts";
import { organisations } from "#db/schema/organisations.ts";
import { providers } from "#db/schema/providers.ts";

export type Guest = { organisation: string; email: string | null } & (
  | { kind: "provider"; providerId: string }
  | { kind: "interest"; interestId: string }
);

/** A provider is written to at its first manager's address, or at the one its registration gives. */
const providerEmail = sql<string | null>`coalesce((
  select min(u.email) from memberships m join users u on u.id = m.user_id
  where m.authority_id = ${providers.authorityId} and m.organisation_id = ${providers.organisationId}
    and m.role = 'provider_manager' and m.removed_at is null), ${organisations.email})`;

export async function providersOf(tx: Tx, act: Act, ids: readonly string[]): Promise<Guest[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select({
      providerId: providers.organisationId,
      organisation: organisations.name,
      email: providerEmail,
    })
    .from(providers)
    .innerJoin(organisations, itsOrganisation)
    .where(and(visibleProviders(act.actor), inArray(providers.organisationId, [...ids])));
  return rows.map((row) => ({ kind: "provider", ...row }));
}

export async function interestedOf(tx: Tx, act: Act, ids: readonly string[]): Promise<Guest[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select({
      interestId: marketInterests.id,
      organisation: marketInterests.organisation,
      email: marketInterests.email,
    })
    .from(marketInterests)
    .where(and(interestsVisibleTo(act.actor), inArray(marketInterests.id, [...ids])));
  return rows.map((row) => ({ kind: "interest", ...row }));
}

type Asked = { words: string; page: number; pageSize: number };

/**
 * Who could still be invited to an event, by name: providers, and people who showed interest and are not here
 * yet. Who has no address is among them, and cannot be written to. For officers only.
 */
export function listUninvited(act: Act, eventId: string, { words, page, pageSize }: Asked) {
  return transaction(act, async (tx) => {
    if (!isOfficer(act.actor)) return { rows: [], total: 0 };
    const everybody = tx
      .select({
        kind: sql<Guest["kind"]>`'provider'`.as("kind"),
        id: organisations.id,
        name: organisations.name,
        contactName: sql<string>`''`.as("contact_name"),
        email: providerEmail.as("email"),
      })
      .from(providers)
      .innerJoin(organisations, itsOrganisation)
      .where(
        and(
          visibleProviders(act.actor),
          says(words, organisations.name),
          notInvited(eventId, sql`i.provider_id = ${providers.organisationId}`, providers.authorityId),
        ),
      )
      .unionAll(
        tx
          .select({
            kind: sql<Guest["kind"]>`'interest'`.as("kind"),
            id: marketInterests.id,
            name: marketInterests.organisation,
            contactName: marketInterests.contactName,
            email: sql<string | null>`${marketInterests.email}`.as("email"),
          })
          .from(marketInterests)
          .where(
            and(
              interestsVisibleTo(act.actor),
              inArray(marketInterests.status, ["new", "invited"]),
              isNull(marketInterests.providerId),
              says(words, sql`${marketInterests.organisation} || ' ' || ${marketInterests.contactName}`),
              notInvited(eventId, sql`i.interest_id = ${marketInterests.id}`, marketInterests.authorityId),
            ),
          ),
      )
      .as("everybody");
    const [rows, total] = await Promise.all([
      tx
        .select()
        .from(everybody)
        .orderBy(asc(sql`lower(${everybody.name})`), asc(everybody.id))
        .limit(pageSize)
        .offset((page - 1) * pageSize),
      tx.select({ total: sql<number>`count(*)::int` }).from(everybody),
    ]);
    return { rows, total: total[0]?.total ?? 0 };
  });
}

/** Every word that was typed is somewhere in the name. */
function says(words: string, name: SQLWrapper): SQL | undefined {
  const typed = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  return and(...typed.map((word) => sql`position(${word} in lower(${name})) > 0`));
}

const notInvited = (eventId: string, guest: SQL, authorityId: SQLWrapper) =>
  sql`not exists (select 1 from market_invitations i
    where i.authority_id = ${authorityId} and i.event_id = ${eventId} and ${guest})`;
