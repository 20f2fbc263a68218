import { type Actor, isIn } from "#app/core/actor.ts";

/** Opening budgets, putting money in and moving it between them is the authority's. */
export const canAllocate = (actor: Actor): boolean =>
  actor.kind === "system" || isIn(actor, "finance_officer", "authority_lead");

/** Whoever holds money sees where it went; a provider sees statements instead. */
export const canSeeBudgets = (actor: Actor): boolean =>
  actor.kind === "system" || (actor.kind === "person" && actor.organisationKind !== "provider");

/** Every line of a budget's ledger: its own holder and those who answer for all the money. */
export const canSeeLines = (actor: Actor, budget: { ownerId: string }): boolean =>
  canAllocate(actor) ||
  (canSeeBudgets(actor) && actor.kind === "person" && actor.organisationId === budget.ownerId);
