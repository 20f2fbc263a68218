-- A pupil is in one place at a time: domain/placements/clashes.server.ts. Two approvals for one pupil wait for each other.
create function placement_apart() returns trigger language plpgsql security definer set search_path = public as $$
declare other text;
begin
  if new.status = 'approved' and old.status is distinct from 'approved' then
    perform pg_advisory_xact_lock(hashtextextended(new.pupil_id::text, 0));
    select reference into other from placements p
      where p.authority_id = new.authority_id and p.pupil_id = new.pupil_id and p.id <> new.id
        and p.status in ('approved', 'active') and p.pattern && new.pattern
        and p.starts_on <= new.ends_on and coalesce(p.ended_on, p.ends_on) >= new.starts_on
      limit 1;
    if other is not null then
      raise exception 'the pupil is already placed on the same half days by %', other using errcode = 'exclusion_violation';
    end if;
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger one_place_at_a_time before update of status on placements for each row execute function placement_apart();
