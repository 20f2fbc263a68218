import { sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { addDays, type CalendarDate, daysBetween, londonDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { ensure } from "#app/core/refusal.ts";
import { writeTo } from "#app/domain/people/addressees.server.ts";
import { reminderBands } from "#app/domain/providers/evidence.ts";
import { evidenceMessage } from "#app/domain/providers/messages.ts";
import { absolute } from "#app/platform/mail.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";

/** A night that was slept through is made up for this many days later. */
const lateness = 2;

/** Days between today and the last day on which a letter goes out; the day after it ran out is the last. */
const milestones = [...reminderBands, -1];

/**
 * Reminds every provider's managers of evidence that runs out in 60, 30, 14 or 7 days or ran out yesterday: the
 * newest item of each kind and subject that is accepted or waits to be looked at. One letter a provider and day
 * lists all of it; run twice, it is written once.
 */
export function remindOfEvidence(act: Act): Promise<void> {
  return transaction(act, async (tx) => {
    ensure(act.actor.kind === "system", "Only the clockwork reminds providers");
    const today = londonDay(act.now);
    const running = await runningOut(tx, act, today);
    for (let late = lateness; late >= 0; late--) await remindOn(tx, act, addDays(today, -late), running);
  });
}

type Running = {
  providerId: string;
  provider: string;
  name: string;
  critical: boolean;
  expiresOn: CalendarDate;
  addedOn: CalendarDate;
};

async function remindOn(tx: Tx, act: Act, day: CalendarDate, running: readonly Running[]): Promise<void> {
  const due = running.filter(
    ({ expiresOn, addedOn }) => addedOn <= day && milestones.includes(daysBetween(day, expiresOn)),
  );
  for (const providerId of new Set(due.map((item) => item.providerId))) {
    const items = due.filter((item) => item.providerId === providerId);
    const provider = items[0]?.provider ?? "";
    const link = absolute(paths.evidence());
    await writeTo(tx, act, `evidence.reminder:${providerId}:${day}`, {
      organisationId: providerId,
      roles: ["provider_manager"],
      ...evidenceMessage({ provider, day: londonDay(act.now), items, link }),
    });
  }
}

/**
 * What may be due within these days, whoever's it is. A provider that has withdrawn or was withdrawn is left in
 * peace, and so is a site that has closed or somebody who has left. Decisions and checks are asked by their names:
 * quality comes after this module.
 */
async function runningOut(tx: Tx, act: Act, today: CalendarDate): Promise<Running[]> {
  const { authorityId } = act.actor;
  const rows = await tx.execute<Running>(sql`
    select newest.provider_id as "providerId", o.name as provider, newest.expires_on::text as "expiresOn",
      (newest.added_at at time zone 'Europe/London')::date::text as "addedOn", k.critical,
      k.name || coalesce(': ' || s.name, ': ' || p.name, '') as name
    from (
      select distinct on (e.provider_id, e.kind_key, e.site_id, e.person_id) e.*
      from evidence e
      where e.authority_id = ${authorityId} and coalesce((
        select c.verdict from evidence_checks c where c.authority_id = e.authority_id and c.evidence_id = e.id
        order by c.checked_at desc, c.id desc limit 1), 'accepted') <> 'queried'
      order by e.provider_id, e.kind_key, e.site_id, e.person_id, e.added_at desc, e.id desc
    ) newest
    join evidence_kinds k on k.authority_id = newest.authority_id and k.key = newest.kind_key
    join providers v on v.authority_id = newest.authority_id and v.organisation_id = newest.provider_id
    join organisations o on o.authority_id = newest.authority_id and o.id = newest.provider_id
    left join sites s on s.authority_id = newest.authority_id and s.id = newest.site_id
    left join provider_people p on p.authority_id = newest.authority_id and p.id = newest.person_id
    where newest.expires_on between ${addDays(today, -1 - lateness)}::date and ${addDays(today, 60)}::date
      and v.kind = any (k.provider_kinds) and (k.practice is null or k.practice = any (v.practices))
      and (s.closed_on is null or s.closed_on >= ${today}::date)
      and (p.left_on is null or p.left_on >= ${today}::date)
      and not exists (
        select 1 from withdrawals w
        where w.authority_id = newest.authority_id and w.provider_id = newest.provider_id
          and not exists (
            select 1 from decisions d where d.authority_id = w.authority_id and d.provider_id = w.provider_id
              and d.status = 'confirmed' and d.decided_on > w.withdrawn_on))
    order by newest.provider_id, newest.expires_on, k.position`);
  return [...rows];
}
