/** Planned sessions of many placements at once: terms and closures are read once, however many there are. */
import { asc, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { type CalendarDate, type DayRange, earliest, latest, type Session } from "#app/core/calendar.ts";
import { type DatedPattern, plannedBetween } from "#app/domain/placements/dated-pattern.ts";
import type { PlacementCalendars } from "#app/domain/placements/session-pattern.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { closures, terms } from "#db/schema/terms.ts";

export type PatternOfDays = DatedPattern & {
  readonly schoolId: string;
  readonly providerId: string;
  readonly endedOn: CalendarDate | null;
};

export type CalendarsOf = (of: { schoolId: string; providerId: string }) => PlacementCalendars;

/** The days of every school and provider of the authority, as they are known now. */
export async function loadCalendars(tx: Tx, act: Act): Promise<CalendarsOf> {
  const authority = act.actor.authorityId;
  const termRows: DayRange[] = await tx
    .select({ startsOn: terms.startsOn, endsOn: terms.endsOn })
    .from(terms)
    .where(eq(terms.authorityId, authority))
    .orderBy(asc(terms.startsOn));
  const closed = await tx
    .select({
      organisationId: closures.organisationId,
      startsOn: closures.startsOn,
      endsOn: closures.endsOn,
    })
    .from(closures)
    .where(eq(closures.authorityId, authority));
  const of = (id: string | null): DayRange[] => closed.filter((row) => row.organisationId === id);
  const everyone = of(null);
  return ({ schoolId, providerId }) => ({
    school: { terms: termRows, closures: [...everyone, ...of(schoolId)] },
    providerClosures: of(providerId),
  });
}

/** The planned sessions to the last day, or the day it ended, within these days where they are given. */
export function plannedSessions(
  calendarsOf: CalendarsOf,
  placement: PatternOfDays,
  within?: DayRange,
): Session[] {
  const last = placement.endedOn ?? placement.endsOn;
  const from = within ? latest(placement.startsOn, within.startsOn) : placement.startsOn;
  const to = within ? earliest(last, within.endsOn) : last;
  return plannedBetween(placement, { from, to }, calendarsOf(placement));
}
