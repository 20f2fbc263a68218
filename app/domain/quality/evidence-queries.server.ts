import { and, desc, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { settingsOf } from "#app/domain/organisations/queries.server.ts";
import {
  type EvidenceItem,
  evidenceLines,
  evidenceLinesAhead,
  isAccepted,
} from "#app/domain/providers/evidence.ts";
import { canSeeRegistration } from "#app/domain/providers/policy.ts";
import { listEvidenceKindsOf, listPeopleOf, listSitesOf } from "#app/domain/providers/queries.server.ts";
import { visibleTo } from "#app/domain/providers/visibility.server.ts";
import { evidenceItemsOf } from "#app/domain/providers/written.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { users } from "#db/schema/people.ts";
import { evidence, providers } from "#db/schema/providers.ts";
import { assessments, evidenceChecks } from "#db/schema/quality.ts";

/** Everything asked of a provider today and how each item stands; nothing for who may not look into it. */
export function listEvidence(act: Act, providerId: string) {
  return transaction(act, (tx) => evidenceLinesOf(tx, act, providerId));
}

/** What will be asked of a provider from a later day, so that it can be given and checked before that. */
export function listEvidenceAhead(act: Act, providerId: string) {
  return transaction(act, async (tx) => {
    const register = await registerOf(tx, act, providerId);
    return register ? evidenceLinesAhead(londonDay(act.now), register) : [];
  });
}

export async function evidenceLinesOf(tx: Tx, act: Act, providerId: string) {
  const register = await registerOf(tx, act, providerId);
  if (!register) return [];
  const today = londonDay(act.now);
  return evidenceLines(today, register).map((line) => ({ ...line, isAccepted: isAccepted(today, line) }));
}

async function registerOf(tx: Tx, act: Act, providerId: string) {
  if (!canSeeRegistration(act.actor, { organisationId: providerId })) return undefined;
  const [provider] = await tx
    .select({ kind: providers.kind, practices: providers.practices })
    .from(providers)
    .where(and(visibleTo(act.actor), eq(providers.organisationId, providerId)));
  if (!provider) return undefined;
  const [sites, people, kinds, items] = await Promise.all([
    listSitesOf(tx, act, providerId),
    listPeopleOf(tx, act, providerId),
    listEvidenceKindsOf(tx, act),
    checkedItemsOf(tx, act, providerId),
  ]);
  const { evidenceReminderDays: reminderDays } = await settingsOf(tx, act);
  return { reminderDays, provider, organisationId: providerId, sites, people, kinds, items };
}

async function checkedItemsOf(tx: Tx, act: Act, providerId: string): Promise<EvidenceItem[]> {
  const [items, checks] = await Promise.all([
    evidenceItemsOf(tx, act, providerId),
    checksOf(tx, act, providerId),
  ]);
  const latest = new Map(checks.reverse().map((check) => [check.evidenceId, check]));
  return items.map((item) => {
    const check = latest.get(item.id);
    return {
      ...item,
      verdict: check?.verdict ?? null,
      message: check?.message ?? "",
      dueOn: check?.dueOn ?? null,
    };
  });
}

/** Every check of a provider's evidence, newest first. */
function checksOf(tx: Tx, act: Act, providerId: string) {
  return tx
    .select({
      id: evidenceChecks.id,
      evidenceId: evidenceChecks.evidenceId,
      verdict: evidenceChecks.verdict,
      message: evidenceChecks.message,
      dueOn: evidenceChecks.dueOn,
      checkedAt: evidenceChecks.checkedAt,
      checkedBy: users.name,
    })
    .from(evidenceChecks)
    .innerJoin(
      evidence,
      and(eq(evidence.authorityId, evidenceChecks.authorityId), eq(evidence.id, evidenceChecks.evidenceId)),
    )
    .leftJoin(users, eq(users.id, evidenceChecks.checkedBy))
    .where(and(eq(evidence.authorityId, act.actor.authorityId), eq(evidence.providerId, providerId)))
    .orderBy(desc(evidenceChecks.checkedAt), desc(evidenceChecks.id));
}

/** One item of a provider's evidence with its line, its checks and the assessment it belongs to now, if any. */
export function findEvidence(act: Act, providerId: string, evidenceId: string) {
  return transaction(act, async (tx) => {
    const register = await registerOf(tx, act, providerId);
    if (!register) return undefined;
    const today = londonDay(act.now);
    const lines = [...evidenceLines(today, register), ...evidenceLinesAhead(today, register)];
    const line = lines.find(({ items }) => items.some(({ id }) => id === evidenceId));
    const item = line?.items.find(({ id }) => id === evidenceId);
    if (!line || !item) return undefined;
    const [checks, open] = await Promise.all([
      checksOf(tx, act, providerId),
      tx
        .select({ id: assessments.id })
        .from(assessments)
        .where(
          and(
            eq(assessments.authorityId, act.actor.authorityId),
            eq(assessments.providerId, providerId),
            eq(assessments.status, "open"),
          ),
        ),
    ]);
    return {
      item,
      kind: line.kind,
      subject: line.subject,
      checks: checks.filter((check) => check.evidenceId === evidenceId),
      assessmentId: open[0]?.id,
    };
  });
}
