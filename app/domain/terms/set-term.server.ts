import type { Act } from "#app/core/actor.ts";
import { ensure } from "#app/core/refusal.ts";
import type { TermValues } from "#app/domain/terms/forms.ts";
import { canSetTerms } from "#app/domain/terms/policy.ts";
import { ensureTermApart } from "#app/domain/terms/term-apart.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { terms } from "#db/schema/terms.ts";

/** Adds a term to the authority's calendar. Refuses (rule) one that overlaps another. */
export function setTerm(act: Act, term: TermValues): Promise<void> {
  return transaction(act, async (tx) => {
    ensure(canSetTerms(act.actor), "Only a finance officer or the authority's lead can set terms");
    await ensureTermApart(tx, act, term);

    const added = await tx
      .insert(terms)
      .values({ ...term, authorityId: act.actor.authorityId })
      .onConflictDoNothing({ target: [terms.authorityId, terms.id] })
      .returning({ id: terms.id });
    if (added.length === 0) return;
    const { startsOn, endsOn } = term;
    await record(tx, act, { name: "term.set", subjectId: term.id, details: { startsOn, endsOn } });
  });
}
