/**
 * An authority with very many providers, laid in bulk beneath the commands: for measuring, never for proving a rule.
 * Ids come from the number of the provider and of the row, so that every table finds the others without a look-up.
 */
import type { Sql, TransactionSql } from "postgres";
import { placementsOf } from "#tests/bench/crowd-placements.ts";

export type Crowd = {
  authorityId: string;
  officers: readonly [string, string];
  providers: number;
  live: number;
};

/** Fills the authority of a told story and gathers the statistics the planner goes by. */
export async function fillCrowd(sql: Sql, crowd: Crowd): Promise<void> {
  await sql.begin(async (tx) => {
    await tx.unsafe(`create function crowd_id(kind text, number bigint) returns uuid language sql immutable as
      $$ select md5(kind || number)::uuid $$`);
    for (const lay of [organisationsOf, evidenceOf, decisionsOf, monitoringOf, placementsOf])
      await lay(tx, crowd);
    await tx.unsafe("drop function crowd_id");
  });
  await sql.unsafe("vacuum analyze");
}

const each = (tx: TransactionSql, { providers }: Crowd) => tx`generate_series(1, ${providers}::int) as n`;

async function organisationsOf(tx: TransactionSql, crowd: Crowd): Promise<void> {
  const { authorityId } = crowd;
  const numbers = each(tx, crowd);
  await tx`insert into organisations (authority_id, id, kind, name, postcode)
    select ${authorityId}, crowd_id('provider', n), 'provider', 'Provider ' || lpad(n::text, 5, '0') || ' (invented)',
      'S' || (n % 80 + 1) || ' 1AA' from ${numbers}`;
  await tx`insert into providers (authority_id, organisation_id, kind, legal_form, about, recorded_on)
    select ${authorityId}, crowd_id('provider', n),
      (array['non_school', 'non_school', 'non_school', 'independent_school', 'college', 'school_based'])[n % 6 + 1],
      'company', 'Work with wood, bicycles and animals in small groups, number ' || n,
      case when n % 20 = 0 then current_date - 90 end
    from ${numbers}`;
  await tx`insert into sites (authority_id, id, provider_id, kind, name, address, postcode, opened_on)
    select ${authorityId}, crowd_id('site' || s, n), crowd_id('provider', n), case s when 1 then 'main' else 'satellite' end,
      'Site ' || s, s || ' Made-up Street', 'S' || (n % 80 + 1) || ' 1AA', current_date - 900
    from ${numbers}, generate_series(1, 2) s where s = 1 or n % 4 = 0`;
  await tx`insert into provider_people (authority_id, id, provider_id, post, name, started_on)
    select ${authorityId}, crowd_id('person' || p, n), crowd_id('provider', n),
      (array['manager', 'safeguarding_lead', 'deputy_safeguarding_lead'])[p], 'Person ' || p || ' of ' || n, current_date - 800
    from ${numbers}, generate_series(1, 3) p`;
}

