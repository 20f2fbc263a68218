import { and, eq, sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import type { VersionPart } from "#app/core/words/providers.ts";
import { type Content, isMaterial, isUnchanged } from "#app/domain/providers/versions.ts";
import { record } from "#app/platform/events.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { providerVersions } from "#db/schema/providers.ts";

export type Edit = {
  providerId: string;
  part: VersionPart;
  partId: string;
  /** What stands now; nothing for a part that is new. */
  before: Content | undefined;
  after: Content;
};

/**
 * Keeps an edit as a version and says whether it may be applied: what matters of an approved provider waits for
 * an officer while the version before it stands. A later edit of the same part takes the waiting one back. The
 * caller has locked the provider.
 */
export async function writeVersion(tx: Tx, act: Act, edit: Edit): Promise<"stands" | "waiting"> {
  const { providerId, part, partId, before, after } = edit;
  const ofPart = and(
    eq(providerVersions.authorityId, act.actor.authorityId),
    eq(providerVersions.providerId, providerId),
    eq(providerVersions.partId, partId),
  );
  const [waiting] = await tx
    .select({ id: providerVersions.id, content: providerVersions.content })
    .from(providerVersions)
    .where(and(ofPart, eq(providerVersions.status, "waiting")));
  if (waiting && isUnchanged(part, waiting.content, after)) return "waiting";
  if (waiting) await takeBack(tx, act, { providerId, versionId: waiting.id, part });
  if (isUnchanged(part, before, after)) return "stands";

  const waits = isMaterial(part, before, after) && (await isApproved(tx, act, providerId));
  if (before && (await tx.$count(providerVersions, ofPart)) === 0) await keepBaseline(tx, act, edit);
  const status = waits ? "waiting" : "stands";
  const [kept] = await tx
    .insert(providerVersions)
    .values({
      authorityId: act.actor.authorityId,
      providerId,
      part,
      partId,
      status,
      content: { ...after },
      savedBy: act.actor.kind === "person" ? act.actor.userId : null,
      savedAt: act.now,
    })
    .returning({ id: providerVersions.id });
  if (waits)
    await record(tx, act, {
      name: "version.waiting",
      subjectId: providerId,
      details: { versionId: kept?.id, part },
    });
  return status;
}

/** What waited is no longer asked for: by its author, or because a later edit takes its place. */
export async function takeBack(
  tx: Tx,
  act: Act,
  { providerId, versionId, part }: { providerId: string; versionId: string; part: VersionPart },
): Promise<void> {
  await tx
    .update(providerVersions)
    .set({ status: "taken_back", answeredAt: act.now })
    .where(and(eq(providerVersions.authorityId, act.actor.authorityId), eq(providerVersions.id, versionId)));
  await record(tx, act, {
    name: "version.taken_back",
    subjectId: providerId,
    details: { versionId, part },
  });
}

/** What stood before versions were kept, as old as the provider itself, so that the first edit can be compared. */
async function keepBaseline(tx: Tx, act: Act, { providerId, part, partId, before }: Edit): Promise<void> {
  const [provider] = await tx
    .select({ createdAt: organisations.createdAt })
    .from(organisations)
    .where(and(eq(organisations.authorityId, act.actor.authorityId), eq(organisations.id, providerId)));
  const aMomentAgo = act.now.getTime() - 1;
  await tx.insert(providerVersions).values({
    authorityId: act.actor.authorityId,
    providerId,
    part,
    partId,
    status: "stands",
    content: { ...before },
    savedAt: new Date(Math.min(provider?.createdAt?.getTime() ?? aMomentAgo, aMomentAgo)),
  });
}

/**
 * Whether the provider's latest confirmed decision approves it and no withdrawal has followed. Asked of the
 * tables of a later module by their names: the fact decides what waits here, not how quality works.
 */
export async function isApproved(tx: Tx, act: Act, providerId: string): Promise<boolean> {
  const [row] = await tx.execute<{ approved: boolean }>(sql`
    select exists (
      select 1 from (
        select kind, confirmed_at from decisions
        where authority_id = ${act.actor.authorityId} and provider_id = ${providerId} and status = 'confirmed'
        order by decided_on desc, confirmed_at desc, id desc limit 1
      ) latest
      where kind <> 'decline' and not exists (
        select 1 from withdrawals w where w.authority_id = ${act.actor.authorityId}
          and w.provider_id = ${providerId} and w.withdrawn_at >= latest.confirmed_at)
    ) as approved`);
  return row?.approved ?? false;
}
