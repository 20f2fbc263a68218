/** What triggers keep beside an item of evidence, worked out again from the rows it comes from (migration 0013). */
import { sql } from "drizzle-orm";
import type { Check } from "./checks.server.ts";

export const keptColumns: readonly Check[] = [
  {
    name: "the newest evidence of each kind and subject is marked as such, and nothing else",
    query: sql`
      select 'evidence ' || id as row,
        case when is_newest then 'it is marked as the newest of its kind and subject, and another is newer'
             else 'it is the newest of its kind and subject and is not marked so' end as sentence
      from (select id, is_newest,
              row_number() over (partition by authority_id, provider_id, kind_key, site_id, person_id
                                 order by added_at desc, id desc) = 1 as is_last
            from evidence) item
      where is_newest <> is_last`,
  },
  {
    name: "what is kept of the checks of evidence is what they say",
    query: sql`
      with ordered as (
        select authority_id, evidence_id, verdict, checked_at, id,
          row_number() over (partition by authority_id, evidence_id order by checked_at desc, id desc) = 1 as is_last,
          -- The last query so far, looking back from the newest check: what was accepted before it no longer counts.
          count(*) filter (where verdict = 'queried') over (
            partition by authority_id, evidence_id order by checked_at desc, id desc) as queried_since
        from evidence_checks
      ), said as (
        select authority_id, evidence_id, max(verdict) filter (where is_last) as verdict,
          min(checked_at) filter (where verdict = 'accepted' and queried_since = 0) as accepted_at
        from ordered group by authority_id, evidence_id
      )
      select 'evidence ' || e.id as row,
        'it keeps ' || coalesce(e.verdict, 'no verdict') || coalesce(', accepted at ' || e.accepted_at, '') || '; its checks say '
          || coalesce(s.verdict, 'no verdict') || coalesce(', accepted at ' || s.accepted_at, '') as sentence
      from evidence e
      left join said s on s.authority_id = e.authority_id and s.evidence_id = e.id
      where e.verdict is distinct from s.verdict or e.accepted_at is distinct from s.accepted_at`,
  },
];
