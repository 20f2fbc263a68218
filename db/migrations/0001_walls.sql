-- The second wall. Every rule here repeats one that a command keeps; the domain file is named beside it.
create extension if not exists btree_gist;
--> statement-breakpoint
create extension if not exists pg_trgm;
--> statement-breakpoint
create extension if not exists unaccent;
--> statement-breakpoint
-- The portal acts as this role: it owns nothing and may not pass row-level security.
do $$ begin
  create role ap_portal nologin nobypassrls;
exception when duplicate_object or unique_violation then null;
end $$;
--> statement-breakpoint
do $$ begin
  execute format('grant ap_portal to %I', current_user);
exception when others then null; -- a superuser needs no grant, and a concurrent migration has made it
end $$;
--> statement-breakpoint
-- Who acts, as stated by platform/transaction.server.ts for this transaction only. Unstated means nobody.
create function app_authority() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('app.authority', true), '')::uuid $$;
--> statement-breakpoint
create function app_kind() returns text language sql stable parallel safe as
  $$ select coalesce(current_setting('app.kind', true), '') $$;
--> statement-breakpoint
create function app_role() returns text language sql stable parallel safe as
  $$ select coalesce(current_setting('app.role', true), '') $$;
--> statement-breakpoint
create function app_user() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('app.user', true), '')::uuid $$;
--> statement-breakpoint
create function app_organisation() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('app.organisation', true), '')::uuid $$;
--> statement-breakpoint
create function app_schools() returns uuid[] language sql stable parallel safe as
  $$ select coalesce(string_to_array(nullif(current_setting('app.schools', true), ''), ',')::uuid[], '{}') $$;
--> statement-breakpoint
create function app_now() returns timestamptz language sql stable parallel safe as
  $$ select coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()) $$;
--> statement-breakpoint
create function app_today() returns date language sql stable parallel safe as
  $$ select (app_now() at time zone 'Europe/London')::date $$;
--> statement-breakpoint
-- domain/pupils/visibility.server.ts: officers whose role says so see every pupil of their authority.
create function app_sees_all_pupils() returns boolean language sql stable parallel safe as
  $$ select app_kind() = 'system' or app_role() in ('development_officer', 'commissioning_officer', 'authority_lead') $$;
--> statement-breakpoint
-- domain/placements/visibility.server.ts: the finance officer sees placements, by reference.
create function app_sees_all_placements() returns boolean language sql stable parallel safe as
  $$ select app_sees_all_pupils() or app_role() = 'finance_officer' $$;
--> statement-breakpoint
create function app_is_provider() returns boolean language sql stable parallel safe as
  $$ select app_role() in ('provider_manager', 'provider_staff', 'provider_safeguarding_lead') $$;
--> statement-breakpoint
grant usage on schema public to ap_portal;
--> statement-breakpoint
grant select, insert, update, delete on all tables in schema public to ap_portal;
--> statement-breakpoint
alter default privileges in schema public grant select, insert, update, delete on tables to ap_portal;
--> statement-breakpoint
revoke all on sessions from ap_portal;
--> statement-breakpoint
revoke insert, update, delete on users, authorities from ap_portal;
--> statement-breakpoint
revoke select (password_hash) on users from ap_portal;
--> statement-breakpoint
revoke select on users from ap_portal;
--> statement-breakpoint
grant select (id, email, name, created_at) on users to ap_portal;
--> statement-breakpoint
grant update (settings, name) on authorities to ap_portal;
--> statement-breakpoint
revoke update, delete on transfers, events, mark_corrections, pupil_looks, evidence_checks from ap_portal;
--> statement-breakpoint
grant update (reacted_at) on events to ap_portal;
--> statement-breakpoint
-- One authority never sees another's rows.
do $$
declare name text;
begin
  foreach name in array array[
    'organisations', 'schools', 'partnership_members', 'memberships', 'invitations', 'deputies', 'terms',
    'closures', 'events', 'documents', 'mails', 'providers', 'registrations', 'sites', 'provider_people',
    'evidence_kinds', 'evidence', 'frameworks', 'standards', 'evidence_checks', 'assessments', 'judgements',
    'decisions', 'conditions', 'suspensions', 'withdrawals', 'offers', 'offer_prices', 'offer_places',
    'bookings', 'budgets', 'transfers', 'offer_documents'
  ] loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy own_authority on %I to ap_portal using (authority_id = (select app_authority()))', name);
  end loop;
