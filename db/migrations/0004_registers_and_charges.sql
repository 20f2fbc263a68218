DROP INDEX "absence_notices_placement_index";--> statement-breakpoint
ALTER TABLE "charges" ADD COLUMN "placement_reference" text NOT NULL;--> statement-breakpoint
ALTER TABLE "charges" ADD COLUMN "school_id" uuid NOT NULL;--> statement-breakpoint
ALTER TABLE "charges" ADD COLUMN "commissioner_id" uuid NOT NULL;--> statement-breakpoint
ALTER TABLE "charges" ADD COLUMN "vat_pence" bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "charges" ADD COLUMN "waiting_pence" bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "outcomes" ADD COLUMN "qualification_gained" boolean;--> statement-breakpoint
ALTER TABLE "outcomes" ADD COLUMN "destination_sustained" boolean;--> statement-breakpoint
ALTER TABLE "absence_notices" ADD CONSTRAINT "absence_notices_session_unique" UNIQUE("authority_id","placement_id","day","half");
--> statement-breakpoint
-- A provider reads its own statements also when the placement is out of its sight: domain/charges/visibility.server.ts.
drop policy who_sees_the_placement on charges;
--> statement-breakpoint
create policy who_may_see on charges to ap_portal using (
  authority_id = (select app_authority()) and (
    (select app_sees_all_placements())
    or school_id = any ((select app_schools())::uuid[])
    or commissioner_id = (select app_organisation())
    or ((select app_is_provider()) and provider_id = (select app_organisation()))));
--> statement-breakpoint
-- Only planned sessions of a running or ended placement are marked: domain/attendance/mark-register.server.ts.
create function mark_may_stand() returns trigger language plpgsql security definer set search_path = public as $$
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
       select 1 from placements p where p.authority_id = new.authority_id and p.id = new.placement_id
         and p.status in ('active', 'ended')
         and new.day between p.starts_on and coalesce(p.ended_on, p.ends_on)
         and (to_char(new.day, 'dy') || '-' || new.half) = any (p.pattern)) then
    raise exception 'the session of % (%) is not planned', new.day, new.half using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger may_stand before insert or update or delete on marks for each row execute function mark_may_stand();
--> statement-breakpoint
-- A code is changed only beside a correction that says from what, to what and why.
create function mark_is_corrected() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if not exists (
       select 1 from mark_corrections c where c.authority_id = new.authority_id and c.placement_id = new.placement_id
         and c.day = new.day and c.half = new.half and c.from_code = old.code and c.to_code = new.code) then
    raise exception 'a mark was changed without a correction' using errcode = 'check_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger is_corrected after update on marks deferrable initially deferred
  for each row when (old.code is distinct from new.code) execute function mark_is_corrected();
--> statement-breakpoint
-- What was charged stays charged: domain/charges/raise-statements.server.ts. A later month takes it back.
create function charges_keep() returns trigger language plpgsql as $$
declare may_change text[] := array['status', 'query', 'agreed_by', 'agreed_at', 'settled_at'];
begin
  if tg_op = 'DELETE' or (to_jsonb(new) - may_change) <> (to_jsonb(old) - may_change) then
    raise exception 'the figures of charges are never changed or removed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger append_only before update or delete on charges for each row execute function charges_keep();
--> statement-breakpoint
create trigger append_only before update or delete on charge_parts for each row execute function refuse_change();
--> statement-breakpoint
-- The parts of a charge add to it.
create function charge_is_whole() returns trigger language plpgsql security definer set search_path = public as $$
declare of_charge uuid; whole bigint; parts bigint;
begin
  if tg_table_name = 'charges' then of_charge := new.id; else of_charge := new.charge_id; end if;
  select pence into whole from charges where authority_id = new.authority_id and id = of_charge;
  select coalesce(sum(pence), 0) into parts from charge_parts
    where authority_id = new.authority_id and charge_id = of_charge;
  if whole <> parts then
    raise exception 'the parts of a charge add to %, not %', parts, whole using errcode = 'check_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger is_whole after insert on charges deferrable initially deferred
  for each row execute function charge_is_whole();
--> statement-breakpoint
create constraint trigger is_whole after insert on charge_parts deferrable initially deferred
  for each row execute function charge_is_whole();
