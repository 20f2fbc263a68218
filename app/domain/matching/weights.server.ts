import { eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { parseWeights, type Weights } from "#app/domain/matching/weights.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { authorities } from "#db/schema/organisations.ts";

/** How this authority weighs the rules, with the defaults for what it has not decided. */
export async function weightsOf(tx: Tx, act: Act): Promise<Weights> {
  const [row] = await tx
    .select({ settings: authorities.settings })
    .from(authorities)
    .where(eq(authorities.id, act.actor.authorityId));
  return parseWeights(row?.settings.matching);
}

export const findWeights = (act: Act): Promise<Weights> => transaction(act, (tx) => weightsOf(tx, act));
