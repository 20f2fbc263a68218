import { and, eq, isNull } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { type CalendarDate, formatDay } from "#app/core/calendar.ts";
import { ensure, ensureRule, refuse } from "#app/core/refusal.ts";
import { canSetOrganisations } from "#app/domain/organisations/policy.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { partnershipMembers } from "#db/schema/organisations.ts";

/** A school's last day in its partnership. Refuses (rule) a day before it joined. */
export function leavePartnership(
  act: Act,
  leaving: { partnershipId: string; schoolId: string; lastDay: CalendarDate },
): Promise<void> {
  return transaction(act, async (tx) => {
    ensure(canSetOrganisations(act.actor), "Only the authority's lead can say who belongs to a partnership");
    const { partnershipId, schoolId, lastDay } = leaving;
    const [member] = await tx
      .select()
      .from(partnershipMembers)
      .where(
        and(
          eq(partnershipMembers.authorityId, act.actor.authorityId),
          eq(partnershipMembers.partnershipId, partnershipId),
          eq(partnershipMembers.schoolId, schoolId),
          isNull(partnershipMembers.endsOn),
        ),
      )
      .for("update");
    if (!member) return refuse("not_found", "This school does not belong to this partnership");
    ensureRule(lastDay >= member.startsOn, `It joined on ${formatDay(member.startsOn)}, which is later`);

    await tx
      .update(partnershipMembers)
      .set({ endsOn: lastDay })
      .where(
        and(eq(partnershipMembers.authorityId, member.authorityId), eq(partnershipMembers.id, member.id)),
      );
    await record(tx, act, {
      name: "partnership.left",
      subjectId: partnershipId,
      details: { schoolId, lastDay },
    });
  });
}
