/** Who is planned on a day: what every register and "where is everyone" list is made of. */
import { and, arrayContains, asc, eq, gte, inArray, lte, ne, or, type SQL, sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { type CalendarDate, isWeekend, type WeeklyHalfDay, weekdayOf } from "#app/core/calendar.ts";
import type { AttendanceCode } from "#app/core/words/attendance.ts";
import { loadCalendars, plannedSessions } from "#app/domain/attendance/planned.server.ts";
import { visibleTo } from "#app/domain/placements/visibility.server.ts";
import { visibleTo as pupilsVisibleTo } from "#app/domain/pupils/visibility.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { absenceNotices, marks } from "#db/schema/attendance.ts";
import { offers } from "#db/schema/menu.ts";
import { organisations } from "#db/schema/organisations.ts";
import { placements } from "#db/schema/placements.ts";
import { providers, sites } from "#db/schema/providers.ts";
import { pupils } from "#db/schema/pupils.ts";

const running = or(eq(placements.status, "active"), eq(placements.status, "ended"));

const hadAnother = ne(placements.earlierPatterns, []);

function placementsOn(tx: Tx, act: Act, day: CalendarDate, only?: SQL) {
  const weekday = weekdayOf(day);
  const halves = [`${weekday}-am`, `${weekday}-pm`] as WeeklyHalfDay[];
  return tx
    .select({
      placement: placements,
      pupilId: pupils.id,
      pupilName: sql<string | null>`${pupils.givenName} || ' ' || ${pupils.familyName}`,
      schoolName: sql<string>`(select o.name from organisations o where o.authority_id = ${placements.authorityId} and o.id = ${placements.schoolId})`,
      providerName: organisations.name,
      providerKind: providers.kind,
      offerTitle: offers.title,
      siteKind: sites.kind,
    })
    .from(placements)
    .innerJoin(offers, and(eq(offers.authorityId, placements.authorityId), eq(offers.id, placements.offerId)))
    .innerJoin(sites, and(eq(sites.authorityId, placements.authorityId), eq(sites.id, placements.siteId)))
    .innerJoin(
      providers,
      and(
        eq(providers.authorityId, placements.authorityId),
        eq(providers.organisationId, placements.providerId),
      ),
    )
    .innerJoin(
      organisations,
      and(eq(organisations.authorityId, placements.authorityId), eq(organisations.id, placements.providerId)),
    )
    .leftJoin(
      pupils,
      and(
        eq(pupils.authorityId, placements.authorityId),
        eq(pupils.id, placements.pupilId),
        pupilsVisibleTo(act.actor),
      ),
    )
    .where(
      and(
        visibleTo(act.actor),
        only,
        running,
        lte(placements.startsOn, day),
        gte(sql`coalesce(${placements.endedOn}, ${placements.endsOn})`, day),
        // Which pattern held on the day is told below, from the whole row.
        or(hadAnother, ...halves.map((half) => arrayContains(placements.pattern, [half]))),
      ),
    )
    .orderBy(asc(pupils.familyName), asc(pupils.givenName), asc(placements.reference));
}

/** Every planned session of the day that the actor sees, with its mark and its notice. */
export async function plannedOn(tx: Tx, act: Act, day: CalendarDate, only?: SQL) {
  if (isWeekend(day)) return [];
  const found = await placementsOn(tx, act, day, only);
  if (found.length === 0) return [];
  const ids = found.map(({ placement }) => placement.id);
  const ofDay = (table: typeof marks | typeof absenceNotices) =>
    and(eq(table.authorityId, act.actor.authorityId), eq(table.day, day), inArray(table.placementId, ids));
  const made = await tx.select().from(marks).where(ofDay(marks));
  const told = await tx.select().from(absenceNotices).where(ofDay(absenceNotices));
  const calendarsOf = await loadCalendars(tx, act);
  return found.flatMap((row) =>
    plannedSessions(calendarsOf, row.placement, { startsOn: day, endsOn: day }).map(({ half }) => {
      const isOwn = (one: { placementId: string; half: string }): boolean =>
        one.placementId === row.placement.id && one.half === half;
      const mark = made.find(isOwn);
      const notice = told.find(isOwn);
      return {
        ...row,
        half,
        mark: mark && { code: mark.code as AttendanceCode, note: mark.note },
        notice: notice?.reason ?? null,
        notified: notice !== undefined,
      };
    }),
  );
}
