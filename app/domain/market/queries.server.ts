import { and, asc, desc, eq, exists, getTableColumns, inArray, type SQL, sql } from "drizzle-orm";
import { type Act, isOfficer, type PersonAct } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import type { InterestStatus } from "#app/core/words/market.ts";
import { gapStateOn } from "#app/domain/market/gap-state.ts";
import { eventsVisibleTo, gapsVisibleTo, interestsVisibleTo } from "#app/domain/market/visibility.server.ts";
import { findOrganisation } from "#app/domain/organisations/queries.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { marketEvents, marketGaps, marketInterests, marketInvitations } from "#db/schema/market.ts";
import { users } from "#db/schema/people.ts";
import { events } from "#db/schema/platform.ts";

type Page = { page: number; pageSize: number };

/** What the area lacks, newest first: drafts and what is over for officers only. */
export function listGaps(act: Act, { page, pageSize }: Page) {
  return transaction(act, async (tx) => {
    const where = gapsVisibleTo(act);
    const [rows, total] = await Promise.all([
      tx
        .select()
        .from(marketGaps)
        .where(where)
        .orderBy(desc(sql`coalesce(${marketGaps.publishedOn}, 'infinity')`), desc(marketGaps.id))
        .limit(pageSize)
        .offset((page - 1) * pageSize),
      tx.$count(marketGaps, where),
    ]);
    const today = londonDay(act.now);
    return { rows: rows.map((row) => ({ ...row, state: gapStateOn(today, row) })), total };
  });
}

/** One gap; for officers with how many said that they would fill it, for a provider with when it said so itself. */
export function findGap(act: Act, gapId: string) {
  return transaction(act, async (tx) => {
    const [row] = await tx
      .select()
      .from(marketGaps)
      .where(and(gapsVisibleTo(act), eq(marketGaps.id, gapId)));
    if (!row) return undefined;
    const interests = isOfficer(act.actor)
      ? await tx.$count(marketInterests, and(interestsVisibleTo(act.actor), eq(marketInterests.gapId, gapId)))
      : 0;
    const state = gapStateOn(londonDay(act.now), row);
    return { ...row, state, interests, answeredAt: await ownAnswer(tx, act, gapId) };
  });
}

/** When the actor's own provider answered the gap, if it has. */
async function ownAnswer(tx: Tx, { actor }: Act, gapId: string): Promise<Date | undefined> {
  if (actor.kind !== "person" || actor.organisationKind !== "provider") return undefined;
  const [row] = await tx
    .select({ registeredAt: marketInterests.registeredAt })
    .from(marketInterests)
    .where(
      and(
        eq(marketInterests.authorityId, actor.authorityId),
        eq(marketInterests.gapId, gapId),
        eq(marketInterests.providerId, actor.organisationId),
      ),
    );
  return row?.registeredAt;
}

/** Where the actor may be written to, for a form that need not ask for it. */
export function findOwnContact(act: PersonAct) {
  return transaction(act, async (tx) => {
    const organisation = await findOrganisation(tx, act, act.actor.organisationId);
    const [own] = await tx.select({ email: users.email }).from(users).where(eq(users.id, act.actor.userId));
    return { email: own?.email ?? organisation?.email ?? "", phone: organisation?.phone ?? "" };
  });
}

const itsGap = and(
  eq(marketGaps.authorityId, marketInterests.authorityId),
  eq(marketGaps.id, marketInterests.gapId),
);

/** Who would like to provide, newest first; for officers only. */
export function listInterests(act: Act, { statuses, page, pageSize }: Page & { statuses: InterestStatus[] }) {
  return transaction(act, async (tx) => {
    const where = and(
      interestsVisibleTo(act.actor),
      statuses.length > 0 ? inArray(marketInterests.status, statuses) : undefined,
    );
    const [rows, total] = await Promise.all([
      tx
        .select({ ...getTableColumns(marketInterests), gap: marketGaps.title })
        .from(marketInterests)
        .leftJoin(marketGaps, itsGap)
        .where(where)
        .orderBy(desc(marketInterests.registeredAt), desc(marketInterests.id))
        .limit(pageSize)
        .offset((page - 1) * pageSize),
      tx.$count(marketInterests, where),
    ]);
    return { rows, total };
  });
}

