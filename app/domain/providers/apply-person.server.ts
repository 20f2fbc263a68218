import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { refuse } from "#app/core/refusal.ts";
import type { ProviderPersonValues } from "#app/domain/providers/forms.ts";
import { record } from "#app/platform/events.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { providerPeople } from "#db/schema/providers.ts";

/** Somebody in charge as they stand, or nothing when they are new. Not found: another provider's person. */
export async function findOwnPerson(tx: Tx, act: Act, providerId: string, personId: string) {
  const [known] = await tx
    .select()
    .from(providerPeople)
    .where(and(eq(providerPeople.authorityId, act.actor.authorityId), eq(providerPeople.id, personId)));
  if (known && known.providerId !== providerId) refuse("not_found", "There is no such person");
  return known;
}

type Known = Awaited<ReturnType<typeof findOwnPerson>>;

/** Makes somebody in charge stand as told; another safeguarding lead is an event that commissioners hear of. */
export async function applyPerson(
  tx: Tx,
  act: Act,
  providerId: string,
  values: ProviderPersonValues,
): Promise<void> {
  const known = await findOwnPerson(tx, act, providerId, values.id);
  const row = { ...values, trainedOn: values.trainedOn ?? null, leftOn: values.leftOn ?? null };
  await tx
    .insert(providerPeople)
    .values({ ...row, authorityId: act.actor.authorityId, providerId })
    .onConflictDoUpdate({ target: [providerPeople.authorityId, providerPeople.id], set: row });
  const details = { personId: values.id, post: values.post };
  const name = known ? "person_in_charge.amended" : "person_in_charge.added";
  await record(tx, act, { name, subjectId: providerId, details });
  if (isAnotherLead(known, row))
    await record(tx, act, { name: "safeguarding_lead.changed", subjectId: providerId, details });
}

/** A lead who comes, goes or is somebody else; not one whose telephone number has changed. */
function isAnotherLead(
  known: Known,
  now: Pick<NonNullable<Known>, "post" | "name" | "startedOn" | "leftOn">,
): boolean {
  const isLead = now.post === "safeguarding_lead";
  if (!known) return isLead;
  if (!isLead && known.post !== "safeguarding_lead") return false;
  return (["post", "name", "startedOn", "leftOn"] as const).some((key) => known[key] !== now[key]);
}
