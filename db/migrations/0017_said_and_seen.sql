ALTER TABLE "assessment_reports" ADD COLUMN "change_key" uuid DEFAULT uuidv7() NOT NULL;--> statement-breakpoint
ALTER TABLE "assessment_reports" ADD COLUMN "shared_text" text;--> statement-breakpoint
UPDATE "assessment_reports" SET "shared_text" = "text" WHERE "shared_at" IS NOT NULL;
--> statement-breakpoint
-- domain/quality/reports/share-report.server.ts keeps the text it shares; what is shared by any other hand is kept as well.
create function report_as_shared() returns trigger language plpgsql as $$
begin
  if new.shared_at is null then
    new.shared_text := null;
  else
    new.shared_text := coalesce(new.shared_text, new.text);
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger as_shared before insert or update on assessment_reports
  for each row execute function report_as_shared();
--> statement-breakpoint
-- A text that the provider never read is nobody's agreed report: domain/quality/reports/accuracy.ts.
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
                   or (r.answer = 'corrections' and r.replied_at is null)
                   or (r.answer is distinct from 'corrections' and r.text <> r.shared_text)))
       or (exists (select 1 from visits v where v.authority_id = new.authority_id
                     and v.assessment_id = new.assessment_id and v.status = 'recorded')
         and not exists (select 1 from assessment_reports r
                         where r.authority_id = new.authority_id and r.assessment_id = new.assessment_id))) then
    raise exception 'the report is not agreed with the provider' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
-- What is only confirmed in words is never uploaded: domain/providers/add-evidence.server.ts.
create function evidence_in_words() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if new.document_id is not null and exists (
       select 1 from evidence_kinds k
       where k.authority_id = new.authority_id and k.key = new.kind_key and k.confirmation_only) then
    raise exception 'no document is kept of what is only confirmed' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger in_words before insert or update of document_id, kind_key on evidence
  for each row execute function evidence_in_words();
--> statement-breakpoint
-- Where a provider can be commissioned today, a placement is commissioned and not merely told of:
-- domain/placements/recorded/record-placement.server.ts.
create or replace function recorded_at_a_recorded_provider() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  if exists (select 1 from provider_standings s where s.authority_id = new.authority_id
               and s.provider_id = new.provider_id and s.state in ('approved', 'approved_with_conditions')) then
    raise exception 'a placement there is commissioned' using errcode = 'check_violation';
  end if;
  return new;
end $$;
