/** Who may assure quality. Who visited does not decide, and who proposed does not confirm. */
import { type Actor, isIn, isOf, isOfficer, type Person } from "#app/core/actor.ts";

/** Everybody who visited for the assessment or recorded such a visit. */
type Visited = { readonly visitors: readonly string[] };
type Proposed = { readonly proposedBy: string };

/** Open an assessment, check evidence, plan and record visits, judge, write and share the report. */
export function canAssess(actor: Actor): actor is Person {
  return isIn(actor, "development_officer", "authority_lead");
}

/** The officers' desk and every assessment on it may be read by whoever works for the authority. */
export function canSeeAssessments(actor: Actor): boolean {
  return actor.kind === "system" || isOfficer(actor);
}

export function canPropose(actor: Actor, assessment: Visited): actor is Person {
  return canAssess(actor) && !assessment.visitors.includes(actor.userId);
}

/** Confirming and sending back alike. */
export function canConfirm(actor: Actor, decision: Visited & Proposed): actor is Person {
  return canPropose(actor, decision) && actor.userId !== decision.proposedBy;
}

export function canSuspend(actor: Actor): actor is Person {
  return canAssess(actor);
}

export function canCloseCondition(actor: Actor): actor is Person {
  return canAssess(actor);
}

/** The officer takes a provider off the list; the provider's manager may leave it. */
export function canWithdraw(actor: Actor, provider: { readonly organisationId: string }): actor is Person {
  const isOwnManager = isIn(actor, "provider_manager") && isOf(actor, provider.organisationId);
  return canAssess(actor) || isOwnManager;
}

export function canPublishFramework(actor: Actor): boolean {
  return actor.kind === "system" || canAssess(actor);
}

/** Say whether the facts of the shared report are right. */
export function canAnswerReport(actor: Actor, report: { readonly providerId: string }): actor is Person {
  return isIn(actor, "provider_manager") && isOf(actor, report.providerId);
}

/** Begin next year's registration with last year's answers. */
export function canRenew(actor: Actor, provider: { readonly organisationId: string }): actor is Person {
  return isIn(actor, "provider_manager") && isOf(actor, provider.organisationId);
}
