import { and, eq, isNull } from "drizzle-orm";
import type { PersonAct } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { ensure, ensureRule, refuse } from "#app/core/refusal.ts";
import type { DeputyValues } from "#app/domain/people/forms.ts";
import { canNameDeputy } from "#app/domain/people/policy.ts";
import { visibleTo } from "#app/domain/people/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { deputies, memberships } from "#db/schema/people.ts";

/**
 * An approver names somebody of their own school to approve in their place on stated days. Refuses (rule)
 * themself and days that are over.
 */
export function nameDeputy(act: PersonAct, form: DeputyValues): Promise<void> {
  return transaction(act, async (tx) => {
    const { actor } = act;
    ensure(canNameDeputy(actor), "Only a school approver can name a deputy");
    ensureRule(form.endsOn >= londonDay(act.now), "Enter a last day that is not over yet", "endsOn");
    const [deputy] = await tx
      .select()
      .from(memberships)
      .where(
        and(
          visibleTo(actor, memberships),
          eq(memberships.organisationId, actor.organisationId),
          eq(memberships.id, form.membershipId),
          isNull(memberships.removedAt),
        ),
      );
    if (!deputy) refuse("not_found", "There is no such person at your school");
    ensureRule(deputy.userId !== actor.userId, "Choose somebody other than yourself", "membershipId");

    const named = await tx
      .insert(deputies)
      .values({
        id: form.id,
        authorityId: actor.authorityId,
        organisationId: actor.organisationId,
        approverMembershipId: actor.membershipId,
        deputyMembershipId: deputy.id,
        startsOn: form.startsOn,
        endsOn: form.endsOn,
      })
      .onConflictDoNothing({ target: [deputies.authorityId, deputies.id] })
      .returning({ id: deputies.id });
    if (named.length === 0) return;
    await record(tx, act, {
      name: "deputy.named",
      subjectId: form.id,
      details: { deputyMembershipId: deputy.id, startsOn: form.startsOn, endsOn: form.endsOn },
    });
  });
}
