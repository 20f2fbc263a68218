CREATE TABLE "attempts" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer NOT NULL,
	"expire" timestamp with time zone
);
--> statement-breakpoint
CREATE INDEX "attempts_expire_index" ON "attempts" USING btree ("expire");--> statement-breakpoint
revoke all on attempts from ap_portal;
--> statement-breakpoint
-- Closed days of one organisation, or of everyone, are stated once (domain/terms/add-closure.server.ts).
alter table closures add constraint closures_apart exclude using gist (
  authority_id with =, coalesce(organisation_id, '00000000-0000-0000-0000-000000000000'::uuid) with =,
  daterange(starts_on, ends_on, '[]') with &&);
