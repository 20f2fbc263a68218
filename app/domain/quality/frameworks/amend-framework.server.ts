import { and, eq } from "drizzle-orm";
import type { PersonAct } from "#app/core/actor.ts";
import { loadDraft, recordAmended } from "#app/domain/quality/frameworks/drafting.server.ts";
import type { DetailsValues } from "#app/domain/quality/frameworks/forms.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { frameworks } from "#db/schema/quality.ts";

/** Changes what a draft is called, where it comes from, whom it is for and how long a placement may be. */
export function amendFramework(act: PersonAct, frameworkId: string, values: DetailsValues): Promise<void> {
  return transaction(act, async (tx) => {
    await loadDraft(tx, act, frameworkId);

    const { name, source, providerKinds, longestPlacementWeeks = null } = values;
    await tx
      .update(frameworks)
      .set({ name, source, providerKinds, longestPlacementWeeks })
      .where(and(eq(frameworks.authorityId, act.actor.authorityId), eq(frameworks.id, frameworkId)));
    await recordAmended(tx, act, frameworkId);
  });
}
