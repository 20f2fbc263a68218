import { and, asc, eq, inArray, isNull, or } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import type { DayRange } from "#app/core/calendar.ts";
import type { SchoolCalendar } from "#app/domain/terms/school-days.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { closures, terms } from "#db/schema/terms.ts";

/** The terms of the authority with the days everyone is closed, and those this school has added. */
export async function schoolCalendar(tx: Tx, act: Act, schoolId: string): Promise<SchoolCalendar> {
  const own = or(isNull(closures.organisationId), eq(closures.organisationId, schoolId));
  return { terms: await termRanges(tx, act), closures: await closedRanges(tx, act, own) };
}

/** The calendar before any school adds to it. */
export async function authorityCalendar(tx: Tx, act: Act): Promise<SchoolCalendar> {
  return {
    terms: await termRanges(tx, act),
    closures: await closedRanges(tx, act, isNull(closures.organisationId)),
  };
}

/** The days a provider is closed beyond those on which everyone is. */
export function providerClosures(tx: Tx, act: Act, providerId: string): Promise<DayRange[]> {
  return closedRanges(tx, act, eq(closures.organisationId, providerId));
}

/** The same of many organisations at once, by organisation. */
export async function closuresOf(
  tx: Tx,
  act: Act,
  organisationIds: readonly string[],
): Promise<Map<string, DayRange[]>> {
  const closed = new Map<string, DayRange[]>();
  if (organisationIds.length === 0) return closed;
  const rows = await tx
    .select({
      organisationId: closures.organisationId,
      startsOn: closures.startsOn,
      endsOn: closures.endsOn,
    })
    .from(closures)
    .where(
      and(
        eq(closures.authorityId, act.actor.authorityId),
        inArray(closures.organisationId, [...organisationIds]),
      ),
    )
    .orderBy(asc(closures.startsOn));
  for (const { organisationId, ...range } of rows)
    if (organisationId) closed.set(organisationId, [...(closed.get(organisationId) ?? []), range]);
  return closed;
}

function termRanges(tx: Tx, act: Act): Promise<DayRange[]> {
  return tx
    .select({ startsOn: terms.startsOn, endsOn: terms.endsOn })
    .from(terms)
    .where(eq(terms.authorityId, act.actor.authorityId))
    .orderBy(asc(terms.startsOn));
}

function closedRanges(tx: Tx, act: Act, whose: ReturnType<typeof or>): Promise<DayRange[]> {
  return tx
    .select({ startsOn: closures.startsOn, endsOn: closures.endsOn })
    .from(closures)
    .where(and(eq(closures.authorityId, act.actor.authorityId), whose))
    .orderBy(asc(closures.startsOn));
}
