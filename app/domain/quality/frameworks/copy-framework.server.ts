import { and, asc, eq, isNull, max } from "drizzle-orm";
import type { PersonAct } from "#app/core/actor.ts";
import { ensure, ensureRule } from "#app/core/refusal.ts";
import { loadFramework } from "#app/domain/quality/frameworks/drafting.server.ts";
import { canPublishFramework } from "#app/domain/quality/policy.ts";
import { record } from "#app/platform/events.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { criteria, frameworks, standards } from "#db/schema/quality.ts";

/** Drafts the next version of a framework as a copy of one. There is one draft of a framework at a time. */
export function copyFramework(
  act: PersonAct,
  frameworkId: string,
  { id }: { id: string },
): Promise<{ frameworkId: string }> {
  return transaction(act, async (tx) => {
    const source = await loadFramework(tx, act, frameworkId);
    const { authorityId, userId } = act.actor;
    ensure(canPublishFramework(act.actor), "Only a development officer or the authority lead may draft one");
    const ofKey = and(eq(frameworks.authorityId, authorityId), eq(frameworks.key, source.key));
    await tx
      .select({ id: frameworks.id })
      .from(frameworks)
      .where(ofKey)
      .orderBy(asc(frameworks.id))
      .for("update");
    const [draft] = await tx
      .select()
      .from(frameworks)
      .where(and(ofKey, isNull(frameworks.publishedOn)));
    if (draft?.id === id) return { frameworkId: id };
    ensureRule(!draft, `Version ${draft?.version} is being drafted already. Publish it or write on in it`);
    const [newest] = await tx
      .select({ version: max(frameworks.version) })
      .from(frameworks)
      .where(ofKey);

    const { key, name, providerKinds, longestPlacementWeeks } = source;
    const version = (newest?.version ?? 0) + 1;
    await tx.insert(frameworks).values({
      authorityId,
      id,
      key,
      version,
      name,
      source: source.source,
      providerKinds,
      longestPlacementWeeks,
      copiedFrom: frameworkId,
      draftedBy: userId,
    });
    await copyStandards(tx, { authorityId, from: frameworkId, to: id });
    await record(tx, act, { name: "framework.copied", subjectId: id, details: { key, version } });
    return { frameworkId: id };
  });
}

async function copyStandards(
  tx: Tx,
  { authorityId, from, to }: { authorityId: string; from: string; to: string },
): Promise<void> {
  const rows = await tx
    .select()
    .from(standards)
    .where(and(eq(standards.authorityId, authorityId), eq(standards.frameworkId, from)));
  const asked = await tx
    .select({ criterion: criteria })
    .from(criteria)
    .innerJoin(
      standards,
      and(eq(standards.authorityId, criteria.authorityId), eq(standards.id, criteria.standardId)),
    )
    .where(and(eq(criteria.authorityId, authorityId), eq(standards.frameworkId, from)));
  const copies = new Map(rows.map(({ id }) => [id, crypto.randomUUID()]));
  if (rows.length > 0)
    await tx
      .insert(standards)
      .values(rows.map((row) => ({ ...row, id: copies.get(row.id), frameworkId: to })));
  if (asked.length > 0)
    await tx.insert(criteria).values(
      asked.map(({ criterion }) => ({
        ...criterion,
        id: crypto.randomUUID(),
        standardId: copies.get(criterion.standardId) ?? criterion.standardId,
      })),
    );
}
