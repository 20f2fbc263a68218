/** What is proved, each as a query for the rows that break it. Sums are in pence. */
import { type SQL, sql } from "drizzle-orm";
import { keptColumns } from "./kept-columns.server.ts";
import { placementChanges } from "./placement-changes.server.ts";

export type Check = { name: string; query: SQL };

const pounds = (pence: string) => sql.raw(`to_char((${pence}) / 100.0, 'FM£999,999,990.00')`);

/** What a budget was given: allocations and moves in, less moves out, and what was corrected of them. */
const allocated = sql`
  select b.authority_id, b.id, b.name,
    coalesce(sum(case when t.to_budget_id = b.id then t.pence else -t.pence end), 0) as allocated
  from budgets b
  left join transfers t on t.authority_id = b.authority_id
    and b.id in (t.from_budget_id, t.to_budget_id)
    and t.from_budget_id is distinct from t.to_budget_id
    and (t.reason in ('allocate', 'move')
         or exists (select 1 from transfers o where o.authority_id = t.authority_id and o.id = t.corrects_id
                    and o.reason in ('allocate', 'move')))
  group by b.authority_id, b.id, b.name`;

/** What each placement still has reserved in each budget. */
const reserved = sql`
  select authority_id, budget_id, placement_id, sum(pence) as pence
  from (select authority_id, to_budget_id as budget_id, placement_id, pence from transfers
          where to_account like 'committed:%'
        union all
        select authority_id, from_budget_id, placement_id, -pence from transfers
          where from_account like 'committed:%') line
  group by authority_id, budget_id, placement_id`;

const money: readonly Check[] = [
  {
    name: "debits equal credits",
    query: sql`
      select 'authority ' || authority_id as row, 'its accounts add up to ' || sum(pence) || ' pence' as sentence
      from account_balances group by authority_id having sum(pence) <> 0
      union all
      select 'transfer ' || id, 'money comes from ' || from_account || ' to ' || to_account || ' without their budget'
      from transfers
      where (from_account like 'fund:%') <> (from_budget_id is null)
         or (to_account like 'fund:%') <> (to_budget_id is null)
         or (from_budget_id is not null and split_part(from_account, ':', 2) <> from_budget_id::text)
         or (to_budget_id is not null and split_part(to_account, ':', 2) <> to_budget_id::text)`,
  },
  {
    name: "no account of a budget is below nothing",
    query: sql`
      select 'budget ' || budget_id as row, account || ' stands at ' || pence || ' pence' as sentence
      from account_balances where budget_id is not null and pence < 0`,
  },
  {
    name: "available, committed, owed and paid are what was allocated",
    query: sql`
      select 'budget ' || a.id as row,
        a.name || ' was allocated ' || ${pounds("a.allocated")} || ' and holds ' ||
        ${pounds("coalesce(s.available_pence + s.committed_pence + s.owed_pence + s.paid_pence, 0)")} as sentence
      from (${allocated}) a
      left join budget_balances s on s.authority_id = a.authority_id and s.budget_id = a.id
      where a.allocated <> coalesce(s.available_pence + s.committed_pence + s.owed_pence + s.paid_pence, 0)`,
  },
  {
    name: "every commitment belongs to a live placement",
    query: sql`
      select coalesce('placement ' || r.placement_id, 'budget ' || r.budget_id) as row,
        case when r.placement_id is null then 'money is committed to no placement'
             when p.id is null then 'money is committed to a placement that is not there'
             when r.pence < 0 then 'more was charged and released than was ever reserved for it'
             else 'it is ' || p.status || ' and still has ' || r.pence || ' pence reserved' end as sentence
      from (${reserved}) r
      left join placements p on p.authority_id = r.authority_id and p.id = r.placement_id
      where r.pence < 0
         or (r.pence > 0 and (p.id is null or p.status not in ('approved', 'active', 'ended')))`,
  },
  {
    name: "what budgets bear of a placement is what was committed",
    query: sql`
      select 'placement ' || coalesce(p.placement_id, t.placement_id) as row,
        'its parts say ' || coalesce(p.pence, 0) || ' pence, the ledger committed ' || coalesce(t.pence, 0)
          || ' pence of budget ' || coalesce(p.budget_id, t.budget_id) as sentence
      from (select authority_id, placement_id, budget_id, sum(reserved_pence) as pence
            from placement_parts group by 1, 2, 3) p
      full join (select authority_id, placement_id, coalesce(to_budget_id, from_budget_id) as budget_id,
                        sum(case reason when 'commit' then pence else -pence end) as pence
                 from transfers t
                 where reason = 'commit'
                    -- An approved change gives back what falls, and its parts say so; an end gives back the rest.
                    or (reason = 'release' and exists (select 1 from placement_changes c
                          where c.authority_id = t.authority_id and c.id = t.source_id))
                 group by 1, 2, 3) t
        on t.authority_id = p.authority_id and t.placement_id = p.placement_id and t.budget_id = p.budget_id
      where coalesce(p.pence, 0) <> coalesce(t.pence, 0)`,
  },
  {
    name: "what a statement charges is what the ledger charged",
    query: sql`
      select 'charge ' || coalesce(c.charge_id, t.source_id) as row,
        'its part says ' || coalesce(c.pence, 0) || ' pence, the ledger ' || coalesce(t.pence, 0) || ' pence' as sentence
      from charge_parts c
      full join (select authority_id, source_id, coalesce(from_budget_id, to_budget_id) as budget_id,
                        sum(case reason when 'charge' then pence else -pence end) as pence
                 from transfers
                 where reason = 'charge' or (reason = 'correct' and corrects_id is null)
                 group by 1, 2, 3) t
        on t.authority_id = c.authority_id and t.source_id = c.charge_id and t.budget_id = c.budget_id
      where coalesce(c.pence, 0) <> coalesce(t.pence, 0)
      union all
      select 'charge ' || h.id, 'it says ' || h.pence || ' pence, its parts add up to ' || coalesce(sum(c.pence), 0)
      from charges h
      left join charge_parts c on c.authority_id = h.authority_id and c.charge_id = h.id
      group by h.authority_id, h.id, h.pence having h.pence <> coalesce(sum(c.pence), 0)`,
  },
];

