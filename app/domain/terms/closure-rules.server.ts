import { and, eq, gte, isNull, lte, ne } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { type CalendarDate, formatDay, londonDay } from "#app/core/calendar.ts";
import { ensureRule, refuse } from "#app/core/refusal.ts";
import type { ClosureValues } from "#app/domain/terms/forms.ts";
import { canSetTerms } from "#app/domain/terms/policy.ts";
import { closuresVisibleTo } from "#app/domain/terms/visibility.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { closures } from "#db/schema/terms.ts";

/** Refuses (rule) closed days that share a day with others of the same organisation, or of everybody. */
export async function ensureClosureApart(
  tx: Tx,
  act: Act,
  closure: ClosureValues,
  organisationId: string | null,
): Promise<void> {
  const whose =
    organisationId === null ? isNull(closures.organisationId) : eq(closures.organisationId, organisationId);
  const [other] = await tx
    .select()
    .from(closures)
    .where(
      and(
        eq(closures.authorityId, act.actor.authorityId),
        whose,
        ne(closures.id, closure.id),
        lte(closures.startsOn, closure.endsOn),
        gte(closures.endsOn, closure.startsOn),
      ),
    )
    .limit(1);
  if (!other) return;
  const period = `${formatDay(other.startsOn)} to ${formatDay(other.endsOn)}`;
  refuse("rule", `${other.reason} is already there, ${period}: choose days outside it`, "startsOn");
}

/**
 * What is over has been charged and marked by the calendar as it was: only the authority changes closed days
 * that have begun.
 */
export function ensureAhead(act: Act, startsOn: CalendarDate): void {
  ensureRule(
    canSetTerms(act.actor) || startsOn >= londonDay(act.now),
    "Only the authority can change closed days that have begun: choose a first day from today on, or ask it",
    "startsOn",
  );
}

/** A closure, locked, that the actor may see. */
export async function loadClosure(tx: Tx, act: Act, closureId: string) {
  const [row] = await tx
    .select()
    .from(closures)
    .where(and(closuresVisibleTo(act.actor), eq(closures.id, closureId)))
    .for("update");
  return row ?? refuse("not_found", "There are no such closed days");
}
