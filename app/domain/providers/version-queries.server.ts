import { and, asc, count, desc, eq, getTableColumns, inArray, ne, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { type Act, type Actor, isIn, isOfficer } from "#app/core/actor.ts";
import type { VersionPart, VersionStatus } from "#app/core/words/providers.ts";
import { changedTerms, titleOfPart } from "#app/domain/providers/versions.ts";
import { visibleTo } from "#app/domain/providers/visibility.server.ts";
import { isApproved } from "#app/domain/providers/write-version.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { users } from "#db/schema/people.ts";
import { providers, providerVersions } from "#db/schema/providers.ts";

const answerers = alias(users, "answerers");

/** Versions are for officers and for the manager and safeguarding lead of the provider they are of. */
function versionsVisibleTo(actor: Actor): SQL | undefined {
  const mayLook =
    actor.kind === "system" ||
    isOfficer(actor) ||
    isIn(actor, "provider_manager", "provider_safeguarding_lead");
  return and(visibleTo(actor), mayLook ? undefined : sql`false`);
}

const ofProvider = and(
  eq(providers.authorityId, providerVersions.authorityId),
  eq(providers.organisationId, providerVersions.providerId),
);
const ofOrganisation = and(
  eq(organisations.authorityId, providerVersions.authorityId),
  eq(organisations.id, providerVersions.providerId),
);

function rowsWhere(tx: Tx, act: Act, where: SQL | undefined) {
  return tx
    .select({
      ...getTableColumns(providerVersions),
      providerName: organisations.name,
      savedByName: users.name,
      answeredByName: answerers.name,
    })
    .from(providerVersions)
    .innerJoin(providers, ofProvider)
    .innerJoin(organisations, ofOrganisation)
    .leftJoin(users, eq(users.id, providerVersions.savedBy))
    .leftJoin(answerers, eq(answerers.id, providerVersions.answeredBy))
    .where(and(versionsVisibleTo(act.actor), where));
}

type Row = Awaited<ReturnType<typeof rowsWhere>>[number];

/** That nothing of the part was saved after it, so that a version which came back is still to be answered. */
export const isLatest: SQL = sql`not exists (select 1 from provider_versions later
  where later.authority_id = ${providerVersions.authorityId} and later.provider_id = ${providerVersions.providerId}
    and later.part_id = ${providerVersions.partId}
    and (later.saved_at, later.id) > (${providerVersions.savedAt}, ${providerVersions.id}))`;

export type VersionFilter = {
  providerId?: string | undefined;
  status?: VersionStatus | undefined;
  part?: VersionPart | undefined;
  /** Only what nobody has saved again since. */
  isLatest?: boolean | undefined;
  words?: string | undefined;
  page: number;
  pageSize: number;
};

/** A page of versions: the waiting ones oldest first, so that nobody waits unseen; all others newest first. */
export function listVersions(act: Act, filter: VersionFilter) {
  return transaction(act, async (tx) => {
    const { providerId, status, part, words, page, pageSize } = filter;
    const pattern = words ? `%${words.replace(/[\\%_]/g, "\\$&")}%` : undefined;
    const where = and(
      providerId ? eq(providerVersions.providerId, providerId) : undefined,
      status ? eq(providerVersions.status, status) : undefined,
      part ? eq(providerVersions.part, part) : undefined,
      filter.isLatest ? isLatest : undefined,
      pattern ? sql`${organisations.name} ilike ${pattern}` : undefined,
    );
    const order =
      status === "waiting"
        ? [asc(providerVersions.savedAt), asc(providerVersions.id)]
        : [desc(providerVersions.savedAt), desc(providerVersions.id)];
    const rows = await rowsWhere(tx, act, where)
      .orderBy(...order)
      .limit(pageSize)
      .offset((page - 1) * pageSize);
    const [counted] = await tx
      .select({ total: count() })
      .from(providerVersions)
      .innerJoin(providers, ofProvider)
      .innerJoin(organisations, ofOrganisation)
      .where(and(versionsVisibleTo(act.actor), where));
    return { rows: await withBefore(tx, act, rows), total: counted?.total ?? 0 };
  });
}

/** Each version with the one that stood before it and what differs. */
async function withBefore(tx: Tx, act: Act, rows: readonly Row[]) {
  const parts = [...new Set(rows.map(({ partId }) => partId))];
  const stood = new Map<string, Awaited<ReturnType<typeof stoodOf>>>();
  for (const one of parts.length === 0 ? [] : await stoodOf(tx, act, parts))
    stood.set(one.partId, [...(stood.get(one.partId) ?? []), one]);
  return rows.map((row) => {
    const before = stood
      .get(row.partId)
      ?.find((one) => one.providerId === row.providerId && comesBefore(one, row));
    return {
      ...row,
      before,
      title: titleOfPart(row.part, row.content),
      changed: changedTerms(row.part, before?.content, row.content),
    };
  });
}

/** Every version of these parts that stands or stood, newest first. */
function stoodOf(tx: Tx, act: Act, parts: readonly string[]) {
  return tx
    .select({
      id: providerVersions.id,
      providerId: providerVersions.providerId,
      partId: providerVersions.partId,
      savedAt: providerVersions.savedAt,
      content: providerVersions.content,
    })
    .from(providerVersions)
    .innerJoin(providers, ofProvider)
    .where(
      and(
        versionsVisibleTo(act.actor),
        inArray(providerVersions.partId, [...parts]),
        eq(providerVersions.status, "stands"),
      ),
    )
    .orderBy(desc(providerVersions.savedAt), desc(providerVersions.id));
}

type Moment = { id: string; savedAt: Date };

function comesBefore(one: Moment, other: Moment): boolean {
  const apart = other.savedAt.getTime() - one.savedAt.getTime();
  return apart === 0 ? one.id < other.id : apart > 0;
}

/** One version with what stood before it; nothing for who may not look into the provider. */
export function findVersion(act: Act, versionId: string) {
  return transaction(act, async (tx) => {
    const rows = await rowsWhere(tx, act, eq(providerVersions.id, versionId));
    const [version] = await withBefore(tx, act, rows);
    return version;
  });
}

/** The other versions of the same part, newest first, for choosing what to compare with. */
export function listVersionsOfPart(act: Act, { providerId, partId }: { providerId: string; partId: string }) {
  return transaction(act, (tx) =>
    rowsWhere(tx, act, and(eq(providerVersions.providerId, providerId), eq(providerVersions.partId, partId)))
      .orderBy(desc(providerVersions.savedAt), desc(providerVersions.id))
      .limit(100),
  );
}

/** What a provider has asked and not been given yet: what waits, and what came back since it last saved that part. */
export function listOpenChanges(act: Act, providerId: string) {
  return transaction(act, async (tx) => {
    const rows = await rowsWhere(
      tx,
      act,
      and(
        eq(providerVersions.providerId, providerId),
        ne(providerVersions.status, "stands"),
        ne(providerVersions.status, "taken_back"),
        isLatest,
      ),
    ).orderBy(desc(providerVersions.savedAt), desc(providerVersions.id));
    const open = await withBefore(tx, act, rows);
    return open.map(({ id, partId, title, status, savedAt, answer, changed }) => ({
      id,
      partId,
      title,
      status,
      savedAt,
      answer,
      changed,
    }));
  });
}

/** What the form of one part begins from: whether its edits may wait, and what of it waits already. */
export function findEditing(act: Act, { providerId, partId }: { providerId: string; partId: string }) {
  return transaction(act, async (tx) => {
    const [waiting] = await rowsWhere(
      tx,
      act,
      and(
        eq(providerVersions.providerId, providerId),
        eq(providerVersions.partId, partId),
        eq(providerVersions.status, "waiting"),
      ),
    );
    return {
      isApproved: await isApproved(tx, act, providerId),
      waiting: waiting && { id: waiting.id, content: waiting.content, savedAt: waiting.savedAt },
    };
  });
}
