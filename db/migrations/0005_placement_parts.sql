ALTER TABLE "placement_parts" DROP CONSTRAINT "placement_parts_authority_id_placement_id_budget_id_pk";--> statement-breakpoint
ALTER TABLE "placement_parts" ADD CONSTRAINT "placement_parts_authority_id_placement_id_budget_id_financial_year_pk" PRIMARY KEY("authority_id","placement_id","budget_id","financial_year");--> statement-breakpoint
-- domain/placements/request-placement.server.ts: the number after the last one of a year, counted past the second
-- wall, since nobody who asks sees every placement. The lock lets one request at a time count.
create function next_placement_number(of_year int) returns int
language plpgsql security definer set search_path = public as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('placement reference ' || app_authority()::text, 0));
  return (select coalesce(max(substring(reference from '[0-9]+$')::int), 0) + 1 from placements
          where authority_id = app_authority() and reference like format('AP-%s-%%', of_year));
end $$;
