import type { Actor } from "#app/core/actor.ts";
import { allows } from "#app/core/lifecycle.ts";
import type { PlacementStatus } from "#app/core/words/placements.ts";
import { live, placementLifecycle, preparing } from "#app/domain/placements/lifecycle.ts";
import { canAnswer, isCommissioner, type Parties } from "#app/domain/placements/policy.ts";

/** Which verbs a page offers this person now; the commands ask again. */
export function mayDo(actor: Actor, placement: Parties & { status: PlacementStatus }) {
  const answers = canAnswer(actor, placement);
  const commissions = isCommissioner(actor, placement);
  const now = (verb: keyof typeof placementLifecycle) => allows(placementLifecycle, verb, placement.status);
  return {
    accept: answers && now("accept"),
    decline: answers && now("decline"),
    start: commissions && now("start"),
    end: commissions && now("end"),
    cancel: commissions && now("cancel"),
    change: commissions && live.includes(placement.status),
    prepare: preparing.includes(placement.status),
  };
}