/** Twenty items each: every critical kind for everyone it is needed for, what else is asked, then older ones. */
async function evidenceOf(tx: TransactionSql, crowd: Crowd): Promise<void> {
  const { authorityId, officers } = crowd;
  await tx`create temp table crowd_items on commit drop as
    with asked as (
      select n, k.key, k.critical, k.position, s.site_id, h.person_id
      from ${each(tx, crowd)}
      join providers p on p.authority_id = ${authorityId} and p.organisation_id = crowd_id('provider', n)
      join evidence_kinds k on k.authority_id = ${authorityId} and p.kind = any (k.provider_kinds)
      left join lateral (
        select id as site_id from sites where authority_id = ${authorityId} and provider_id = p.organisation_id
          and (k.site_kinds = '{}' or kind = any (k.site_kinds))) s on k.scope = 'site'
      left join lateral (
        select id as person_id from provider_people where authority_id = ${authorityId} and provider_id = p.organisation_id
          and (k.posts = '{}' or post = any (k.posts))) h on k.scope = 'person'
      where (k.scope = 'site') = (s.site_id is not null) and (k.scope = 'person') = (h.person_id is not null)
    ), ordered as (
      select *, row_number() over (partition by n order by critical desc, position, key, site_id, person_id) as place,
        count(*) over (partition by n) as many from asked
    )
    select n, key, site_id, person_id, critical, place + age * many as place, age,
      n * 100 + place + age * many as number
    from ordered, generate_series(0, 1) as age where place + age * many <= 20`;
  await tx`insert into documents
      (authority_id, id, organisation_id, storage_key, file_name, media_type, bytes, sha256, uploaded_at)
    select ${authorityId}, crowd_id('document', number), crowd_id('provider', n), 'crowd/' || number,
      key || '.pdf', 'application/pdf', 1000, md5(number::text), now() - interval '200 days' from crowd_items`;
  await tx`insert into evidence (authority_id, id, provider_id, kind_key, site_id, person_id, document_id, note, issued_on,
      expires_on, added_at)
    select ${authorityId}, crowd_id('evidence', number), crowd_id('provider', n), key, site_id, person_id,
      case when key <> all (confirmed) then crowd_id('document', number) end,
      case when key = any (confirmed) then 'Said of all staff' else '' end, current_date - 200 - 365 * age,
      case when age = 1 then current_date - 100
           when n % 15 = 0 and place = 3 then current_date - (n % 40)::int
           else current_date + (20 + (number * 7919) % 400)::int end,
      now() - (200 + 365 * age) * interval '1 day'
    from crowd_items,
      -- What is only confirmed is said in words.
      (select array(select key from evidence_kinds where authority_id = ${authorityId} and confirmation_only) as confirmed) words`;
  await tx`insert into evidence_checks (authority_id, evidence_id, verdict, message, due_on, checked_by, checked_at)
    select ${authorityId}, crowd_id('evidence', number), case when number % 90 = 0 then 'queried' else 'accepted' end,
      case when number % 90 = 0 then 'The last page is missing' else '' end, current_date + 14, ${officers[0]}::uuid,
      now() - (180 + 365 * age) * interval '1 day'
    from crowd_items where number % 40 <> 1`;
}

/** Most are decided; of every hundred some wait, are looked at, visited, with their provider, or proposed. */
async function decisionsOf(tx: TransactionSql, crowd: Crowd): Promise<void> {
  const { authorityId, officers } = crowd;
  const numbers = each(tx, crowd);
  await tx`insert into registrations (authority_id, id, provider_id, status, started_at, submitted_at)
    select ${authorityId}, crowd_id('registration', n), crowd_id('provider', n), 'submitted', now() - interval '330 days',
      now() - (case when n % 100 < 12 then n % 90 else 310 end) * interval '1 day' from ${numbers}`;
  await tx`insert into assessments (authority_id, id, registration_id, provider_id, framework_id, status, opened_by,
      opened_at)
    select ${authorityId}, crowd_id('assessment', n), crowd_id('registration', n), crowd_id('provider', n), f.id,
      case when n % 100 in (10) then 'decision_proposed' when n % 100 = 8 then 'factual_accuracy'
           when n % 100 < 12 then 'open' else 'closed' end,
      ${officers[0]}, now() - interval '300 days'
    from ${numbers}, (select id from frameworks where authority_id = ${authorityId} order by key limit 1) f
    where n % 100 > 2`;
  await tx`insert into decisions (authority_id, id, provider_id, assessment_id, kind, status, reason, proposed_by,
      proposed_at, confirmed_by, confirmed_at, decided_on, expires_on)
    select ${authorityId}, crowd_id('decision', n), crowd_id('provider', n), crowd_id('assessment', n),
      case when n % 33 = 0 then 'decline' when n % 5 = 0 then 'approve_with_conditions' else 'approve' end,
      case when n % 100 = 10 then 'proposed' else 'confirmed' end, 'What was seen', ${officers[0]}::uuid,
      now() - (n % 290) * interval '1 day',
      case when n % 100 <> 10 then ${officers[1]}::uuid end,
      case when n % 100 <> 10 then now() - (n % 290) * interval '1 day' end,
      case when n % 100 <> 10 then current_date - (n % 290) end,
      case when n % 100 <> 10 and n % 33 <> 0 then current_date - (n % 290) + 365 end
    from ${numbers} where n % 100 >= 12 or n % 100 = 10`;
}

