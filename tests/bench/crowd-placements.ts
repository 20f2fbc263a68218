/** Children placed at the crowd's providers: rows of the told story, copied with other ids, so that none lacks a column. */
import type { TransactionSql } from "postgres";

/** Some hundred providers with a few children each, one in eight told of from elsewhere, where none can be commissioned. */
export async function placementsOf(
  tx: TransactionSql,
  { authorityId, live }: { authorityId: string; live: number },
) {
  const at = tx`crowd_id('provider', n % 200 * 10 + 3)`;
  const numbers = tx`generate_series(1, ${live}::int) as n`;
  const ofStory = (table: string, only = tx``) =>
    tx`(select * from ${tx(table)} where authority_id = ${authorityId} ${only} order by id limit 1) as told`;
  await tx`insert into offers select (jsonb_populate_record(null::offers, to_jsonb(told) || jsonb_build_object('id', crowd_id('offer', n),
      'provider_id', ${at}, 'site_id', crowd_id('site1', n % 200 * 10 + 3), 'status', 'draft', 'published_at', null,
      'am_starts', case when n % 3 > 0 then '09:00' end, 'am_ends', case when n % 3 > 0 then '12:15' end,
      'pm_starts', case when n % 3 > 0 then '12:45' end, 'pm_ends', case when n % 3 > 0 then '15:00' end))).*
    from ${numbers}, ${ofStory("offers")} where n <= 200`;
  await tx`insert into pupils select (jsonb_populate_record(null::pupils, to_jsonb(told) || jsonb_build_object('id', crowd_id('pupil', n),
      'given_name', 'Child', 'family_name', 'Number ' || n, 'upn', null,
      'sen_provision', case when n % 4 = 0 then 'ehcp' else 'support' end))).*
    from ${numbers}, ${ofStory("pupils")}`;
  await tx`insert into placements select (jsonb_populate_record(null::placements, to_jsonb(told) || jsonb_build_object('id', crowd_id('placement', n),
      'reference', 'AP-1900-' || n, 'status', case when n % 10 = 0 then 'approved' else 'active' end,
      'pupil_id', crowd_id('pupil', n), 'provider_id', ${at}, 'offer_id', crowd_id('offer', (n - 1) % 200 + 1),
      'site_id', crowd_id('site1', n % 200 * 10 + 3), 'starts_on', current_date - 30, 'ends_on', current_date + 60 + n % 40,
      'ended_on', null, 'end_reason', null, 'ended_at', null,
      'pattern', case n % 4 when 0 then '["mon-am", "mon-pm", "tue-am", "tue-pm", "wed-am", "wed-pm", "thu-am", "thu-pm"]'
                            when 1 then '["mon-am", "mon-pm", "tue-am", "tue-pm", "wed-am"]'
                            else '["tue-am", "thu-am"]' end::jsonb))).*
    from ${numbers}, ${ofStory("placements", tx`and status = 'active'`)} where n % 8 > 0`;
  await tx`insert into placement_funding (authority_id, placement_id, owner_id, position, share_percent)
    select authority_id, id, school_id, 1, 100 from placements where reference like 'AP-1900-%'`;
  await tx`insert into recorded_placements (authority_id, reference, pupil_id, school_id, commissioner_id, provider_id,
      starts_on, minutes_per_week, recorded_by, recorded_on, recorded_at)
    select authority_id, 'RP-1900-' || n, id, school_id, school_id,
      crowd_id('provider', n % 20 * 100 + 100), current_date - 20, 600 + n, added_by,
      current_date, now()
    from ${numbers} join pupils on authority_id = ${authorityId} and id = crowd_id('pupil', n) where n % 8 = 0`;
}
