CREATE TABLE "recorded_placements" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"reference" text NOT NULL,
	"pupil_id" uuid NOT NULL,
	"school_id" uuid NOT NULL,
	"commissioner_id" uuid NOT NULL,
	"provider_id" uuid NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"minutes_per_week" integer NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_on" date NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "recorded_placements_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "recorded_placements_reference_unique" UNIQUE("authority_id","reference"),
	CONSTRAINT "recorded_placements_days_check" CHECK ("recorded_placements"."ends_on" is null or "recorded_placements"."ends_on" >= "recorded_placements"."starts_on"),
	CONSTRAINT "recorded_placements_begun_check" CHECK ("recorded_placements"."starts_on" <= "recorded_placements"."recorded_on"),
	CONSTRAINT "recorded_placements_minutes_check" CHECK ("recorded_placements"."minutes_per_week" between 15 and 3000)
);
--> statement-breakpoint
ALTER TABLE "recorded_placements" ADD CONSTRAINT "recorded_placements_authority_id_pupil_id_pupils_authority_id_id_fk" FOREIGN KEY ("authority_id","pupil_id") REFERENCES "public"."pupils"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recorded_placements" ADD CONSTRAINT "recorded_placements_authority_id_school_id_organisations_authority_id_id_fk" FOREIGN KEY ("authority_id","school_id") REFERENCES "public"."organisations"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recorded_placements" ADD CONSTRAINT "recorded_placements_authority_id_commissioner_id_organisations_authority_id_id_fk" FOREIGN KEY ("authority_id","commissioner_id") REFERENCES "public"."organisations"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recorded_placements" ADD CONSTRAINT "recorded_placements_authority_id_provider_id_providers_authority_id_organisation_id_fk" FOREIGN KEY ("authority_id","provider_id") REFERENCES "public"."providers"("authority_id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "recorded_placements_provider_index" ON "recorded_placements" USING btree ("authority_id","provider_id");--> statement-breakpoint
CREATE INDEX "recorded_placements_school_index" ON "recorded_placements" USING btree ("authority_id","school_id");--> statement-breakpoint
CREATE INDEX "recorded_placements_pupil_index" ON "recorded_placements" USING btree ("authority_id","pupil_id");
--> statement-breakpoint
-- domain/placements/recorded.server.ts: officers see all, a school, its partnership and who commissioned theirs; never a provider.
alter table recorded_placements enable row level security;
--> statement-breakpoint
create policy who_may_see on recorded_placements to ap_portal using (
  authority_id = (select app_authority()) and not (select app_is_provider()) and (
    (select app_sees_all_placements())
    or school_id = any ((select app_schools())::uuid[])
    or commissioner_id = (select app_organisation())));
--> statement-breakpoint
revoke delete on recorded_placements from ap_portal;
--> statement-breakpoint
create function next_recorded_number(of_year int) returns int
language plpgsql security definer set search_path = public as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('recorded reference ' || app_authority()::text, 0));
  return (select coalesce(max(substring(reference from '[0-9]+$')::int), 0) + 1 from recorded_placements
          where authority_id = app_authority() and reference like format('RP-%s-%%', of_year));
end $$;
--> statement-breakpoint
-- Only where the provider was brought over: domain/placements/record-placement.server.ts.
create function recorded_at_a_recorded_provider() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  if not exists (select 1 from providers where authority_id = new.authority_id
                   and organisation_id = new.provider_id and recorded_on is not null) then
    raise exception 'the provider was not recorded' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger at_a_recorded_provider before insert or update of provider_id on recorded_placements
  for each row execute function recorded_at_a_recorded_provider();