async function monitoringOf(tx: TransactionSql, crowd: Crowd): Promise<void> {
  const { authorityId, officers } = crowd;
  const numbers = each(tx, crowd);
  await tx`insert into conditions (authority_id, decision_id, provider_id, text, critical, due_on, closed_on, closed_by)
    select ${authorityId}, crowd_id('decision', n), crowd_id('provider', n), 'Hold fire drill ' || c, c = 1 and n % 25 = 0,
      current_date - 30 + (n * c) % 120, case when n % 2 = 0 then current_date - 2 end,
      case when n % 2 = 0 then ${officers[0]}::uuid end
    from ${numbers}, generate_series(1, 3) c where n % 5 = 0 and n % 33 <> 0 and n % 100 >= 12`;
  await tx`insert into visits (authority_id, provider_id, purpose, status, due_on, planned_on, starts_at, visitor_id,
      planned_by, planned_at, visited_on, recorded_by, recorded_at, report)
    select ${authorityId}, crowd_id('provider', n), 'monitoring',
      case when v = 1 then 'recorded' when n % 3 = 0 then 'planned' else 'due' end, current_date - 40 + (n % 200),
      case when v = 1 then current_date - 60 when n % 3 = 0 then current_date + n % 60 end, '10:00', ${officers[0]}::uuid,
      ${officers[0]}::uuid, now() - interval '80 days', case when v = 1 then current_date - 60 end,
      case when v = 1 then ${officers[0]}::uuid end, case when v = 1 then now() - interval '60 days' end, ''
    from ${numbers}, generate_series(1, 2) v where n % 100 >= 12`;
  await tx`insert into visits (authority_id, provider_id, assessment_id, purpose, status, planned_on, visitor_id)
    select ${authorityId}, crowd_id('provider', n), crowd_id('assessment', n), 'assessment', 'planned',
      current_date + n % 20, ${officers[1]}::uuid from ${numbers} where n % 100 = 4`;
  await tx`insert into visits (authority_id, provider_id, assessment_id, purpose, status, planned_on, visitor_id,
      visited_on, recorded_by, recorded_at)
    select ${authorityId}, crowd_id('provider', n), crowd_id('assessment', n), 'assessment', 'recorded',
      current_date - 20, crowd_id('visitor', 1), current_date - 20, crowd_id('visitor', 1), now()
    from ${numbers} where n % 100 between 6 and 9`;
  await tx`insert into assessment_reports (authority_id, assessment_id, provider_id, text, written_by, shared_by,
      shared_at, answer_due_on)
    select ${authorityId}, crowd_id('assessment', n), crowd_id('provider', n), 'What was seen', crowd_id('visitor', 1),
      crowd_id('visitor', 1), now(), current_date + 10 from ${numbers} where n % 100 = 8`;
  await tx`insert into concerns (authority_id, reference, provider_id, status, subject, text, noticed_on, raised_by,
      raised_by_organisation, raised_at, weight, triaged_by, triaged_at, finding, closed_by)
    select ${authorityId}, 'C-9' || lpad(n::text, 5, '0'), crowd_id('provider', n),
      (array['raised', 'open', 'closed'])[n % 3 + 1], 'premises', 'The gate stands open at noon', current_date - n % 300,
      ${officers[0]}, ${authorityId}, now() - (n % 300) * interval '1 day', case when n % 3 > 0 then 'serious' end,
      case when n % 3 > 0 then ${officers[0]}::uuid end, now(), case when n % 3 = 2 then 'Mended' else '' end,
      case when n % 3 = 2 then ${officers[0]}::uuid end
    from ${numbers} where n % 4 = 0`;
  await tx`insert into suspensions (authority_id, provider_id, reason, starts_on, suspended_by, suspended_at, lifted_on)
    select ${authorityId}, crowd_id('provider', n), 'A roof has fallen in', current_date - 40, ${officers[0]}, now(),
      case when n % 2 = 0 then current_date - 10 end from ${numbers} where n % 35 = 0`;
  await tx`insert into withdrawals (authority_id, provider_id, reason, withdrawn_on, withdrawn_by, withdrawn_at)
    select ${authorityId}, crowd_id('provider', n), 'Closing', current_date - 1, ${officers[0]}, now() - interval '1 day'
    from ${numbers} where n % 70 = 13`;
  await tx`insert into provider_versions (authority_id, provider_id, part, part_id, status, content, saved_at)
    select ${authorityId}, crowd_id('provider', n), 'organisation', crowd_id('provider', n), 'waiting',
      '{"name": "Another name"}', now() - (n % 30) * interval '1 day' from ${numbers} where n % 30 = 7`;
  await tx`insert into events (authority_id, name, subject_id, details, at, reacted_at)
    select ${authorityId}, 'provider.registered', crowd_id('provider', n), '{}', now() - e * interval '9 days', now()
    from ${numbers}, generate_series(1, 10) e`;
}
