import { and, eq, isNull, or, type SQL } from "drizzle-orm";
import { type Actor, isOfficer } from "#app/core/actor.ts";
import { closures, terms } from "#db/schema/terms.ts";

/** Terms are public. */
export const termsVisibleTo = (actor: Actor): SQL => eq(terms.authorityId, actor.authorityId);

/** Officers see everybody's closed days; others those of everyone, and their own and their schools'. */
export function closuresVisibleTo(actor: Actor): SQL | undefined {
  const here = eq(closures.authorityId, actor.authorityId);
  if (actor.kind === "system" || isOfficer(actor)) return here;
  const everyones = isNull(closures.organisationId);
  if (actor.kind !== "person") return and(here, everyones);
  const own = [actor.organisationId, ...actor.schoolIds].map((id) => eq(closures.organisationId, id));
  return and(here, or(everyones, ...own));
}
