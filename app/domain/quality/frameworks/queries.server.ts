import { and, asc, desc, eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Act } from "#app/core/actor.ts";
import { listEvidenceKindsOf } from "#app/domain/providers/queries.server.ts";
import { visibleTo as visibleProviders } from "#app/domain/providers/visibility.server.ts";
import { visibleTo } from "#app/domain/quality/frameworks/drafting.server.ts";
import { inForceFor } from "#app/domain/quality/frameworks/readiness.ts";
import { notYetHere } from "#app/domain/quality/frameworks/shipped.ts";
import { canSeeAssessments } from "#app/domain/quality/policy.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { users } from "#db/schema/people.ts";
import { providers } from "#db/schema/providers.ts";
import { assessments, criteria, decisions, frameworks, standards } from "#db/schema/quality.ts";

/** How many confirmed decisions were made under a framework. */
const decided = sql<number>`(
  select count(*)::int from ${decisions} join ${assessments}
    on ${assessments.authorityId} = ${decisions.authorityId} and ${assessments.id} = ${decisions.assessmentId}
  where ${assessments.authorityId} = ${frameworks.authorityId} and ${assessments.frameworkId} = ${frameworks.id}
    and ${decisions.status} = 'confirmed')`;
const asked = sql<number>`(
  select count(*)::int from ${criteria} join ${standards}
    on ${standards.authorityId} = ${criteria.authorityId} and ${standards.id} = ${criteria.standardId}
  where ${standards.authorityId} = ${frameworks.authorityId} and ${standards.frameworkId} = ${frameworks.id})`;

const drafter = alias(users, "drafter");

function versions(tx: Tx, act: Act) {
  return tx
    .select({
      ...getTableColumns(frameworks),
      draftedByName: drafter.name,
      decisions: decided.as("decided"),
      criteria: asked.as("asked"),
    })
    .from(frameworks)
    .leftJoin(drafter, eq(drafter.id, frameworks.draftedBy))
    .where(visibleTo(act.actor))
    .orderBy(asc(frameworks.name), desc(frameworks.version), asc(frameworks.id));
}

/** Every version of every framework, each with the kinds of provider it is in force for. For officers only. */
export function listFrameworks(act: Act, { page, pageSize }: { page: number; pageSize: number }) {
  return transaction(act, async (tx) => {
    const all = await versions(tx, act);
    const rows = all.slice((page - 1) * pageSize, page * pageSize);
    return {
      total: all.length,
      rows: rows.map((row) => ({ ...row, inForceFor: inForceFor(all, row.id) })),
      shipped: canSeeAssessments(act.actor)
        ? notYetHere(all).map(({ key, version, name }) => ({ key, version, name }))
        : [],
    };
  });
}

/** A placement longer than so many weeks is warned about, by the framework in force for the provider; null for none. */
export function findLongestPlacement(act: Act, providerId: string): Promise<number | null> {
  return transaction(act, async (tx) => {
    const [row] = await tx
      .select({ weeks: frameworks.longestPlacementWeeks })
      .from(frameworks)
      .innerJoin(
        providers,
        and(eq(providers.authorityId, frameworks.authorityId), eq(providers.organisationId, providerId)),
      )
      .where(
        and(
          eq(frameworks.authorityId, act.actor.authorityId),
          visibleProviders(act.actor),
          sql`${frameworks.publishedOn} is not null`,
          sql`${providers.kind} = any (${frameworks.providerKinds})`,
        ),
      )
      .orderBy(desc(frameworks.publishedOn), desc(frameworks.version))
      .limit(1);
    return row?.weeks ?? null;
  });
}

/** One version with its standards and criteria, and how many decisions were made under it. For officers only. */
export function findFramework(act: Act, frameworkId: string) {
  return transaction(act, async (tx) => {
    const all = await versions(tx, act);
    const row = all.find(({ id }) => id === frameworkId);
    if (!row) return undefined;
    return {
      ...row,
      inForceFor: inForceFor(all, row.id),
      draftId: all.find(({ key, publishedOn }) => key === row.key && publishedOn === null)?.id,
      standards: await standardsIn(tx, act, frameworkId),
    };
  });
}

/** One standard with its framework, where the actor may read it. */
export async function findStandard(act: Act, standardId: string) {
  const framework = await frameworkOf(act, eq(standards.id, standardId));
  const standard = framework?.standards.find(({ id }) => id === standardId);
  return framework && standard && { framework, standard };
}

/** One criterion with its standard and framework, where the actor may read it. */
export async function findCriterion(act: Act, criterionId: string) {
  const framework = await frameworkOf(act, eq(criteria.id, criterionId));
  const standard = framework?.standards.find(({ criteria }) => criteria.some(({ id }) => id === criterionId));
  const criterion = standard?.criteria.find(({ id }) => id === criterionId);
  return framework && standard && criterion && { framework, standard, criterion };
}

async function frameworkOf(act: Act, which: SQL) {
  const frameworkId = await transaction(act, async (tx) => {
    const [row] = await tx
      .select({ id: frameworks.id })
      .from(standards)
      .innerJoin(
        frameworks,
        and(eq(frameworks.authorityId, standards.authorityId), eq(frameworks.id, standards.frameworkId)),
      )
      .leftJoin(
        criteria,
        and(eq(criteria.authorityId, standards.authorityId), eq(criteria.standardId, standards.id)),
      )
      .where(and(visibleTo(act.actor), which))
      .limit(1);
    return row?.id;
  });
  return frameworkId === undefined ? undefined : findFramework(act, frameworkId);
}

/** The standards of a framework in their order, each with its criteria in theirs. */
export async function standardsIn(tx: Tx, act: Act, frameworkId: string) {
  const rows = await tx
    .select()
    .from(standards)
    .where(and(eq(standards.authorityId, act.actor.authorityId), eq(standards.frameworkId, frameworkId)))
    .orderBy(asc(standards.position));
  const all = await tx
    .select(getTableColumns(criteria))
    .from(criteria)
    .innerJoin(
      standards,
      and(eq(standards.authorityId, criteria.authorityId), eq(standards.id, criteria.standardId)),
    )
    .where(and(eq(criteria.authorityId, act.actor.authorityId), eq(standards.frameworkId, frameworkId)))
    .orderBy(asc(criteria.position));
  return rows.map((row) => ({ ...row, criteria: all.filter(({ standardId }) => standardId === row.id) }));
}

/** The names of the kinds of evidence by their keys. For officers only. */
export function namesOfEvidence(act: Act): Promise<Record<string, string>> {
  return transaction(act, async (tx) => {
    if (!canSeeAssessments(act.actor)) return {};
    return Object.fromEntries((await listEvidenceKindsOf(tx, act)).map(({ key, name }) => [key, name]));
  });
}