end $$;
--> statement-breakpoint
alter table authorities enable row level security;
--> statement-breakpoint
create policy own_authority on authorities to ap_portal using (id = (select app_authority()));
--> statement-breakpoint
alter table users enable row level security;
--> statement-breakpoint
create policy members_of_own_authority on users to ap_portal using (
  exists (select 1 from memberships m where m.user_id = users.id and m.authority_id = (select app_authority())));
--> statement-breakpoint
-- Placements: domain/placements/visibility.server.ts.
alter table placements enable row level security;
--> statement-breakpoint
create policy who_may_see on placements to ap_portal using (
  authority_id = (select app_authority()) and (
    (select app_sees_all_placements())
    or school_id = any ((select app_schools())::uuid[])
    or commissioner_id = (select app_organisation())
    or ((select app_is_provider())
        and provider_id = (select app_organisation())
        and status not in ('declined', 'cancelled')
        and (ended_on is null or ended_on + 90 >= (select app_today())))));
--> statement-breakpoint
-- Pupils: domain/pupils/visibility.server.ts. A provider sees a pupil only through a placement it may see.
alter table pupils enable row level security;
--> statement-breakpoint
create policy who_may_see on pupils to ap_portal using (
  authority_id = (select app_authority()) and (
    (select app_sees_all_pupils())
    or school_id = any ((select app_schools())::uuid[])
    or ((select app_is_provider())
        and id in (select p.pupil_id from placements p
                   where p.authority_id = (select app_authority())
                     and p.provider_id = (select app_organisation())))));
--> statement-breakpoint
alter table pupil_looks enable row level security;
--> statement-breakpoint
create policy who_may_see on pupil_looks to ap_portal using (
  authority_id = (select app_authority()) and (
    user_id = (select app_user())
    or (select app_sees_all_pupils())
    or exists (select 1 from pupils p where p.id = any (pupil_ids) and p.school_id = any ((select app_schools())::uuid[]))));
--> statement-breakpoint
alter table placement_drafts enable row level security;
--> statement-breakpoint
create policy who_may_see on placement_drafts to ap_portal using (
  authority_id = (select app_authority())
  and (organisation_id = (select app_organisation()) or (select app_kind()) = 'system'));
--> statement-breakpoint
-- What hangs on a placement is seen by who sees the placement.
do $$
declare name text;
begin
  foreach name in array array[
    'placement_funding', 'placement_parts', 'placement_start_checks', 'reviews', 'marks', 'mark_corrections',
    'absence_notices', 'charges', 'outcomes'
  ] loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy who_sees_the_placement on %1$I to ap_portal using (
         authority_id = (select app_authority()) and (
           (select app_sees_all_placements())
           or exists (select 1 from placements p where p.authority_id = %1$I.authority_id and p.id = %1$I.placement_id)))', name);
  end loop;
end $$;
--> statement-breakpoint
alter table charge_parts enable row level security;
--> statement-breakpoint
create policy who_sees_the_charge on charge_parts to ap_portal using (
  authority_id = (select app_authority()) and (
    (select app_sees_all_placements())
    or exists (select 1 from charges c where c.authority_id = charge_parts.authority_id and c.id = charge_parts.charge_id)));
--> statement-breakpoint
-- Periods that may not overlap.
alter table partnership_members add constraint partnership_members_one_at_a_time exclude using gist (
  authority_id with =, school_id with =, daterange(starts_on, ends_on, '[]') with &&);
--> statement-breakpoint
alter table terms add constraint terms_apart exclude using gist (
  authority_id with =, daterange(starts_on, ends_on, '[]') with &&);
--> statement-breakpoint
alter table budgets add constraint budgets_apart exclude using gist (
  authority_id with =, owner_id with =, daterange(starts_on, ends_on, '[]') with &&);
--> statement-breakpoint
alter table offer_places add constraint offer_places_apart exclude using gist (
  authority_id with =, offer_id with =, half with =, daterange(starts_on, ends_on, '[]') with &&);
