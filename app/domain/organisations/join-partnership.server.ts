import { and, eq, gte, isNull, or } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { type CalendarDate, formatDay } from "#app/core/calendar.ts";
import { ensure, ensureRule, refuse } from "#app/core/refusal.ts";
import { canSetOrganisations } from "#app/domain/organisations/policy.ts";
import { findOrganisation } from "#app/domain/organisations/queries.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { partnershipMembers } from "#db/schema/organisations.ts";

/**
 * A school joins a partnership on a day, with no end until it leaves. Refuses (rule) while it belongs to one on
 * that day or later.
 */
export function joinPartnership(
  act: Act,
  joining: { partnershipId: string; schoolId: string; startsOn: CalendarDate },
): Promise<void> {
  return transaction(act, async (tx) => {
    ensure(canSetOrganisations(act.actor), "Only the authority's lead can say who belongs to a partnership");
    const { partnershipId, schoolId, startsOn } = joining;
    const { authorityId } = act.actor;
    const partnership = await findOrganisation(tx, act, partnershipId);
    const school = await findOrganisation(tx, act, schoolId);
    if (partnership?.kind !== "partnership" || school?.kind !== "school")
      return refuse("not_found", "There is no such school or partnership");
    const [present] = await tx
      .select({ startsOn: partnershipMembers.startsOn })
      .from(partnershipMembers)
      .where(
        and(
          eq(partnershipMembers.authorityId, authorityId),
          eq(partnershipMembers.schoolId, schoolId),
          or(isNull(partnershipMembers.endsOn), gte(partnershipMembers.endsOn, startsOn)),
        ),
      )
      .limit(1);
    ensureRule(
      !present,
      `${school.name} belongs to a partnership on ${formatDay(startsOn)} or later: it has to leave that first`,
    );

    await tx.insert(partnershipMembers).values({ authorityId, partnershipId, schoolId, startsOn });
    await record(tx, act, {
      name: "partnership.joined",
      subjectId: partnershipId,
      details: { schoolId, startsOn },
    });
  });
}
