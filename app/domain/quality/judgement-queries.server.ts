import { and, asc, eq, sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { standardsOf } from "#app/domain/quality/judging.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { users } from "#db/schema/people.ts";
import { providers } from "#db/schema/providers.ts";
import { type assessments, criteria, judgements, standards } from "#db/schema/quality.ts";

type Assessment = Pick<typeof assessments.$inferSelect, "id" | "frameworkId" | "providerId" | "status">;

/** The standards an assessment is made against, in their order, each with its criteria and what was judged of them. */
export async function judgedStandardsOf(tx: Tx, act: Act, assessment: Assessment) {
  return standardsOf(await judgedCriteriaOf(tx, act, assessment));
}

export type JudgedCriterionRow = Awaited<ReturnType<typeof judgedCriteriaOf>>[number];

/**
 * The criteria that apply to the provider's kind, or were judged when they did, in their order. Of a closed
 * assessment those that were judged, whatever the provider has become since.
 */
export function judgedCriteriaOf(tx: Tx, act: Act, assessment: Assessment) {
  const applies = sql`(${criteria.providerKinds} = '{}' or ${providers.kind} = any (${criteria.providerKinds}))`;
  const counts =
    assessment.status === "closed"
      ? sql`${judgements.judgement} is not null`
      : sql`(${applies} or ${judgements.judgement} is not null)`;
  return tx
    .select({
      id: criteria.id,
      standardId: standards.id,
      section: standards.section,
      standard: standards.text,
      critical: standards.critical,
      text: criteria.text,
      evidenceKinds: criteria.evidenceKinds,
      judgement: judgements.judgement,
      comment: judgements.comment,
      judgedBy: judgements.judgedBy,
      judgedByName: users.name,
      judgedAt: judgements.judgedAt,
      changeKey: judgements.changeKey,
      changedAt: judgements.changedAt,
    })
    .from(criteria)
    .innerJoin(
      standards,
      and(eq(standards.authorityId, criteria.authorityId), eq(standards.id, criteria.standardId)),
    )
    .innerJoin(
      providers,
      and(
        eq(providers.authorityId, criteria.authorityId),
        eq(providers.organisationId, assessment.providerId),
      ),
    )
    .leftJoin(
      judgements,
      and(
        eq(judgements.authorityId, criteria.authorityId),
        eq(judgements.criterionId, criteria.id),
        eq(judgements.assessmentId, assessment.id),
      ),
    )
    .leftJoin(users, eq(users.id, judgements.judgedBy))
    .where(
      and(
        eq(criteria.authorityId, act.actor.authorityId),
        eq(standards.frameworkId, assessment.frameworkId),
        counts,
      ),
    )
    .orderBy(asc(standards.position), asc(criteria.position));
}
