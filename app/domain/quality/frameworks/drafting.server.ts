/** What the commands that write a draft share. A published version is never changed (again in the database: published_keeps). */
import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import type { Act, Actor } from "#app/core/actor.ts";
import { ensure, ensureRule, refuse } from "#app/core/refusal.ts";
import type { Ordered } from "#app/domain/quality/frameworks/order.ts";
import { canPublishFramework, canSeeAssessments } from "#app/domain/quality/policy.ts";
import { record } from "#app/platform/events.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { criteria, frameworks, standards } from "#db/schema/quality.ts";

/** Frameworks are read by whoever works for the authority. */
export function visibleTo(actor: Actor): SQL {
  return canSeeAssessments(actor) ? eq(frameworks.authorityId, actor.authorityId) : sql`false`;
}

/** The framework, locked for the rest of the transaction; refuses as not found. */
export async function loadFramework(tx: Tx, act: Act, frameworkId: string) {
  const [row] = await tx
    .select()
    .from(frameworks)
    .where(and(visibleTo(act.actor), eq(frameworks.id, frameworkId)))
    .for("update");
  return row ?? refuse("not_found", "There is no such framework");
}

/** A draft the actor may write, locked; refuses a published version and whoever may not. */
export async function loadDraft(tx: Tx, act: Act, frameworkId: string) {
  const framework = await loadFramework(tx, act, frameworkId);
  ensure(
    canPublishFramework(act.actor),
    "Only a development officer or the authority lead may write a framework",
  );
  ensureRule(
    framework.publishedOn === null,
    "This version is published and stays as it is. Copy it to draft the next one",
  );
  return framework;
}

/** A standard of a draft, whose framework is locked. */
export async function loadStandard(tx: Tx, act: Act, standardId: string) {
  const [row] = await tx
    .select()
    .from(standards)
    .where(and(eq(standards.authorityId, act.actor.authorityId), eq(standards.id, standardId)));
  const standard = row ?? refuse("not_found", "There is no such standard");
  await loadDraft(tx, act, standard.frameworkId);
  return standard;
}

/** A criterion of a draft, whose framework is locked. */
export async function loadCriterion(tx: Tx, act: Act, criterionId: string) {
  const [row] = await tx
    .select()
    .from(criteria)
    .where(and(eq(criteria.authorityId, act.actor.authorityId), eq(criteria.id, criterionId)));
  const criterion = row ?? refuse("not_found", "There is no such criterion");
  const { frameworkId } = await loadStandard(tx, act, criterion.standardId);
  return { ...criterion, frameworkId };
}

/** A draft's standards in their order. */
export function orderOf(tx: Tx, act: Act, frameworkId: string): Promise<Ordered[]> {
  return tx
    .select({ id: standards.id, section: standards.section })
    .from(standards)
    .where(and(eq(standards.authorityId, act.actor.authorityId), eq(standards.frameworkId, frameworkId)))
    .orderBy(asc(standards.position));
}

/** The ids of a standard's criteria in their order. */
export async function criteriaOf(tx: Tx, act: Act, standardId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: criteria.id })
    .from(criteria)
    .where(and(eq(criteria.authorityId, act.actor.authorityId), eq(criteria.standardId, standardId)))
    .orderBy(asc(criteria.position));
  return rows.map(({ id }) => id);
}

/** Writes sections and positions anew; first out of each other's way, since no two may have the same place. */
export async function putInOrder(tx: Tx, act: Act, ordered: readonly Ordered[]): Promise<void> {
  const { authorityId } = act.actor;
  for (const sign of [-1, 1])
    for (const [index, { id, section }] of ordered.entries())
      await tx
        .update(standards)
        .set({ section, position: sign * (index + 1) })
        .where(and(eq(standards.authorityId, authorityId), eq(standards.id, id)));
}

export async function putCriteriaInOrder(tx: Tx, act: Act, ids: readonly string[]): Promise<void> {
  const { authorityId } = act.actor;
  for (const sign of [-1, 1])
    for (const [index, id] of ids.entries())
      await tx
        .update(criteria)
        .set({ position: sign * (index + 1) })
        .where(and(eq(criteria.authorityId, authorityId), eq(criteria.id, id)));
}

export function recordAmended(tx: Tx, act: Act, frameworkId: string): Promise<void> {
  return record(tx, act, { name: "framework.amended", subjectId: frameworkId, details: {} });
}
