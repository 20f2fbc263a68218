import { and, desc, eq, lte } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { addDays, type CalendarDate, londonDay } from "#app/core/calendar.ts";
import { settingsOf } from "#app/domain/organisations/queries.server.ts";
import {
  type EvidenceItem,
  evidenceLines,
  evidenceLinesAhead,
  isAccepted,
  runningOut,
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

/**
 * What of it has run out or will within the days on which a provider is reminded, as the list of it says (runningOut);
 * for a number alone: only the items in question are read, and whom they are asked of only where there are any.
 */
export async function evidenceRunningOutOf(tx: Tx, act: Act, providerId: string) {
  const { evidenceReminderDays: within } = await settingsOf(tx, act);
  const today = londonDay(act.now);
  const items = await newestUntil(tx, act, { providerId, last: addDays(today, within) });
  const asked = items.length > 0 ? await askedOf(tx, act, providerId) : undefined;
  const lines = asked ? evidenceLines(today, { ...asked, reminderDays: within, items }) : [];
  return {
    within,
    lines: lines.flatMap(({ items: [newest] }) => {
      const state = newest && runningOut({ items: [newest] }, today, within);
      return newest && state ? [{ state, expiresOn: newest.expiresOn }] : [];
    }),
  };
}

/** The newest items of their kind and subject that expire up to a day, without what was said of them. */
async function newestUntil(
  tx: Tx,
  act: Act,
  { providerId, last }: { providerId: string; last: CalendarDate },
): Promise<EvidenceItem[]> {
  const rows = await tx
    .select()
    .from(evidence)
    .where(
      and(
        eq(evidence.authorityId, act.actor.authorityId),
        eq(evidence.providerId, providerId),
        eq(evidence.isNewest, true),
        lte(evidence.expiresOn, last),
      ),
    );
  return rows.map((row) => ({
    ...row,
    fileName: null,
    message: "",
    subjectId: row.siteId ?? row.personId ?? row.providerId,
  }));
}

async function registerOf(tx: Tx, act: Act, providerId: string) {
  const asked = await askedOf(tx, act, providerId);
  if (!asked) return undefined;
  const items = await checkedItemsOf(tx, act, providerId);
  const { evidenceReminderDays: reminderDays } = await settingsOf(tx, act);
  return { ...asked, reminderDays, items };
}

/** Every kind there is, and whom of the provider it may be asked; nothing for who may not look into it. */
async function askedOf(tx: Tx, act: Act, providerId: string) {
  if (!canSeeRegistration(act.actor, { organisationId: providerId })) return undefined;
  const [provider] = await tx
    .select({ kind: providers.kind, practices: providers.practices })
    .from(providers)
    .where(and(visibleTo(act.actor), eq(providers.organisationId, providerId)));
  if (!provider) return undefined;
  const [sites, people, kinds] = await Promise.all([
    listSitesOf(tx, act, providerId),
    listPeopleOf(tx, act, providerId),
    listEvidenceKindsOf(tx, act),
  ]);
  return { provider, organisationId: providerId, sites, people, kinds };
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
