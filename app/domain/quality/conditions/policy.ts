/** Who answers a condition, and who says whether the answer will do. */
import { type Actor, isIn, isOf, type Person } from "#app/core/actor.ts";
import { canAssess } from "#app/domain/quality/policy.ts";

export function canAnswerCondition(
  actor: Actor,
  provider: { readonly organisationId: string },
): actor is Person {
  return isIn(actor, "provider_manager") && isOf(actor, provider.organisationId);
}

export function canCheckAnswer(actor: Actor): actor is Person {
  return canAssess(actor);
}
