CREATE TABLE "charge_rises" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"placement_id" uuid NOT NULL,
	"budget_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"charge_id" uuid NOT NULL,
	"pence" bigint NOT NULL,
	"status" text DEFAULT 'waiting' NOT NULL,
	"raised_at" timestamp with time zone NOT NULL,
	"approved_by" uuid,
	"approved_at" timestamp with time zone,
	"seconded_by" uuid,
	"seconded_at" timestamp with time zone,
	"refused_by" uuid,
	"refusal" text,
	"closed_at" timestamp with time zone,
	CONSTRAINT "charge_rises_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "charge_rises_status_check" CHECK ("charge_rises"."status" in ('waiting', 'approved', 'refused', 'lapsed')),
	CONSTRAINT "charge_rises_pence_check" CHECK ("charge_rises"."pence" > 0),
	CONSTRAINT "charge_rises_second_check" CHECK ("charge_rises"."seconded_by" is null or "charge_rises"."seconded_by" <> "charge_rises"."approved_by"),
	CONSTRAINT "charge_rises_closed_check" CHECK (("charge_rises"."status" = 'waiting') = ("charge_rises"."closed_at" is null)
        and ("charge_rises"."status" <> 'approved' or "charge_rises"."approved_by" is not null)
        and ("charge_rises"."status" = 'refused') = ("charge_rises"."refused_by" is not null and "charge_rises"."refusal" is not null))
);
--> statement-breakpoint
CREATE TABLE "placement_change_approvals" (
	"authority_id" uuid NOT NULL,
	"change_id" uuid NOT NULL,
	"placement_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"approved_by" uuid,
	"approved_at" timestamp with time zone,
	"seconded_by" uuid,
	"seconded_at" timestamp with time zone,
	CONSTRAINT "placement_change_approvals_authority_id_change_id_owner_id_pk" PRIMARY KEY("authority_id","change_id","owner_id"),
	CONSTRAINT "placement_change_approvals_first_check" CHECK (("placement_change_approvals"."approved_by" is null) = ("placement_change_approvals"."approved_at" is null)),
	CONSTRAINT "placement_change_approvals_second_check" CHECK ("placement_change_approvals"."seconded_by" is null or "placement_change_approvals"."seconded_by" <> "placement_change_approvals"."approved_by")
);
--> statement-breakpoint
CREATE TABLE "placement_change_parts" (
	"authority_id" uuid NOT NULL,
	"change_id" uuid NOT NULL,
	"placement_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"financial_year" integer NOT NULL,
	"asked_pence" bigint NOT NULL,
	"budget_id" uuid,
	"moved_pence" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "placement_change_parts_authority_id_change_id_owner_id_financial_year_pk" PRIMARY KEY("authority_id","change_id","owner_id","financial_year"),
	CONSTRAINT "placement_change_parts_budget_check" CHECK ("placement_change_parts"."moved_pence" = 0 or "placement_change_parts"."budget_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "placement_changes" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"placement_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"status" text DEFAULT 'asked' NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"pattern" text[] NOT NULL,
	"ends_on_before" date NOT NULL,
	"pattern_before" text[] NOT NULL,
	"sessions_before" integer NOT NULL,
	"cost_before_pence" bigint NOT NULL,
	"sessions_planned" integer NOT NULL,
	"cost_pence" bigint NOT NULL,
	"reason" text NOT NULL,
	"parents_told_on" date NOT NULL,
	"parents_agreed" boolean NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"accepted_by" uuid,
	"accepted_at" timestamp with time zone,
	"approved_at" timestamp with time zone,
	"refusal" text,
	"closed_at" timestamp with time zone,
	CONSTRAINT "placement_changes_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "placement_changes_number_unique" UNIQUE("authority_id","placement_id","number"),
	CONSTRAINT "placement_changes_kind_check" CHECK ("placement_changes"."kind" in ('amend', 'extend')),
	CONSTRAINT "placement_changes_status_check" CHECK ("placement_changes"."status" in ('asked', 'accepted', 'approved', 'declined', 'cancelled')),
	CONSTRAINT "placement_changes_days_check" CHECK ("placement_changes"."ends_on" >= "placement_changes"."starts_on"),
	CONSTRAINT "placement_changes_kind_days_check" CHECK (case "placement_changes"."kind" when 'extend' then "placement_changes"."starts_on" = "placement_changes"."ends_on_before" + 1 else "placement_changes"."ends_on" = "placement_changes"."ends_on_before" end),
	CONSTRAINT "placement_changes_pattern_check" CHECK (cardinality("placement_changes"."pattern") > 0),
	CONSTRAINT "placement_changes_sessions_check" CHECK ("placement_changes"."sessions_planned" > 0 and "placement_changes"."cost_pence" >= 0),
	CONSTRAINT "placement_changes_reason_check" CHECK ("placement_changes"."reason" <> ''),
	CONSTRAINT "placement_changes_answered_check" CHECK (("placement_changes"."status" not in ('accepted', 'approved') or "placement_changes"."accepted_by" is not null)
        and ("placement_changes"."status" = 'approved') = ("placement_changes"."approved_at" is not null)
        and ("placement_changes"."status" in ('declined', 'cancelled')) = ("placement_changes"."refusal" is not null))
);
--> statement-breakpoint
ALTER TABLE "bookings" DROP CONSTRAINT "bookings_authority_id_placement_id_half_pk";--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_authority_id_placement_id_half_starts_on_pk" PRIMARY KEY("authority_id","placement_id","half","starts_on");--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "change_id" uuid;--> statement-breakpoint
ALTER TABLE "placements" ADD COLUMN "earlier_patterns" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "charge_rises" ADD CONSTRAINT "charge_rises_authority_id_placement_id_placements_authority_id_id_fk" FOREIGN KEY ("authority_id","placement_id") REFERENCES "public"."placements"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charge_rises" ADD CONSTRAINT "charge_rises_authority_id_budget_id_budgets_authority_id_id_fk" FOREIGN KEY ("authority_id","budget_id") REFERENCES "public"."budgets"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charge_rises" ADD CONSTRAINT "charge_rises_authority_id_charge_id_charges_authority_id_id_fk" FOREIGN KEY ("authority_id","charge_id") REFERENCES "public"."charges"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charge_rises" ADD CONSTRAINT "charge_rises_authority_id_owner_id_organisations_authority_id_id_fk" FOREIGN KEY ("authority_id","owner_id") REFERENCES "public"."organisations"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement_change_approvals" ADD CONSTRAINT "placement_change_approvals_authority_id_change_id_placement_changes_authority_id_id_fk" FOREIGN KEY ("authority_id","change_id") REFERENCES "public"."placement_changes"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement_change_approvals" ADD CONSTRAINT "placement_change_approvals_authority_id_owner_id_organisations_authority_id_id_fk" FOREIGN KEY ("authority_id","owner_id") REFERENCES "public"."organisations"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement_change_parts" ADD CONSTRAINT "placement_change_parts_authority_id_change_id_placement_changes_authority_id_id_fk" FOREIGN KEY ("authority_id","change_id") REFERENCES "public"."placement_changes"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement_change_parts" ADD CONSTRAINT "placement_change_parts_authority_id_budget_id_budgets_authority_id_id_fk" FOREIGN KEY ("authority_id","budget_id") REFERENCES "public"."budgets"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement_changes" ADD CONSTRAINT "placement_changes_authority_id_placement_id_placements_authority_id_id_fk" FOREIGN KEY ("authority_id","placement_id") REFERENCES "public"."placements"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "charge_rises_one_waiting" ON "charge_rises" USING btree ("authority_id","placement_id","budget_id") WHERE "charge_rises"."status" = 'waiting';--> statement-breakpoint
CREATE INDEX "charge_rises_owner_index" ON "charge_rises" USING btree ("authority_id","owner_id","status");--> statement-breakpoint
CREATE INDEX "placement_change_approvals_owner_index" ON "placement_change_approvals" USING btree ("authority_id","owner_id");--> statement-breakpoint
CREATE UNIQUE INDEX "placement_changes_one_open" ON "placement_changes" USING btree ("authority_id","placement_id") WHERE "placement_changes"."status" in ('asked', 'accepted');--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_change_check" CHECK ("bookings"."change_id" is null or "bookings"."held_until" is not null);
--> statement-breakpoint
-- What hangs on a placement is seen by who sees the placement: domain/placements/changes/visibility.server.ts.
do $$
declare name text;
begin
  foreach name in array array[
    'placement_changes', 'placement_change_approvals', 'placement_change_parts', 'charge_rises'
  ] loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy who_sees_the_placement on %1$I to ap_portal using (
         authority_id = (select app_authority()) and (
           (select app_sees_all_placements())
           or exists (select 1 from placements p where p.authority_id = %1$I.authority_id and p.id = %1$I.placement_id)))', name);
  end loop;
  -- Who pays and how much is not for a provider: domain/placements/policy.ts.
  foreach name in array array['placement_change_approvals', 'placement_change_parts', 'charge_rises'] loop
    execute format(
      'create policy never_a_provider on %I as restrictive to ap_portal using (not (select app_is_provider()))', name);
  end loop;
end $$;
--> statement-breakpoint
revoke delete on placement_changes, placement_change_approvals, placement_change_parts, charge_rises from ap_portal;
--> statement-breakpoint
alter table bookings add constraint bookings_apart exclude using gist (
  authority_id with =, placement_id with =, half with =, daterange(starts_on, ends_on, '[]') with &&);
--> statement-breakpoint
-- The half days of a placement, each with the days on which it is used: domain/placements/dated-pattern.ts.
create function placement_halves(starts_on date, last_on date, pattern text[], earlier jsonb)
returns table (half text, first_day date, last_day date) language sql immutable parallel safe as $$
  with told as (
    select (entry ->> 'until')::date as until, entry -> 'pattern' as halves
    from jsonb_array_elements(earlier) as entry
  ), spans as (
    select halves, coalesce(lag(until) over (order by until) + 1, starts_on) as first_day, least(until, last_on) as last_day
    from told
    union all
    select to_jsonb(pattern), coalesce((select max(until) + 1 from told), starts_on), last_on
  )
  select h.half, s.first_day, s.last_day
  from spans s cross join lateral jsonb_array_elements_text(s.halves) as h(half)
  where s.first_day <= s.last_day
$$;
--> statement-breakpoint
-- Only planned sessions of a running or ended placement are marked, by the pattern of their own day.
create or replace function mark_may_stand() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'marks are corrected, never removed' using errcode = 'restrict_violation';
  end if;
  if tg_op = 'UPDATE' and (new.placement_id, new.day, new.half) is distinct from (old.placement_id, old.day, old.half) then
    raise exception 'a mark stays with its session' using errcode = 'restrict_violation';
  end if;
  if new.day > app_today() then
    raise exception 'a session that lies ahead is not marked' using errcode = 'check_violation';
  end if;
  if not exists (
       select 1 from placements p
       cross join lateral placement_halves(p.starts_on, coalesce(p.ended_on, p.ends_on), p.pattern, p.earlier_patterns) h
       where p.authority_id = new.authority_id and p.id = new.placement_id
         and p.status in ('active', 'ended')
         and h.half = to_char(new.day, 'dy') || '-' || new.half
         and new.day between h.first_day and h.last_day) then
    raise exception 'the session of % (%) is not planned', new.day, new.half using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
-- A pupil is in one place at a time, when a placement is approved and when it is changed: domain/placements/clashes.server.ts.
create or replace function placement_apart() returns trigger language plpgsql security definer set search_path = public as $$
declare other text;
begin
  if (new.status = 'approved' and old.status is distinct from 'approved')
     or (new.status in ('approved', 'active')
         and (new.pattern, new.ends_on, new.earlier_patterns) is distinct from (old.pattern, old.ends_on, old.earlier_patterns)) then
    perform pg_advisory_xact_lock(hashtextextended(new.pupil_id::text, 0));
    select reference into other from placements p
      where p.authority_id = new.authority_id and p.pupil_id = new.pupil_id and p.id <> new.id
        and p.status in ('approved', 'active')
        and p.starts_on <= new.ends_on and coalesce(p.ended_on, p.ends_on) >= new.starts_on
        and exists (
          select 1
          from placement_halves(new.starts_on, new.ends_on, new.pattern, new.earlier_patterns) mine
          join placement_halves(p.starts_on, coalesce(p.ended_on, p.ends_on), p.pattern, p.earlier_patterns) theirs
            on theirs.half = mine.half
          where mine.first_day <= theirs.last_day and theirs.first_day <= mine.last_day)
      limit 1;
    if other is not null then
      raise exception 'the pupil is already placed on the same half days by %', other using errcode = 'exclusion_violation';
    end if;
  end if;
  return new;
end $$;
--> statement-breakpoint
drop trigger one_place_at_a_time on placements;
--> statement-breakpoint
create trigger one_place_at_a_time before update of status, pattern, ends_on, earlier_patterns on placements
  for each row execute function placement_apart();
--> statement-breakpoint
-- A change is asked of a live placement as it stands, and is then answered step by step: domain/placements/changes/lifecycle.ts.
create function placement_change_may_stand() returns trigger
language plpgsql security definer set search_path = public as $$
declare
  threshold bigint; missing int;
  may_change text[] := array['status', 'accepted_by', 'accepted_at', 'approved_at', 'refusal', 'closed_at',
                             'sessions_planned', 'cost_pence'];
begin
  if tg_op = 'DELETE' then
    raise exception 'changes of placements are never removed' using errcode = 'restrict_violation';
  end if;
  if tg_op = 'INSERT' then
    if new.status <> 'asked' or not exists (
         select 1 from placements p where p.authority_id = new.authority_id and p.id = new.placement_id
           and p.status in ('approved', 'active') and p.ends_on = new.ends_on_before
           and p.pattern = new.pattern_before and new.starts_on >= p.starts_on) then
      raise exception 'the change is not one of the placement as it stands' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if (to_jsonb(new) - may_change) <> (to_jsonb(old) - may_change) then
    raise exception 'what was asked for is never changed' using errcode = 'restrict_violation';
  end if;
  if (old.status, new.status) not in (('asked', 'accepted'), ('asked', 'declined'), ('asked', 'cancelled'),
                                      ('accepted', 'approved'), ('accepted', 'cancelled')) then
    raise exception 'a change that is % does not become %', old.status, new.status using errcode = 'restrict_violation';
  end if;
  if new.status <> 'approved' then
    if (new.sessions_planned, new.cost_pence) is distinct from (old.sessions_planned, old.cost_pence) then
      raise exception 'what was asked for is never changed' using errcode = 'restrict_violation';
    end if;
    return new;
  end if;
  if new.cost_pence > old.cost_pence then
    raise exception 'dearer than what was asked for is not approved' using errcode = 'check_violation';
  end if;
  select coalesce((settings ->> 'secondApproverAbovePence')::bigint, 500000) into threshold
    from authorities where id = new.authority_id;
  select count(*) into missing from placement_funding f
    left join placement_change_approvals a on a.authority_id = f.authority_id and a.change_id = new.id and a.owner_id = f.owner_id
    where f.authority_id = new.authority_id and f.placement_id = new.placement_id
      and (a.approved_by is null or (new.cost_pence > threshold and a.seconded_by is null));
  if missing > 0 then
    raise exception 'not every budget holder has approved the change' using errcode = 'check_violation';
  end if;
  if new.cost_pence > threshold and exists (
       select 1 from placement_change_approvals a where a.authority_id = new.authority_id and a.change_id = new.id
         and new.asked_by in (a.approved_by, a.seconded_by)) then
    raise exception 'who asks does not approve above the limit' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger may_stand before insert or update or delete on placement_changes
  for each row execute function placement_change_may_stand();
--> statement-breakpoint
-- Approvals are given while the provider's acceptance stands, each once.
create function placement_change_approval_may_stand() returns trigger
language plpgsql security definer set search_path = public as $$
declare change_status text;
begin
  if tg_op = 'DELETE' then
    raise exception 'approvals are never removed' using errcode = 'restrict_violation';
  end if;
  select status into change_status from placement_changes where authority_id = new.authority_id and id = new.change_id;
  if tg_op = 'INSERT' then
    if change_status <> 'asked' or new.approved_by is not null or new.seconded_by is not null then
      raise exception 'a change begins without an approval' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if change_status <> 'accepted'
     or (new.placement_id, new.owner_id, new.position) is distinct from (old.placement_id, old.owner_id, old.position)
     or (old.approved_by is not null and new.approved_by is distinct from old.approved_by)
     or (old.seconded_by is not null and new.seconded_by is distinct from old.seconded_by) then
    raise exception 'an approval is given once, between acceptance and the last approval' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger may_stand before insert or update or delete on placement_change_approvals
  for each row execute function placement_change_approval_may_stand();
--> statement-breakpoint
-- The difference of a year is borne by a budget of the same owner that is open in it, and moves once.
create function placement_change_part_may_stand() returns trigger
language plpgsql security definer set search_path = public as $$
declare change_status text;
begin
  if tg_op = 'DELETE' then
    raise exception 'parts of changes are never removed' using errcode = 'restrict_violation';
  end if;
  select status into change_status from placement_changes where authority_id = new.authority_id and id = new.change_id;
  if tg_op = 'INSERT' and change_status not in ('asked', 'accepted')
     or tg_op = 'UPDATE' and (change_status <> 'accepted' or old.budget_id is not null
       or (new.owner_id, new.financial_year, new.asked_pence) is distinct from (old.owner_id, old.financial_year, old.asked_pence)) then
    raise exception 'the parts of a change stay as they were asked and moved' using errcode = 'restrict_violation';
  end if;
  if new.budget_id is not null and not exists (
       select 1 from budgets b where b.authority_id = new.authority_id and b.id = new.budget_id and b.owner_id = new.owner_id
         and daterange(b.starts_on, b.ends_on, '[]')
             && daterange(make_date(new.financial_year, 4, 1), make_date(new.financial_year + 1, 3, 31), '[]')) then
    raise exception 'the budget is not its owner''s for this financial year' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger may_stand before insert or update or delete on placement_change_parts
  for each row execute function placement_change_part_may_stand();
--> statement-breakpoint
-- The days and half days of a placement change by an approved change alone, and never before its first day.
create function placement_days_keep() returns trigger language plpgsql security definer set search_path = public as $$
declare change placement_changes%rowtype;
begin
  if new.starts_on <> old.starts_on then
    raise exception 'the first day of a placement stays' using errcode = 'restrict_violation';
  end if;
  if (new.pattern, new.ends_on, new.earlier_patterns) is not distinct from (old.pattern, old.ends_on, old.earlier_patterns) then
    return null;
  end if;
  select * into change from placement_changes c
    where c.authority_id = new.authority_id and c.placement_id = new.id and c.status = 'approved'
    order by c.number desc limit 1;
  if not found or change.ends_on <> new.ends_on or change.pattern <> new.pattern
     or change.approved_at <> app_now()
     or change.ends_on_before <> old.ends_on or change.pattern_before <> old.pattern
     or exists (select 1 from placement_halves(new.starts_on, new.ends_on, new.pattern, new.earlier_patterns) h
                where h.last_day >= change.starts_on and not (h.half = any (change.pattern))) then
    raise exception 'no approved change says so' using errcode = 'check_violation';
  end if;
  if exists (
       (select half, first_day, least(last_day, change.starts_on - 1)
          from placement_halves(old.starts_on, old.ends_on, old.pattern, old.earlier_patterns) where first_day < change.starts_on
        except
        select half, first_day, least(last_day, change.starts_on - 1)
          from placement_halves(new.starts_on, new.ends_on, new.pattern, new.earlier_patterns) where first_day < change.starts_on)
       union all
       (select half, first_day, least(last_day, change.starts_on - 1)
          from placement_halves(new.starts_on, new.ends_on, new.pattern, new.earlier_patterns) where first_day < change.starts_on
        except
        select half, first_day, least(last_day, change.starts_on - 1)
          from placement_halves(old.starts_on, old.ends_on, old.pattern, old.earlier_patterns) where first_day < change.starts_on)) then
    raise exception 'days before a change keep their half days' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger days_keep after update of starts_on, ends_on, pattern, earlier_patterns on placements
  deferrable initially deferred for each row execute function placement_days_keep();
--> statement-breakpoint
-- A rise is answered once, by two people where the placement's cost with it asks for two: domain/charges/approve-rise.server.ts.
create function charge_rise_may_stand() returns trigger language plpgsql security definer set search_path = public as $$
declare threshold bigint; asker uuid; cost bigint;
begin
  if tg_op = 'DELETE' then
    raise exception 'rises are never removed' using errcode = 'restrict_violation';
  end if;
  if tg_op = 'INSERT' then
    if new.status <> 'waiting' or new.approved_by is not null then
      raise exception 'a rise begins without an answer' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if old.status <> 'waiting'
     or (new.placement_id, new.budget_id, new.owner_id) is distinct from (old.placement_id, old.budget_id, old.owner_id) then
    raise exception 'a rise that is answered stays answered' using errcode = 'restrict_violation';
  end if;
  if new.status = 'approved' then
    if new.pence <> old.pence then
      raise exception 'a rise is approved as it stands' using errcode = 'restrict_violation';
    end if;
    select coalesce((settings ->> 'secondApproverAbovePence')::bigint, 500000) into threshold
      from authorities where id = new.authority_id;
    select requested_by, cost_pence + new.pence into asker, cost
      from placements where authority_id = new.authority_id and id = new.placement_id;
    if cost > threshold and (new.seconded_by is null or asker in (new.approved_by, new.seconded_by)) then
      raise exception 'above the limit two people approve who did not ask' using errcode = 'check_violation';
    end if;
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger may_stand before insert or update or delete on charge_rises
  for each row execute function charge_rise_may_stand();
