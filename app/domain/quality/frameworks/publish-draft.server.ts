import { and, eq } from "drizzle-orm";
import type { PersonAct } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { ensureRule } from "#app/core/refusal.ts";
import { loadDraft } from "#app/domain/quality/frameworks/drafting.server.ts";
import { standardsIn } from "#app/domain/quality/frameworks/queries.server.ts";
import { unpublishable } from "#app/domain/quality/frameworks/readiness.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { frameworks } from "#db/schema/quality.ts";

/** Publishes a draft: from today assessments are opened under it, and it is changed no more. */
export function publishDraft(act: PersonAct, frameworkId: string): Promise<void> {
  return transaction(act, async (tx) => {
    const { key, version, providerKinds } = await loadDraft(tx, act, frameworkId);
    const missing = unpublishable({ providerKinds, standards: await standardsIn(tx, act, frameworkId) });
    ensureRule(missing.length === 0, missing.join(". "));

    await tx
      .update(frameworks)
      .set({ publishedOn: londonDay(act.now) })
      .where(and(eq(frameworks.authorityId, act.actor.authorityId), eq(frameworks.id, frameworkId)));
    await record(tx, act, {
      name: "framework.published",
      subjectId: frameworkId,
      details: { key, version },
    });
  });
}
