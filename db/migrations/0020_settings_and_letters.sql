-- What a setting counts for that is a whole number within bounds: domain/organisations/settings.ts. A value that is
-- missing, no whole number or out of its bounds is as if it were not set, and never an error.
create function whole_setting(settings jsonb, name text, lowest bigint, highest bigint, usual bigint) returns bigint
language sql immutable parallel safe as $$
  select case when jsonb_typeof(settings -> name) = 'number'
    then case when (settings ->> name)::numeric between lowest and highest
        and (settings ->> name)::numeric = trunc((settings ->> name)::numeric)
      then (settings ->> name)::numeric::bigint else usual end
    else usual end $$;
--> statement-breakpoint
-- As it was, with the limit read as the portal reads it.
create or replace function placement_may_step() returns trigger language plpgsql security definer set search_path = public as $$
declare threshold bigint; missing int;
begin
  if new.status = 'approved' and old.status is distinct from 'approved' then
    select whole_setting(settings, 'secondApproverAbovePence', 0, 100000000, 500000) into threshold
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
-- Letters that come again and again say where they are stopped: platform/mail.server.ts.
ALTER TABLE "mails" ADD COLUMN "stop_address" text;
