/** Everything the clock does, on one page. Times are UTC; every line may run twice without harm. */
import { asc } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { unguarded } from "#app/platform/transaction.server.ts";
import { authorities } from "#db/schema/organisations.ts";

type Clockwork = { name: string; at: string; work: (act: Act) => Promise<unknown> };

export const schedule: readonly Clockwork[] = [];

/** Runs one piece of clock work for every authority, each as its own system. */
export async function clockwork(work: (act: Act) => Promise<unknown>): Promise<void> {
  const all = await unguarded((tx) =>
    tx.select({ id: authorities.id }).from(authorities).orderBy(asc(authorities.id)),
  );
  for (const { id } of all) await work({ actor: { kind: "system", authorityId: id }, now: new Date() });
}
