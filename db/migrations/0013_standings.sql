ALTER TABLE "evidence" ADD COLUMN "is_newest" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "verdict" text;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "accepted_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "evidence_newest_index" ON "evidence" USING btree ("authority_id","expires_on","id") WHERE is_newest;--> statement-breakpoint
CREATE INDEX "evidence_unchecked_index" ON "evidence" USING btree ("authority_id","added_at") WHERE is_newest and verdict is null;--> statement-breakpoint
CREATE INDEX "evidence_queried_index" ON "evidence" USING btree ("authority_id","expires_on") WHERE is_newest and verdict = 'queried';--> statement-breakpoint
CREATE INDEX "assessments_status_index" ON "assessments" USING btree ("authority_id","status","opened_at");--> statement-breakpoint
CREATE INDEX "conditions_decision_index" ON "conditions" USING btree ("authority_id","decision_id");--> statement-breakpoint
CREATE INDEX "conditions_open_index" ON "conditions" USING btree ("authority_id","due_on") WHERE closed_on is null;--> statement-breakpoint
CREATE INDEX "decisions_proposed_index" ON "decisions" USING btree ("authority_id","proposed_at") WHERE status = 'proposed';--> statement-breakpoint
CREATE INDEX "suspensions_provider_index" ON "suspensions" USING btree ("authority_id","provider_id");--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_verdict_check" CHECK ("evidence"."verdict" in ('accepted', 'queried'));--> statement-breakpoint
-- Which item of one kind and subject is the newest, and what the checks made of each: kept beside the item, so that
-- lists of the evidence of every provider read one index. domain/providers/evidence.ts and domain/quality/standing.ts.
create function evidence_newest() returns trigger language plpgsql security definer set search_path = public as $$
declare of_item evidence;
begin
  if tg_op = 'DELETE' then of_item := old; else of_item := new; end if;
  update evidence e set is_newest = (e.id = n.id)
  from (select i.id from evidence i
        where i.authority_id = of_item.authority_id and i.provider_id = of_item.provider_id
          and i.kind_key = of_item.kind_key and i.site_id is not distinct from of_item.site_id
          and i.person_id is not distinct from of_item.person_id
        order by i.added_at desc, i.id desc limit 1) n
  where e.authority_id = of_item.authority_id and e.provider_id = of_item.provider_id
    and e.kind_key = of_item.kind_key and e.site_id is not distinct from of_item.site_id
    and e.person_id is not distinct from of_item.person_id and e.is_newest <> (e.id = n.id);
  return null;
end $$;
--> statement-breakpoint
create trigger newest after insert or delete or update of added_at, kind_key, site_id, person_id on evidence
  for each row execute function evidence_newest();
--> statement-breakpoint
create function evidence_checked() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update evidence e set
    verdict = (select c.verdict from evidence_checks c where c.authority_id = e.authority_id and c.evidence_id = e.id
               order by c.checked_at desc, c.id desc limit 1),
    accepted_at = (select min(c.checked_at) from evidence_checks c
                   where c.authority_id = e.authority_id and c.evidence_id = e.id and c.verdict = 'accepted'
                     and not exists (select 1 from evidence_checks q
                                     where q.authority_id = c.authority_id and q.evidence_id = c.evidence_id
                                       and q.verdict = 'queried' and (q.checked_at, q.id) > (c.checked_at, c.id)))
  where e.authority_id = new.authority_id and e.id = new.evidence_id;
  return null;
end $$;
--> statement-breakpoint
create trigger checked after insert on evidence_checks for each row execute function evidence_checked();
--> statement-breakpoint
update evidence e set is_newest = not exists (
  select 1 from evidence n where n.authority_id = e.authority_id and n.provider_id = e.provider_id
    and n.kind_key = e.kind_key and n.site_id is not distinct from e.site_id
    and n.person_id is not distinct from e.person_id and (n.added_at, n.id) > (e.added_at, e.id));
--> statement-breakpoint
update evidence e set
  verdict = (select c.verdict from evidence_checks c where c.authority_id = e.authority_id and c.evidence_id = e.id
             order by c.checked_at desc, c.id desc limit 1),
  accepted_at = (select min(c.checked_at) from evidence_checks c
                 where c.authority_id = e.authority_id and c.evidence_id = e.id and c.verdict = 'accepted'
                   and not exists (select 1 from evidence_checks q
                                   where q.authority_id = c.authority_id and q.evidence_id = c.evidence_id
                                     and q.verdict = 'queried' and (q.checked_at, q.id) > (c.checked_at, c.id)));
