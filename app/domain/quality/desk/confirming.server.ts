import { type SQL, sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import type { Confirming } from "#app/domain/quality/desk/addresses.ts";
import { canAssess } from "#app/domain/quality/policy.ts";
import { assessments } from "#db/schema/quality.ts";

/**
 * That a decision on an assessment is proposed, and that the actor may be the second to say yes, or that only
 * another may: as policy.ts has it in canConfirm, not who proposed it and not who visited or recorded a visit.
 */
export function proposedFor({ actor }: Act, confirming: Confirming): SQL {
  const proposed = (more: SQL) => sql`exists (select 1 from decisions d
    where d.authority_id = ${assessments.authorityId} and d.assessment_id = ${assessments.id}
      and d.status = 'proposed' ${more})`;
  const mine = canAssess(actor)
    ? proposed(sql`and d.proposed_by <> ${actor.userId}::uuid and not exists (select 1 from visits v
        where v.authority_id = d.authority_id and v.assessment_id = d.assessment_id and v.status = 'recorded'
          and ${actor.userId}::uuid in (v.visitor_id, v.recorded_by))`)
    : sql`false`;
  return confirming === "me" ? mine : sql`(${proposed(sql``)} and not ${mine})`;
}
