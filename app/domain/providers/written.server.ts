import { and, desc, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { settingsOf } from "#app/domain/organisations/queries.server.ts";
import { type EvidenceItem, evidenceLines } from "#app/domain/providers/evidence.ts";
import { canSeeRegistration } from "#app/domain/providers/policy.ts";
import {
  latestRegistrationOf,
  listEvidenceKindsOf,
  listPeopleOf,
  listSitesOf,
} from "#app/domain/providers/queries.server.ts";
import { registrationTasks, type Written } from "#app/domain/providers/readiness.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { documents } from "#db/schema/platform.ts";
import { evidence, providers, type registrations } from "#db/schema/providers.ts";

/** Everything a registration consists of on the act's day, for the caller who has proved that it may look. */
export async function writtenOf(
  tx: Tx,
  act: Act,
  { providerId, declarations }: Pick<typeof registrations.$inferSelect, "providerId" | "declarations">,
): Promise<Written> {
  const [profiles, sites, people, kinds, items] = await Promise.all([
    tx
      .select({
        kind: providers.kind,
        practices: providers.practices,
        legalForm: providers.legalForm,
        about: providers.about,
      })
      .from(providers)
      .where(and(eq(providers.authorityId, act.actor.authorityId), eq(providers.organisationId, providerId))),
    listSitesOf(tx, act, providerId),
    listPeopleOf(tx, act, providerId),
    listEvidenceKindsOf(tx, act),
    evidenceItemsOf(tx, act, providerId),
  ]);
  const [profile] = profiles;
  if (!profile) throw new Error("A registration without its provider");
  const { legalForm, about } = profile;
  const { evidenceReminderDays: reminderDays } = await settingsOf(tx, act);
  const lines = evidenceLines(londonDay(act.now), {
    reminderDays,
    provider: profile,
    organisationId: providerId,
    sites,
    people,
    kinds,
    items,
  });
  return { legalForm, about, sites, people, declarations, evidence: lines };
}

/** A provider's evidence, newest first, without what officers made of it. */
export async function evidenceItemsOf(tx: Tx, act: Act, providerId: string): Promise<EvidenceItem[]> {
  const rows = await tx
    .select({ item: evidence, fileName: documents.fileName })
    .from(evidence)
    .leftJoin(
      documents,
      and(eq(documents.authorityId, evidence.authorityId), eq(documents.id, evidence.documentId)),
    )
    .where(and(eq(evidence.authorityId, act.actor.authorityId), eq(evidence.providerId, providerId)))
    .orderBy(desc(evidence.addedAt), desc(evidence.id));
  return rows.map(({ item, fileName }) => ({
    ...item,
    fileName,
    subjectId: item.siteId ?? item.personId ?? item.providerId,
    verdict: null,
    message: "",
  }));
}

/** What a provider has written so far, part by part; nothing for who may not look into it. */
export function findWrittenRegistration(act: Act, providerId: string) {
  return transaction(act, async (tx) => {
    if (!canSeeRegistration(act.actor, { organisationId: providerId })) return undefined;
    const registration = await latestRegistrationOf(tx, act, providerId);
    if (!registration) return undefined;
    const written = await writtenOf(tx, act, registration);
    return { registration, tasks: registrationTasks(londonDay(act.now), written) };
  });
}
