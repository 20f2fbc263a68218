ALTER TABLE "assessment_reports" DROP CONSTRAINT "assessment_reports_corrections_check";--> statement-breakpoint
ALTER TABLE "assessment_reports" ALTER COLUMN "shared_by" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "assessment_reports" ALTER COLUMN "shared_at" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "assessment_reports" ALTER COLUMN "answer_due_on" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "assessment_reports" ALTER COLUMN "corrections" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "assessment_reports" ALTER COLUMN "corrections" SET DATA TYPE jsonb USING case when "corrections" = '' then '[]'::jsonb
  else jsonb_build_array(jsonb_build_object('about', 'The report', 'text', "corrections")) end;--> statement-breakpoint
ALTER TABLE "assessment_reports" ALTER COLUMN "corrections" SET DEFAULT '[]'::jsonb;--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD COLUMN "covers" text DEFAULT 'own' NOT NULL;--> statement-breakpoint
ALTER TABLE "assessment_reports" ADD COLUMN "written_by" uuid;--> statement-breakpoint
UPDATE "assessment_reports" SET "written_by" = "shared_by";--> statement-breakpoint
ALTER TABLE "assessment_reports" ALTER COLUMN "written_by" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "withdrawals" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
-- The moment of the event that told of it; without one the end of the day, so that it still outdoes the day's decision.
UPDATE "withdrawals" w SET "withdrawn_at" = coalesce(
  (SELECT max(e."at") FROM "events" e WHERE e."authority_id" = w."authority_id" AND e."name" = 'provider.withdrawn'
     AND e."subject_id" = w."provider_id" AND (e."at" AT TIME ZONE 'Europe/London')::date = w."withdrawn_on"),
  ((w."withdrawn_on" + 1)::timestamp AT TIME ZONE 'Europe/London') - interval '1 second');--> statement-breakpoint
ALTER TABLE "withdrawals" ALTER COLUMN "withdrawn_at" SET NOT NULL;--> statement-breakpoint
-- A visit was three columns of its assessment: it becomes a row of its own.
INSERT INTO "visits" ("authority_id", "provider_id", "assessment_id", "purpose", "status", "visitor_id", "visited_on", "report", "recorded_by", "recorded_at")
SELECT "authority_id", "provider_id", "id", 'assessment', 'recorded', "visited_by", "visited_on", "report", "visited_by",
  ("visited_on" + time '12:00') AT TIME ZONE 'Europe/London'
FROM "assessments" WHERE "visited_on" IS NOT NULL AND "visited_by" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "assessments" DROP COLUMN "visited_on";--> statement-breakpoint
ALTER TABLE "assessments" DROP COLUMN "visited_by";--> statement-breakpoint
ALTER TABLE "assessments" DROP COLUMN "report";--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_covers_check" CHECK ("calendar_feeds"."covers" in ('own', 'all'));--> statement-breakpoint
ALTER TABLE "assessment_reports" ADD CONSTRAINT "assessment_reports_shared_check" CHECK (("assessment_reports"."shared_at" is null) = ("assessment_reports"."shared_by" is null) and ("assessment_reports"."shared_at" is null) = ("assessment_reports"."answer_due_on" is null)
        and ("assessment_reports"."shared_at" is not null or "assessment_reports"."answer" is null));--> statement-breakpoint
ALTER TABLE "assessment_reports" ADD CONSTRAINT "assessment_reports_corrections_check" CHECK (("assessment_reports"."answer" is not distinct from 'corrections') = ("assessment_reports"."corrections" <> '[]'::jsonb));
--> statement-breakpoint
-- Who visited or recorded a visit does not decide; a critical standard with a criterion not met forbids approval
-- (domain/quality/judging.ts); a decision waits for the provider's word on the report (domain/quality/reports/accuracy.ts).
create or replace function decision_may_stand() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if exists (select 1 from visits v where v.authority_id = new.authority_id and v.assessment_id = new.assessment_id
               and v.status = 'recorded'
               and (v.visitor_id in (new.proposed_by, new.confirmed_by)
                 or v.recorded_by in (new.proposed_by, new.confirmed_by))) then
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
  if tg_op = 'INSERT' and (
       exists (select 1 from assessment_reports r
               where r.authority_id = new.authority_id and r.assessment_id = new.assessment_id
                 and (r.shared_at is null
                   or (r.answer is null and r.answer_due_on >= app_today())
                   or (r.answer = 'corrections' and r.replied_at is null)))
       or (exists (select 1 from visits v where v.authority_id = new.authority_id
                     and v.assessment_id = new.assessment_id and v.status = 'recorded')
         and not exists (select 1 from assessment_reports r
                         where r.authority_id = new.authority_id and r.assessment_id = new.assessment_id))) then
    raise exception 'the report is not agreed with the provider' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
-- domain/quality/visits/visibility.server.ts: a provider sees what it was told of and what took place, and changes none.
drop policy officers_and_the_provider on visits;
--> statement-breakpoint
create policy officers on visits to ap_portal using (
  authority_id = (select app_authority()) and (select app_is_officer()));
--> statement-breakpoint
create policy provider_that_was_told on visits for select to ap_portal using (
  authority_id = (select app_authority()) and provider_id = (select app_organisation())
  and (status = 'recorded' or (is_announced and status <> 'due')));
--> statement-breakpoint
-- domain/quality/reports/visibility.server.ts: a draft is the officers' own; other providers never read it.
drop policy who_may_read on assessment_reports;
--> statement-breakpoint
create policy officers on assessment_reports to ap_portal using (
  authority_id = (select app_authority()) and (select app_is_officer()));
--> statement-breakpoint
create policy provider_reads on assessment_reports for select to ap_portal using (
  authority_id = (select app_authority()) and provider_id = (select app_organisation()) and shared_at is not null);
--> statement-breakpoint
create policy provider_answers on assessment_reports for update to ap_portal using (
  authority_id = (select app_authority()) and provider_id = (select app_organisation()) and shared_at is not null);
--> statement-breakpoint
create policy commissioners_read on assessment_reports for select to ap_portal using (
  authority_id = (select app_authority()) and app_kind() = 'person' and not (select app_is_provider())
  and shared_at is not null
  and exists (
    select 1 from decisions d where d.authority_id = assessment_reports.authority_id
      and d.assessment_id = assessment_reports.assessment_id and d.status = 'confirmed'));
--> statement-breakpoint
-- domain/people/calendar-feed.server.ts: an address is its owner's.
drop policy own_authority on calendar_feeds;
--> statement-breakpoint
create policy owner on calendar_feeds to ap_portal using (
  authority_id = (select app_authority()) and (app_kind() = 'system' or exists (
    select 1 from memberships m where m.authority_id = calendar_feeds.authority_id
      and m.id = calendar_feeds.membership_id and m.user_id = (select app_user()))));