--> statement-breakpoint
-- The evidence that standing hangs on and that a provider has no accepted item in date for today, by whom it is
-- needed for: domain/quality/standing.ts, over every provider at once.
create view evidence_lacking with (security_invoker = true) as
with needed as (
  select p.authority_id, p.organisation_id as provider_id, k.key as kind_key, p.organisation_id as subject_id
  from providers p
  join evidence_kinds k on k.authority_id = p.authority_id and k.scope = 'organisation'
  where k.critical and k.applies_from <= (select app_today()) and p.kind = any (k.provider_kinds)
    and (k.practice is null or k.practice = any (p.practices))
  union all
  select p.authority_id, p.organisation_id, k.key, s.id
  from providers p
  join evidence_kinds k on k.authority_id = p.authority_id and k.scope = 'site'
  join sites s on s.authority_id = p.authority_id and s.provider_id = p.organisation_id
  where k.critical and k.applies_from <= (select app_today()) and p.kind = any (k.provider_kinds)
    and (k.practice is null or k.practice = any (p.practices))
    and (k.site_kinds = '{}' or s.kind = any (k.site_kinds))
    and s.opened_on <= (select app_today()) and (s.closed_on is null or s.closed_on >= (select app_today()))
  union all
  select p.authority_id, p.organisation_id, k.key, h.id
  from providers p
  join evidence_kinds k on k.authority_id = p.authority_id and k.scope = 'person'
  join provider_people h on h.authority_id = p.authority_id and h.provider_id = p.organisation_id
  where k.critical and k.applies_from <= (select app_today()) and p.kind = any (k.provider_kinds)
    and (k.practice is null or k.practice = any (p.practices))
    and (k.posts = '{}' or h.post = any (k.posts))
    and h.started_on <= (select app_today()) and (h.left_on is null or h.left_on >= (select app_today()))
)
select n.authority_id, n.provider_id, n.kind_key, n.subject_id
from needed n
where not exists (
  select 1 from evidence e
  -- Met by whom it is for and not by its provider, which the subject implies: so that it is hashed once.
  where e.authority_id = n.authority_id and e.kind_key = n.kind_key
    and coalesce(e.site_id, e.person_id, e.provider_id) = n.subject_id
    and e.provider_id is not distinct from n.provider_id
    and e.expires_on >= (select app_today())
    and e.accepted_at < (select ((app_today() + 1)::timestamp at time zone 'Europe/London')));
--> statement-breakpoint
-- Every provider's standing today in one statement, for lists that hang on it: the states of domain/quality/standing.ts,
-- in its order. tests/domain/quality/standing-view.test.ts holds the two together.
create view provider_standings with (security_invoker = true) as
select p.authority_id, p.organisation_id as provider_id, d.kind as decision, d.decided_on,
  case when d.kind <> 'decline' then d.last_day end as approval_ends_on,
  -- Whatever else has lapsed since: the decision approves, is in date and nobody has withdrawn.
  coalesce(d.kind <> 'decline' and d.last_day >= (select app_today()) and not exists (
    select 1 from withdrawals w where w.authority_id = p.authority_id and w.provider_id = p.organisation_id
      and (w.withdrawn_on > d.decided_on
        or (w.withdrawn_on = d.decided_on and coalesce(w.withdrawn_at >= d.confirmed_at, true)))
      and w.withdrawn_on <= (select app_today())), false) as approval_holds,
  case
    when d.kind is null then 'not_assured'
    when exists (select 1 from withdrawals w where w.authority_id = p.authority_id and w.provider_id = p.organisation_id
                   and (w.withdrawn_on > d.decided_on
                     or (w.withdrawn_on = d.decided_on and coalesce(w.withdrawn_at >= d.confirmed_at, true)))
                   and w.withdrawn_on <= (select app_today())) then 'withdrawn'
    when d.kind = 'decline' then 'declined'
    when exists (select 1 from suspensions s where s.authority_id = p.authority_id and s.provider_id = p.organisation_id
                   and s.starts_on <= (select app_today())
                   and (s.lifted_on is null or s.lifted_on > (select app_today()))) then 'suspended'
    when d.last_day < (select app_today()) then 'lapsed'
    when (p.authority_id, p.organisation_id) in (
      select c.authority_id, c.provider_id from conditions c
      join decisions made on made.authority_id = c.authority_id and made.id = c.decision_id and made.status = 'confirmed'
      where c.critical and c.due_on < (select app_today())
        and (c.closed_on is null or c.closed_on > (select app_today()))) then 'lapsed'
    when (p.authority_id, p.organisation_id) in (select l.authority_id, l.provider_id from evidence_lacking l)
      then 'lapsed'
    when d.kind = 'approve' then 'approved'
    else 'approved_with_conditions'
  end as state
from providers p
left join (
  select distinct on (authority_id, provider_id) authority_id, provider_id, kind, decided_on, confirmed_at,
    coalesce(expires_on, (decided_on + interval '1 year')::date) as last_day
  from decisions
  where status = 'confirmed' and decided_on <= (select app_today())
  order by authority_id, provider_id, decided_on desc, confirmed_at desc, id desc
) d on d.authority_id = p.authority_id and d.provider_id = p.organisation_id;
--> statement-breakpoint
grant select on evidence_lacking, provider_standings to ap_portal;