export function findInterest(act: Act, interestId: string) {
  return transaction(act, async (tx) => {
    const [row] = await tx
      .select({ ...getTableColumns(marketInterests), gap: marketGaps.title })
      .from(marketInterests)
      .leftJoin(marketGaps, itsGap)
      .where(and(interestsVisibleTo(act.actor), eq(marketInterests.id, interestId)));
    return row;
  });
}

/** The events, the next or latest first, each with how many were invited, come and came; for officers only. */
export function listMarketEvents(act: Act, { page, pageSize }: Page) {
  return transaction(act, async (tx) => {
    const where = eventsVisibleTo(act.actor);
    const [rows, total] = await Promise.all([
      tx
        .select({ ...getTableColumns(marketEvents), ...guestCounts })
        .from(marketEvents)
        .where(where)
        .orderBy(desc(marketEvents.heldOn), desc(marketEvents.id))
        .limit(pageSize)
        .offset((page - 1) * pageSize),
      tx.$count(marketEvents, where),
    ]);
    return { rows, total };
  });
}

const guests = (condition: SQL) => sql<number>`(
  select count(*)::int from market_invitations i
  where i.authority_id = "market_events"."authority_id" and i.event_id = "market_events"."id" and ${condition})`;
const guestCounts = {
  invited: guests(sql`true`),
  coming: guests(sql`i.answer = 'coming'`),
  notComing: guests(sql`i.answer = 'not_coming'`),
  attended: guests(sql`i.attended`),
  people: sql<number>`(select coalesce(sum(i.people), 0)::int from market_invitations i
    where i.authority_id = "market_events"."authority_id" and i.event_id = "market_events"."id")`,
};

/** One event with how many of its guests have answered what; for officers only. */
export function findMarketEvent(act: Act, eventId: string) {
  return transaction(act, async (tx) => {
    const [event] = await tx
      .select({ ...getTableColumns(marketEvents), ...guestCounts })
      .from(marketEvents)
      .where(and(eventsVisibleTo(act.actor), eq(marketEvents.id, eventId)));
    if (!event) return undefined;
    return { ...event, noted: await lastNoted(tx, act, eventId) };
  });
}

/** The guests of an event by name, a page of them or all; for officers only. */
export function listMarketGuests(act: Act, eventId: string, paging?: Page) {
  return transaction(act, async (tx) => {
    const { tokenHash: _, ...shown } = getTableColumns(marketInvitations);
    const where = and(
      eq(marketInvitations.authorityId, act.actor.authorityId),
      eq(marketInvitations.eventId, eventId),
      exists(
        tx
          .select({ id: marketEvents.id })
          .from(marketEvents)
          .where(and(eventsVisibleTo(act.actor), eq(marketEvents.id, eventId))),
      ),
    );
    const rows = tx
      .select(shown)
      .from(marketInvitations)
      .where(where)
      .orderBy(asc(marketInvitations.organisation), asc(marketInvitations.id))
      .$dynamic();
    return {
      rows: await (paging ? rows.limit(paging.pageSize).offset((paging.page - 1) * paging.pageSize) : rows),
      total: await tx.$count(marketInvitations, where),
    };
  });
}

/** Who noted last who came, and when; a later list takes the place of an earlier one. */
async function lastNoted(tx: Tx, act: Act, eventId: string) {
  const [row] = await tx
    .select({ at: events.at, by: users.name })
    .from(events)
    .leftJoin(users, eq(users.id, events.userId))
    .where(
      and(
        eq(events.authorityId, act.actor.authorityId),
        eq(events.subjectId, eventId),
        eq(events.name, "market_event.attendance_noted"),
      ),
    )
    .orderBy(desc(events.at), desc(events.id))
    .limit(1);
  return row;
}
