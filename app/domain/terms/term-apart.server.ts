import { and, eq, gte, lte, ne } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { formatDay } from "#app/core/calendar.ts";
import { refuse } from "#app/core/refusal.ts";
import type { TermValues } from "#app/domain/terms/forms.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { terms } from "#db/schema/terms.ts";

/** Refuses (rule) a term that shares a day with another, naming it. */
export async function ensureTermApart(tx: Tx, act: Act, term: TermValues): Promise<void> {
  const [other] = await tx
    .select()
    .from(terms)
    .where(
      and(
        eq(terms.authorityId, act.actor.authorityId),
        ne(terms.id, term.id),
        lte(terms.startsOn, term.endsOn),
        gte(terms.endsOn, term.startsOn),
      ),
    )
    .limit(1);
  if (!other) return;
  const period = `${formatDay(other.startsOn)} to ${formatDay(other.endsOn)}`;
  refuse("rule", `${other.name} is already there, ${period}: choose days outside it`, "startsOn");
}
