import { and, eq, ne } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { ensureRule } from "#app/core/refusal.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { visits } from "#db/schema/monitoring.ts";

/** Refuses (rule) a visit that is not one of this provider's or was cancelled. */
export async function ensureVisitOf(
  tx: Tx,
  act: Act,
  { providerId, visitId }: { providerId: string; visitId: string },
): Promise<void> {
  const known = await tx.$count(
    visits,
    and(
      eq(visits.authorityId, act.actor.authorityId),
      eq(visits.id, visitId),
      eq(visits.providerId, providerId),
      ne(visits.status, "cancelled"),
    ),
  );
  ensureRule(known > 0, "Choose one of this provider's visits", "visitId");
}
