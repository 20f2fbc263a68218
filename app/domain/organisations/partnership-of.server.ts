import { and, eq, gte, isNull, lte, or } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import type { CalendarDate } from "#app/core/calendar.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { organisations, partnershipMembers } from "#db/schema/organisations.ts";

/** The partnership a school belongs to on a day, if any; there is never more than one. */
export async function partnershipOf(
  tx: Tx,
  act: Act,
  schoolId: string,
  day: CalendarDate,
): Promise<{ id: string; name: string } | undefined> {
  const [row] = await tx
    .select({ id: organisations.id, name: organisations.name })
    .from(partnershipMembers)
    .innerJoin(
      organisations,
      and(
        eq(organisations.authorityId, partnershipMembers.authorityId),
        eq(organisations.id, partnershipMembers.partnershipId),
      ),
    )
    .where(
      and(
        eq(partnershipMembers.authorityId, act.actor.authorityId),
        eq(partnershipMembers.schoolId, schoolId),
        lte(partnershipMembers.startsOn, day),
        or(isNull(partnershipMembers.endsOn), gte(partnershipMembers.endsOn, day)),
      ),
    );
  return row;
}