const placing: readonly Check[] = [
  {
    name: "the shares of every placement add to 100",
    query: sql`
      select 'placement ' || p.id as row,
        count(f.*) || ' owners bear ' || coalesce(sum(f.share_percent), 0) || ' per cent' as sentence
      from placements p
      left join placement_funding f on f.authority_id = p.authority_id and f.placement_id = p.id
      group by p.authority_id, p.id
      having coalesce(sum(f.share_percent), 0) <> 100 or count(f.*) not between 1 and 3`,
  },
  {
    name: "no half day has more bookings than places",
    query: sql`
      with booked as (
        select * from bookings where held_until is null or held_until > now()
      ), edges as (
        select authority_id, offer_id, half, starts_on as day from booked
        union select authority_id, offer_id, half, starts_on from offer_places
        union select authority_id, offer_id, half, ends_on + 1 from offer_places where ends_on is not null
      ), peaks as (
        select e.authority_id, e.offer_id, e.half, e.day, count(*) as taken
        from edges e
        join booked b on b.authority_id = e.authority_id and b.offer_id = e.offer_id and b.half = e.half
          and e.day between b.starts_on and b.ends_on
        group by 1, 2, 3, 4
      )
      select 'offer ' || k.offer_id as row,
        k.taken || ' are booked of ' || coalesce(max(g.places), 0) || ' places on ' || k.day || ', ' || k.half as sentence
      from peaks k
      left join offer_places g on g.authority_id = k.authority_id and g.offer_id = k.offer_id and g.half = k.half
        and k.day >= g.starts_on and (g.ends_on is null or k.day <= g.ends_on)
      group by k.authority_id, k.offer_id, k.half, k.day, k.taken
      having k.taken > coalesce(max(g.places), 0)`,
  },
];

export const checks: readonly Check[] = [...money, ...placing, ...placementChanges, ...keptColumns];