--> statement-breakpoint
-- What was written stays written: domain/budgets/ledger.server.ts, platform/events.server.ts.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed or removed', tg_table_name using errcode = 'restrict_violation';
end $$;
--> statement-breakpoint
create trigger append_only before update or delete on transfers for each row execute function refuse_change();
--> statement-breakpoint
create trigger no_truncate before truncate on transfers for each statement execute function refuse_change();
--> statement-breakpoint
create trigger append_only before update or delete on mark_corrections for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only before update or delete on pupil_looks for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only before update or delete on evidence_checks for each row execute function refuse_change();
--> statement-breakpoint
create function events_keep() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (to_jsonb(new) - 'reacted_at') <> (to_jsonb(old) - 'reacted_at') then
    raise exception 'rows of events are never changed or removed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger append_only before update or delete on events for each row execute function events_keep();
--> statement-breakpoint
create function events_tell() returns trigger language plpgsql as $$
begin
  perform pg_notify('portal_events', '');
  return null;
end $$;
--> statement-breakpoint
create trigger tell after insert on events for each statement execute function events_tell();
--> statement-breakpoint
-- Nothing is spent twice: no account of a budget goes below nothing (domain/budgets/ledger.server.ts).
create function transfers_within_balance() returns trigger language plpgsql security definer set search_path = public as $$
declare left_pence bigint;
begin
  if new.from_budget_id is not null then
    perform 1 from budgets where authority_id = new.authority_id and id = new.from_budget_id for update;
    select coalesce((select sum(pence) from transfers t where t.authority_id = new.authority_id
                       and t.to_budget_id = new.from_budget_id and t.to_account = new.from_account), 0)
         - coalesce((select sum(pence) from transfers t where t.authority_id = new.authority_id
                       and t.from_budget_id = new.from_budget_id and t.from_account = new.from_account), 0)
      into left_pence;
    if left_pence < 0 then
      raise exception 'account % would stand at % pence', new.from_account, left_pence using errcode = 'check_violation';
    end if;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger within_balance after insert on transfers for each row execute function transfers_within_balance();
--> statement-breakpoint
create view account_balances with (security_invoker = true) as
select authority_id, budget_id, account, sum(pence)::bigint as pence
from (select authority_id, to_budget_id as budget_id, to_account as account, pence from transfers
      union all
      select authority_id, from_budget_id, from_account, -pence from transfers) line
group by authority_id, budget_id, account;
--> statement-breakpoint
create view budget_balances with (security_invoker = true) as
select authority_id, budget_id,
  coalesce(sum(pence) filter (where account like 'available:%'), 0)::bigint as available_pence,
  coalesce(sum(pence) filter (where account like 'committed:%'), 0)::bigint as committed_pence,
  coalesce(sum(pence) filter (where account like 'owed:%'), 0)::bigint as owed_pence,
  coalesce(sum(pence) filter (where account like 'paid:%'), 0)::bigint as paid_pence
from account_balances where budget_id is not null
group by authority_id, budget_id;
--> statement-breakpoint
grant select on account_balances, budget_balances to ap_portal;
--> statement-breakpoint
-- Places: domain/menu/places.server.ts. The peak of what is booked never exceeds the places of any day.
create function places_hold(of_authority uuid, of_offer uuid, of_half text) returns void
language plpgsql security definer set search_path = public as $$
declare bad record;
begin
  perform 1 from offers where authority_id = of_authority and id = of_offer for update;
  with booked as (
    select starts_on, ends_on from bookings
    where authority_id = of_authority and offer_id = of_offer and half = of_half
      and (held_until is null or held_until > app_now())
  ), given as (
    select starts_on, ends_on, places from offer_places
    where authority_id = of_authority and offer_id = of_offer and half = of_half
  ), edges as (
    select starts_on as day from booked
    union select starts_on from given
    union select ends_on + 1 from given where ends_on is not null
  )
  select e.day, count(b.*) as booked,
         coalesce((select places from given g where e.day >= g.starts_on and (g.ends_on is null or e.day <= g.ends_on)), 0) as places
    into bad
  from edges e join booked b on e.day between b.starts_on and b.ends_on
  group by e.day
  having count(b.*) > coalesce((select places from given g where e.day >= g.starts_on and (g.ends_on is null or e.day <= g.ends_on)), 0)
  limit 1;
  if found then
    raise exception '% booked of % places on % (%)', bad.booked, bad.places, bad.day, of_half using errcode = 'check_violation';
  end if;
