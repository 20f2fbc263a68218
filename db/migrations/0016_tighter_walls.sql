DROP INDEX "saved_searches_user_index";--> statement-breakpoint
ALTER TABLE "market_interests" ADD COLUMN "provider_id" uuid;--> statement-breakpoint
ALTER TABLE "market_interests" ADD CONSTRAINT "market_interests_authority_id_provider_id_providers_authority_id_organisation_id_fk" FOREIGN KEY ("authority_id","provider_id") REFERENCES "public"."providers"("authority_id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "market_interests" ADD CONSTRAINT "market_interests_provider_unique" UNIQUE("authority_id","gap_id","provider_id");--> statement-breakpoint
-- Of a search that one person kept twice the first stays.
DELETE FROM "saved_searches" later USING "saved_searches" first
WHERE (later."authority_id", later."user_id", later."organisation_id", later."address")
    = (first."authority_id", first."user_id", first."organisation_id", first."address")
  AND (first."saved_at", first."id") < (later."saved_at", later."id");--> statement-breakpoint
ALTER TABLE "saved_searches" ADD CONSTRAINT "saved_searches_address_unique" UNIQUE("authority_id","user_id","organisation_id","address");--> statement-breakpoint
ALTER TABLE "enquiry_recipients" ADD CONSTRAINT "enquiry_recipients_price_basis_check" CHECK ("enquiry_recipients"."price_basis" in ('session', 'day', 'week', 'programme'));--> statement-breakpoint
ALTER TABLE "enquiry_recipients" ADD CONSTRAINT "enquiry_recipients_interested_check" CHECK ("enquiry_recipients"."answer" is distinct from 'interested' or ("enquiry_recipients"."price_pence" is not null and "enquiry_recipients"."price_basis" is not null and "enquiry_recipients"."starts_on" is not null));
--> statement-breakpoint
-- domain/market/visibility.server.ts, domain/watch/policy.ts, domain/menu/policy.ts: the officers' own papers.
do $$
declare name text;
begin
  foreach name in array array['market_gaps', 'market_events', 'market_invitations', 'watch_rules', 'search_misses'] loop
    execute format('drop policy own_authority on %I', name);
    execute format(
      'create policy officers on %I to ap_portal using (
         authority_id = (select app_authority()) and (select app_is_officer()))', name);
  end loop;
end $$;
--> statement-breakpoint
-- domain/market/gap-state.ts: a gap is for everyone while it is published and open.
create policy anybody_while_open on market_gaps for select to ap_portal using (
  authority_id = (select app_authority()) and published_on <= (select app_today())
  and (closes_on is null or closes_on >= (select app_today())) and withdrawn_on is null);
--> statement-breakpoint
-- Nobody answers a gap in the name of another provider.
drop policy anybody_may_leave_one on market_interests;
--> statement-breakpoint
create policy anybody_may_leave_one on market_interests for insert to ap_portal with check (
  authority_id = (select app_authority()) and status = 'new' and answered_by is null
  and (provider_id is null or provider_id = (select app_organisation())));
--> statement-breakpoint
create policy provider_sees_its_own on market_interests for select to ap_portal using (
  authority_id = (select app_authority()) and provider_id = (select app_organisation()));
--> statement-breakpoint
-- A provider writes what it changes and takes it back while it waits; an officer alone answers it (domain/providers/lifecycle.ts).
drop policy officers_and_the_provider on provider_versions;
--> statement-breakpoint
create policy officers on provider_versions to ap_portal using (
  authority_id = (select app_authority()) and (select app_is_officer()));
--> statement-breakpoint
create policy provider_reads on provider_versions for select to ap_portal using (
  authority_id = (select app_authority()) and provider_id = (select app_organisation()));
--> statement-breakpoint
create policy provider_writes on provider_versions for insert to ap_portal with check (
  authority_id = (select app_authority()) and provider_id = (select app_organisation())
  and status in ('stands', 'waiting') and answered_by is null);
--> statement-breakpoint
create policy provider_takes_back on provider_versions for update to ap_portal
  using (authority_id = (select app_authority()) and provider_id = (select app_organisation()) and status = 'waiting')
  with check (authority_id = (select app_authority()) and provider_id = (select app_organisation())
    and status = 'taken_back' and answered_by is null);
--> statement-breakpoint
-- A provider answers a condition; an officer alone checks the answer (domain/quality/conditions/policy.ts).
drop policy officers_and_the_provider on condition_answers;
--> statement-breakpoint
create policy officers on condition_answers to ap_portal using (
  authority_id = (select app_authority()) and (select app_is_officer()));
--> statement-breakpoint
create policy provider_reads on condition_answers for select to ap_portal using (
  authority_id = (select app_authority()) and provider_id = (select app_organisation()));
--> statement-breakpoint
create policy provider_writes on condition_answers for insert to ap_portal with check (
  authority_id = (select app_authority()) and provider_id = (select app_organisation())
  and status = 'given' and checked_by is null);
--> statement-breakpoint
-- Who raised a concern reads on; an officer alone weighs and closes it (domain/quality/concerns/policy.ts).
drop policy officers_and_who_raised_it on concerns;
--> statement-breakpoint
create policy officers on concerns to ap_portal using (
  authority_id = (select app_authority()) and (select app_is_officer()));
--> statement-breakpoint
create policy who_raised_it_reads on concerns for select to ap_portal using (
  authority_id = (select app_authority()) and raised_by_organisation = (select app_organisation()));
--> statement-breakpoint
create policy who_raises_it_writes on concerns for insert to ap_portal with check (
  authority_id = (select app_authority()) and raised_by_organisation = (select app_organisation())
  and status = 'raised' and triaged_by is null and closed_by is null);
