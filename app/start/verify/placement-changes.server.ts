/** What an approved change of a placement says, worked out again from the places, the ledger and the placement itself. */
import { sql } from "drizzle-orm";
import type { Check } from "./checks.server.ts";

export const placementChanges: readonly Check[] = [
  {
    name: "what a change of a placement moved is what the ledger moved for it",
    query: sql`
      select 'placement change ' || coalesce(p.change_id, t.source_id) as row,
        'its parts moved ' || coalesce(p.pence, 0) || ' pence, the ledger ' || coalesce(t.pence, 0)
          || ' pence of budget ' || coalesce(p.budget_id, t.budget_id) as sentence
      from (select authority_id, change_id, budget_id, sum(moved_pence) as pence
            from placement_change_parts where budget_id is not null group by 1, 2, 3) p
      full join (select t.authority_id, t.source_id, coalesce(t.to_budget_id, t.from_budget_id) as budget_id,
                        sum(case t.reason when 'commit' then t.pence else -t.pence end) as pence
                 from transfers t
                 join placement_changes c on c.authority_id = t.authority_id and c.id = t.source_id
                 group by 1, 2, 3) t
        on t.authority_id = p.authority_id and t.source_id = p.change_id and t.budget_id = p.budget_id
      where coalesce(p.pence, 0) <> coalesce(t.pence, 0)
      union all
      select 'placement change ' || c.id, 'it is ' || c.status || ' and moved money of budget ' || p.budget_id
      from placement_changes c
      join placement_change_parts p on p.authority_id = c.authority_id and p.change_id = c.id
      where c.status <> 'approved' and p.budget_id is not null`,
  },
  {
    name: "an approved rise is what the ledger reserved for it",
    query: sql`
      select 'rise ' || r.id as row,
        'it is ' || r.status || ' over ' || r.pence || ' pence, the ledger reserved ' || coalesce(sum(t.pence), 0) as sentence
      from charge_rises r
      left join transfers t on t.authority_id = r.authority_id and t.source_id = r.id and t.reason = 'commit'
        and t.to_budget_id = r.budget_id and t.placement_id = r.placement_id
      group by r.authority_id, r.id, r.status, r.pence
      having coalesce(sum(t.pence), 0) <> case r.status when 'approved' then r.pence else 0 end`,
  },
  {
    name: "a placement has the days and half days of its last approved change",
    query: sql`
      with latest as (
        select distinct on (authority_id, placement_id) *
        from placement_changes where status = 'approved'
        order by authority_id, placement_id, number desc
      )
      select 'placement ' || p.id as row,
        case when c.id is null then 'it has had other half days, and no change was approved'
             else 'its last approved change says to ' || c.ends_on || ' on ' || array_to_string(c.pattern, ', ') end as sentence
      from placements p
      left join latest c on c.authority_id = p.authority_id and c.placement_id = p.id
      where (c.id is null and p.earlier_patterns <> '[]')
         or p.ends_on <> c.ends_on or p.pattern <> c.pattern`,
  },
  {
    name: "a live placement has its places on the half days it uses, and on no others",
    query: sql`
      with used as (
        select p.authority_id, p.id, h.half, range_agg(daterange(h.first_day, h.last_day, '[]')) as days
        from placements p
        cross join lateral placement_halves(p.starts_on, p.ends_on, p.pattern, p.earlier_patterns) h
        where p.status in ('approved', 'active') group by 1, 2, 3
      ), booked as (
        select b.authority_id, b.placement_id, b.half, range_agg(daterange(b.starts_on, b.ends_on, '[]')) as days
        from bookings b
        join placements p on p.authority_id = b.authority_id and p.id = b.placement_id and p.status in ('approved', 'active')
        where b.held_until is null group by 1, 2, 3
      )
      select 'placement ' || coalesce(u.id, b.placement_id) as row,
        coalesce(u.half, b.half) || ' is used on ' || coalesce(u.days::text, 'no day') || ' and booked on '
          || coalesce(b.days::text, 'no day') as sentence
      from used u
      full join booked b on b.authority_id = u.authority_id and b.placement_id = u.id and b.half = u.half
      where u.days is distinct from b.days`,
  },
];