end $$;
--> statement-breakpoint
create function places_hold_trigger() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform places_hold(old.authority_id, old.offer_id, old.half);
  else
    perform places_hold(new.authority_id, new.offer_id, new.half);
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger places_hold after insert or update on bookings
  deferrable initially deferred for each row execute function places_hold_trigger();
--> statement-breakpoint
create constraint trigger places_hold after insert or update or delete on offer_places
  deferrable initially deferred for each row execute function places_hold_trigger();
--> statement-breakpoint
-- Funding: one to three owners, adding to 100 (domain/placements/funding.ts).
create function funding_is_whole() returns trigger language plpgsql security definer set search_path = public as $$
declare of_placement uuid; owners int; total int;
begin
  if tg_table_name = 'placements' then of_placement := new.id; else of_placement := new.placement_id; end if;
  select count(*), coalesce(sum(share_percent), 0) into owners, total
    from placement_funding where authority_id = new.authority_id and placement_id = of_placement;
  if owners not between 1 and 3 or total <> 100 then
    raise exception 'the shares of % owners add to %', owners, total using errcode = 'check_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger funding_is_whole after insert on placements
  deferrable initially deferred for each row execute function funding_is_whole();
--> statement-breakpoint
create constraint trigger funding_is_whole after insert or update on placement_funding
  deferrable initially deferred for each row execute function funding_is_whole();
--> statement-breakpoint
-- Approval and start: domain/placements/approve-placement.server.ts, start-placement.server.ts.
create function placement_may_step() returns trigger language plpgsql security definer set search_path = public as $$
declare threshold bigint; missing int;
begin
  if new.status = 'approved' and old.status is distinct from 'approved' then
    select coalesce((settings ->> 'secondApproverAbovePence')::bigint, 500000) into threshold
      from authorities where id = new.authority_id;
    select count(*) into missing from placement_funding
      where authority_id = new.authority_id and placement_id = new.id
        and (approved_at is null or (new.cost_pence > threshold and seconded_at is null));
    if missing > 0 then
      raise exception 'not every budget holder has approved' using errcode = 'check_violation';
    end if;
    if exists (select 1 from placement_funding
               where authority_id = new.authority_id and placement_id = new.id
                 and new.cost_pence > threshold and new.requested_by in (approved_by, seconded_by)) then
      raise exception 'who asks does not approve above the limit' using errcode = 'check_violation';
    end if;
  end if;
  if new.status = 'active' and old.status is distinct from 'active' then
    select 10 - count(distinct kind) into missing from placement_start_checks
      where authority_id = new.authority_id and placement_id = new.id;
    if missing > 0 then
      raise exception '% things that must be there before the start are missing', missing using errcode = 'check_violation';
    end if;
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger may_step before update of status on placements for each row execute function placement_may_step();
--> statement-breakpoint
-- Who visited does not decide, and a critical standard not met forbids approval (domain/quality).
create function decision_may_stand() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if exists (select 1 from assessments a where a.authority_id = new.authority_id and a.id = new.assessment_id
               and a.visited_by in (new.proposed_by, new.confirmed_by)) then
    raise exception 'who visited does not decide' using errcode = 'check_violation';
  end if;
  if new.kind <> 'decline' and exists (
       select 1 from judgements j join standards s on s.authority_id = j.authority_id and s.id = j.standard_id
       where j.authority_id = new.authority_id and j.assessment_id = new.assessment_id
         and s.critical and j.judgement = 'not_met') then
    raise exception 'a critical standard is not met' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger may_stand before insert or update on decisions for each row execute function decision_may_stand();
--> statement-breakpoint
-- Straight-line distance in miles; null when a place is unknown.
create function miles_between(lat1 float8, lon1 float8, lat2 float8, lon2 float8) returns float8
language sql immutable parallel safe as $$
  select 3958.8 * 2 * asin(least(1, sqrt(
    power(sin(radians(lat2 - lat1) / 2), 2) +
    cos(radians(lat1)) * cos(radians(lat2)) * power(sin(radians(lon2 - lon1) / 2), 2)))) $$;
