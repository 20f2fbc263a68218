import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { ensure, refuse } from "#app/core/refusal.ts";
import type { TermValues } from "#app/domain/terms/forms.ts";
import { canSetTerms } from "#app/domain/terms/policy.ts";
import { ensureTermApart } from "#app/domain/terms/term-apart.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { terms } from "#db/schema/terms.ts";

/** Changes the name or the days of a term. Refuses (rule) days that another term has. */
export function amendTerm(act: Act, term: TermValues): Promise<void> {
  return transaction(act, async (tx) => {
    const own = and(eq(terms.authorityId, act.actor.authorityId), eq(terms.id, term.id));
    const [before] = await tx.select().from(terms).where(own).for("update");
    if (!before) refuse("not_found", "There is no such term");
    ensure(canSetTerms(act.actor), "Only a finance officer or the authority's lead can change terms");
    await ensureTermApart(tx, act, term);

    const { name, startsOn, endsOn } = term;
    await tx.update(terms).set({ name, startsOn, endsOn }).where(own);
    await record(tx, act, {
      name: "term.amended",
      subjectId: term.id,
      details: { startsOn, endsOn, before: { startsOn: before.startsOn, endsOn: before.endsOn } },
    });
  });
}
