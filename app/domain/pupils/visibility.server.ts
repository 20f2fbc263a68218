import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Act, Actor } from "#app/core/actor.ts";
import { refuse } from "#app/core/refusal.ts";
import type { Role } from "#app/core/words/people.ts";
import { seenAfterEnd } from "#app/domain/organisations/seen-after-end.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { pupils } from "#db/schema/pupils.ts";

export type PupilRow = typeof pupils.$inferSelect;

const nothing: SQL = sql`false`;

const officersOfPupils: readonly Role[] = ["development_officer", "commissioning_officer", "authority_lead"];

/**
 * Whose name may be seen: what the record allows, and for a provider the pupils of the placements it may see.
 * Placements are a later module, so their table is named in the words of the database; its own wall stands too.
 */
export function visibleTo(actor: Actor): SQL {
  if (actor.kind !== "person" || actor.organisationKind !== "provider") return recordVisibleTo(actor);
  return ofAuthority(
    actor,
    sql`exists (select 1 from placements seen
                where seen.authority_id = ${pupils.authorityId} and seen.pupil_id = ${pupils.id}
                  and seen.provider_id = ${actor.organisationId}
                  and seen.status not in ('declined', 'cancelled')
                  and (seen.ended_on is null or seen.ended_on + ${seenAfterEnd} >= app_today()))`,
  );
}

/** Whose whole record may be opened: its school's people, their partnership's coordinator, and officers whose role says so. */
export function recordVisibleTo(actor: Actor): SQL {
  if (actor.kind === "system") return eq(pupils.authorityId, actor.authorityId);
  if (actor.kind !== "person") return nothing;
  if (officersOfPupils.includes(actor.role)) return eq(pupils.authorityId, actor.authorityId);
  if (actor.organisationKind === "school" || actor.organisationKind === "partnership")
    return ofAuthority(actor, inArray(pupils.schoolId, [...actor.schoolIds]));
  return nothing;
}

function ofAuthority(actor: Actor, condition: SQL): SQL {
  return and(eq(pupils.authorityId, actor.authorityId), condition) ?? nothing;
}

/** The pupil's whole record, locked; not there and not visible are the same refusal. */
export async function loadPupil(tx: Tx, act: Act, pupilId: string): Promise<PupilRow> {
  const [row] = await tx
    .select()
    .from(pupils)
    .where(and(eq(pupils.id, pupilId), recordVisibleTo(act.actor)))
    .for("update");
  return row ?? refuse("not_found", "There is no such pupil");
}
