import type { Act } from "#app/core/actor.ts";
import { canRequestFor } from "#app/domain/placements/policy.ts";
import { pupilRecord } from "#app/domain/pupils/queries.server.ts";
import { isId } from "#app/platform/found.ts";
import { transaction } from "#app/platform/transaction.server.ts";

/**
 * The pupil an address says provision is looked for: the id when the actor may request for that pupil, else
 * nothing. Nothing of the pupil is shown by it, so it is no look.
 */
export async function findPupilAskedFor(act: Act, asked: string | null): Promise<string | undefined> {
  if (act.actor.kind !== "person" || !isId(asked)) return undefined;
  const pupil = await transaction(act, (tx) => pupilRecord(tx, act, asked.toLowerCase()));
  return pupil && canRequestFor(act.actor, pupil) ? pupil.id : undefined;
}
