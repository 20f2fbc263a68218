import { and, count, eq, min, sql } from "drizzle-orm";
import { type Act, isIn } from "#app/core/actor.ts";
import { type CalendarDate, formatDay, londonDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import type { Todo } from "#app/core/todo.ts";
import { settingsOf } from "#app/domain/organisations/queries.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { providerVersions, registrations } from "#db/schema/providers.ts";

/** A provider's own registration, changes and evidence; for officers the changes they have to acknowledge. */
export async function todosOf(tx: Tx, act: Act): Promise<Todo[]> {
  const { actor } = act;
  if (isIn(actor, "provider_manager", "provider_safeguarding_lead"))
    return Promise.all([unsent(tx, act), returned(tx, act), expiring(tx, act), expired(tx, act)]);
  return isIn(actor, "development_officer", "authority_lead") ? [await waiting(tx, act)] : [];
}

async function unsent(tx: Tx, act: Act): Promise<Todo> {
  const provider = act.actor.kind === "person" ? act.actor.organisationId : "";
  const number = await tx.$count(
    registrations,
    and(
      eq(registrations.authorityId, act.actor.authorityId),
      eq(registrations.providerId, provider),
      eq(registrations.status, "draft"),
    ),
  );
  return {
    text: "Registration to finish and submit",
    count: number,
    to: paths.registration(),
    tone: "information",
  };
}

/** What providers changed since their approval, the longest waiting first. */
async function waiting(tx: Tx, act: Act): Promise<Todo> {
  const [row] = await tx
    .select({ number: count(), oldest: min(providerVersions.savedAt) })
    .from(providerVersions)
    .where(
      and(eq(providerVersions.authorityId, act.actor.authorityId), eq(providerVersions.status, "waiting")),
    );
  const oldest = row?.oldest && londonDay(row.oldest);
  return {
    text: "Changes to acknowledge",
    count: row?.number ?? 0,
    to: paths.changes(),
    hint: oldest ? `The oldest since ${formatDay(oldest)}` : undefined,
    day: oldest || null,
    tone: "information",
  };
}

/** What the authority sent back and nobody has changed or asked again since. */
async function returned(tx: Tx, act: Act): Promise<Todo> {
  const own = act.actor.kind === "person" ? act.actor.organisationId : null;
  const [row] = await tx.execute<{ number: number }>(sql`
    select count(*)::int as number from (
      select distinct on (part_id) status from provider_versions
      where authority_id = ${act.actor.authorityId} and provider_id = ${own}::uuid
      order by part_id, saved_at desc, id desc
    ) newest where status = 'returned'`);
  return {
    text: "Changes that came back from the authority",
    count: row?.number ?? 0,
    to: paths.registration(),
    tone: "warning",
  };
}

async function expiring(tx: Tx, act: Act): Promise<Todo> {
  const { evidenceReminderDays } = await settingsOf(tx, act);
  const { count, first } = await evidenceBetween(tx, act, { from: 0, to: evidenceReminderDays });
  const hint = first && `The first on ${formatDay(first)}`;
  return {
    text: `Evidence that expires within ${evidenceReminderDays} days`,
    count,
    to: paths.evidence(),
    hint,
    day: first,
    tone: "warning",
  };
}

async function expired(tx: Tx, act: Act): Promise<Todo> {
  const { count, first } = await evidenceBetween(tx, act, { from: -400, to: -1 });
  const hint = first && `The first on ${formatDay(first)}`;
  return { text: "Evidence that has expired", count, to: paths.evidence(), hint, day: first, tone: "bad" };
}

/** Of the newest item of each kind and subject whose last day lies the stated days from today. */
async function evidenceBetween(
  tx: Tx,
  act: Act,
  days: { from: number; to: number },
): Promise<{ count: number; first?: CalendarDate }> {
  const own = act.actor.kind === "person" ? act.actor.organisationId : null;
  const [row] = await tx.execute<{ number: number; first: CalendarDate | null }>(sql`
    select count(*)::int as number, min(expires_on)::text as first
    from evidence
    where authority_id = ${act.actor.authorityId} and provider_id = ${own}::uuid and is_newest
      and expires_on between app_today() + ${days.from}::int and app_today() + ${days.to}::int`);
  return { count: row?.number ?? 0, first: row?.first ?? undefined };
}
