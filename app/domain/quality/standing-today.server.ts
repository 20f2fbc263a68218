import { type SQL, sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { type CalendarDate, londonDay } from "#app/core/calendar.ts";
import type { StandingState } from "#app/domain/quality/standing.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { askPrepared } from "#db/client.server.ts";

export type StandingToday = {
  providerId: string;
  state: StandingState;
  /** The day of the last decision. */
  decidedOn: CalendarDate | null;
};

/**
 * Where some providers stand today, by their ids or by what selects them, in one statement that looks at no other
 * provider: for lists of a few of very many.
 * The states of standing.ts in its order, as provider_standings has them of everybody;
 * tests/domain/quality/standing-view.test.ts holds all three together.
 */
export async function standingsToday(
  tx: Tx,
  act: Act,
  providerIds: readonly string[] | SQL,
): Promise<Map<string, StandingToday>> {
  const ids = Array.isArray(providerIds)
    ? sql`${`{${[...new Set(providerIds)].join(",")}}`}::uuid[]`
    : sql`array(${providerIds})`;
  const rows = await askPrepared<StandingToday>(
    tx,
    sql`
    with asked as (
      select ${act.actor.authorityId}::uuid as authority_id, ${londonDay(act.now)}::date as today, ${ids} as ids)
    select p.organisation_id as "providerId", d.decided_on as "decidedOn",
      case
        when d.kind is null then 'not_assured'
        when exists (
          select 1 from withdrawals w
          where w.authority_id = p.authority_id and w.provider_id = p.organisation_id and w.withdrawn_on <= today
            and (w.withdrawn_on > d.decided_on
              or (w.withdrawn_on = d.decided_on and coalesce(w.withdrawn_at >= d.confirmed_at, true)))) then 'withdrawn'
        when d.kind = 'decline' then 'declined'
        when exists (
          select 1 from suspensions s
          where s.authority_id = p.authority_id and s.provider_id = p.organisation_id and s.starts_on <= today
            and (s.lifted_on is null or s.lifted_on > today)) then 'suspended'
        when d.last_day < today then 'lapsed'
        when exists (
          select 1 from conditions c
          join decisions made
            on made.authority_id = c.authority_id and made.id = c.decision_id and made.status = 'confirmed'
          where c.authority_id = p.authority_id and c.provider_id = p.organisation_id and c.critical
            and c.due_on < today and (c.closed_on is null or c.closed_on > today)) then 'lapsed'
        when exists (
          select 1 from evidence_kinds k
          cross join lateral (
            select p.organisation_id as subject_id where k.scope = 'organisation'
            union all
            select s.id from sites s
            where k.scope = 'site' and s.authority_id = p.authority_id and s.provider_id = p.organisation_id
              and (k.site_kinds = '{}' or s.kind = any (k.site_kinds))
              and s.opened_on <= today and (s.closed_on is null or s.closed_on >= today)
            union all
            select h.id from provider_people h
            where k.scope = 'person' and h.authority_id = p.authority_id and h.provider_id = p.organisation_id
              and (k.posts = '{}' or h.post = any (k.posts))
              and h.started_on <= today and (h.left_on is null or h.left_on >= today)) needed
          where k.authority_id = p.authority_id and k.critical and k.applies_from <= today
            and p.kind = any (k.provider_kinds) and (k.practice is null or k.practice = any (p.practices))
            and not exists (
              select 1 from evidence e
              where e.authority_id = p.authority_id and e.provider_id = p.organisation_id and e.kind_key = k.key
                and coalesce(e.site_id, e.person_id, e.provider_id) = needed.subject_id and e.expires_on >= today
                and e.accepted_at < ((today + 1)::timestamp at time zone 'Europe/London'))) then 'lapsed'
        when d.kind = 'approve' then 'approved'
        else 'approved_with_conditions'
      end as state
    from asked
    join providers p on p.authority_id = asked.authority_id and p.organisation_id = any (asked.ids)
    left join lateral (
      select kind, decided_on, confirmed_at, coalesce(expires_on, (decided_on + interval '1 year')::date) as last_day
      from decisions
      where authority_id = p.authority_id and provider_id = p.organisation_id and status = 'confirmed'
        and decided_on <= today
      order by decided_on desc, confirmed_at desc, id desc limit 1) d on true`,
  );
  return new Map(rows.map((row) => [row.providerId, row]));
}
