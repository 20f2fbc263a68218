CREATE TABLE "criteria" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"standard_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"text" text NOT NULL,
	"provider_kinds" text[] DEFAULT '{}' NOT NULL,
	"evidence_kinds" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "criteria_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "criteria_position_unique" UNIQUE("authority_id","standard_id","position")
);
--> statement-breakpoint
ALTER TABLE "criteria" ADD CONSTRAINT "criteria_authority_id_standard_id_standards_authority_id_id_fk" FOREIGN KEY ("authority_id","standard_id") REFERENCES "public"."standards"("authority_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
-- A standard of before is judged as a whole: it becomes its own one criterion, under the same id.
INSERT INTO "criteria" ("authority_id", "id", "standard_id", "position", "text")
SELECT "authority_id", "id", "id", 0, "text" FROM "standards";
--> statement-breakpoint
ALTER TABLE "judgements" DROP CONSTRAINT "judgements_authority_id_standard_id_standards_authority_id_id_fk";
--> statement-breakpoint
ALTER TABLE "judgements" RENAME COLUMN "standard_id" TO "criterion_id";
--> statement-breakpoint
ALTER TABLE "judgements" RENAME CONSTRAINT "judgements_authority_id_assessment_id_standard_id_pk" TO "judgements_authority_id_assessment_id_criterion_id_pk";
--> statement-breakpoint
ALTER TABLE "judgements" ADD CONSTRAINT "judgements_authority_id_criterion_id_criteria_authority_id_id_fk" FOREIGN KEY ("authority_id","criterion_id") REFERENCES "public"."criteria"("authority_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "judgements" ALTER COLUMN "judgement" DROP NOT NULL;
--> statement-breakpoint
ALTER TABLE "judgements" ADD COLUMN "change_key" uuid DEFAULT uuidv7() NOT NULL;
--> statement-breakpoint
ALTER TABLE "judgements" ADD COLUMN "changed_at" timestamp with time zone;
--> statement-breakpoint
UPDATE "judgements" SET "changed_at" = "judged_at";
--> statement-breakpoint
ALTER TABLE "judgements" ALTER COLUMN "changed_at" SET NOT NULL;
--> statement-breakpoint
alter table criteria enable row level security;
--> statement-breakpoint
create policy own_authority on criteria to ap_portal using (authority_id = (select app_authority()));
--> statement-breakpoint
-- Who visited does not decide, and a critical standard with a criterion not met forbids approval (domain/quality/judging.ts).
create or replace function decision_may_stand() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if exists (select 1 from assessments a where a.authority_id = new.authority_id and a.id = new.assessment_id
               and a.visited_by in (new.proposed_by, new.confirmed_by)) then
    raise exception 'who visited does not decide' using errcode = 'check_violation';
  end if;
  if new.kind <> 'decline' and exists (
       select 1 from judgements j
         join criteria c on c.authority_id = j.authority_id and c.id = j.criterion_id
         join standards s on s.authority_id = c.authority_id and s.id = c.standard_id
       where j.authority_id = new.authority_id and j.assessment_id = new.assessment_id
         and s.critical and j.judgement = 'not_met') then
    raise exception 'a critical standard is not met' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
-- A published version is never changed, so that a decision shows what it was made under (domain/quality/frameworks/drafting.server.ts).
create function published_frameworks_keep() returns trigger
language plpgsql security definer set search_path = public as $$
declare
  touched jsonb := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
  before jsonb := case when tg_op = 'INSERT' then to_jsonb(new) else to_jsonb(old) end;
  published boolean;
begin
  if tg_table_name = 'frameworks' then
    published := before ->> 'published_on' is not null;
  elsif tg_table_name = 'standards' then
    published := exists (
      select 1 from frameworks f where f.authority_id = (touched ->> 'authority_id')::uuid
        and f.id in ((touched ->> 'framework_id')::uuid, (before ->> 'framework_id')::uuid)
        and f.published_on is not null);
  else
    published := exists (
      select 1 from standards s join frameworks f on f.authority_id = s.authority_id and f.id = s.framework_id
      where s.authority_id = (touched ->> 'authority_id')::uuid
        and s.id in ((touched ->> 'standard_id')::uuid, (before ->> 'standard_id')::uuid)
        and f.published_on is not null);
  end if;
  if published then
    raise exception 'a published framework is never changed' using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
--> statement-breakpoint
create trigger published_keeps before update or delete on frameworks for each row execute function published_frameworks_keep();
--> statement-breakpoint
create trigger published_keeps before insert or update or delete on standards for each row execute function published_frameworks_keep();
--> statement-breakpoint
create trigger published_keeps before insert or update or delete on criteria for each row execute function published_frameworks_keep();
