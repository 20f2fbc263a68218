import { eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { authorities } from "#db/schema/organisations.ts";

type Stored = Readonly<Record<string, unknown>>;

/** What is stored of the authority's settings, locked: who sets another part of them meanwhile waits. */
export async function loadStoredSettings(tx: Tx, act: Act): Promise<Stored> {
  const [row] = await tx
    .select({ settings: authorities.settings })
    .from(authorities)
    .where(eq(authorities.id, act.actor.authorityId))
    .for("update");
  return row?.settings ?? {};
}

export async function writeStoredSettings(tx: Tx, act: Act, settings: Stored): Promise<void> {
  await tx.update(authorities).set({ settings }).where(eq(authorities.id, act.actor.authorityId));
}
