import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { ensure, ensureRule } from "#app/core/refusal.ts";
import type { ConcernValues } from "#app/domain/quality/concerns/forms.ts";
import { ensureNamesNobody } from "#app/domain/quality/concerns/names-nobody.server.ts";
import { canRaiseConcern } from "#app/domain/quality/concerns/policy.ts";
import { findProviderOf } from "#app/domain/quality/provider-of.server.ts";
import { record } from "#app/platform/events.server.ts";
import { nextReference } from "#app/platform/references.server.ts";
import { continueAsSystem, transaction } from "#app/platform/transaction.server.ts";
import { concerns } from "#db/schema/monitoring.ts";

/**
 * Raises a concern about a provider the actor may see, and gives its id. Refuses (rule) an allegation against
 * a person, of which nothing is stored, and a text that names somebody. The same form sent twice raises one.
 */
export function raiseConcern(act: Act, providerId: string, values: ConcernValues): Promise<string> {
  return transaction(act, async (tx) => {
    await findProviderOf(tx, act, providerId);
    const { actor } = act;
    ensure(canRaiseConcern(actor), "Commissioners and the authority's officers raise concerns");
    ensureRule(
      values.isAllegation === "no",
      "This goes to the local authority designated officer: nothing of it is kept here",
      "isAllegation",
    );
    ensureRule(values.noticedOn <= londonDay(act.now), "The day cannot be in the future", "noticedOn");
    const { id, subject, text, noticedOn, namesNobody } = values;
    await ensureNamesNobody(tx, act, { providerId, text, field: "text", namesNobody });

    await continueAsSystem(tx);
    const reference = await nextReference(tx, act, { table: concerns, prefix: "C", noun: "concern" });
    const weight = values.cannotWait ? ("urgent" as const) : null;
    const written = { id, reference, providerId, subject, text, noticedOn, weight };
    const rows = await tx
      .insert(concerns)
      .values({
        ...written,
        authorityId: actor.authorityId,
        raisedBy: actor.userId,
        raisedByOrganisation: actor.organisationId,
        raisedAt: act.now,
      })
      .onConflictDoNothing({ target: [concerns.authorityId, concerns.id] })
      .returning({ id: concerns.id });
    if (rows.length === 0) return id;
    await record(tx, act, {
      name: "concern.raised",
      subjectId: providerId,
      details: { concernId: id, reference, weight },
    });
    return id;
  });
}
