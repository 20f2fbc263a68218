CREATE TABLE "market_events" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"title" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"place" text NOT NULL,
	"held_on" date NOT NULL,
	"starts_at" time NOT NULL,
	"ends_at" time NOT NULL,
	"answer_by" date NOT NULL,
	"cancelled_reason" text DEFAULT '' NOT NULL,
	"cancelled_at" timestamp with time zone,
	"called_by" uuid NOT NULL,
	"called_at" timestamp with time zone NOT NULL,
	CONSTRAINT "market_events_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "market_events_times_check" CHECK ("market_events"."ends_at" > "market_events"."starts_at"),
	CONSTRAINT "market_events_days_check" CHECK ("market_events"."answer_by" <= "market_events"."held_on")
);
--> statement-breakpoint
CREATE TABLE "market_gaps" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"needs" text[] NOT NULL,
	"key_stages" text[] NOT NULL,
	"area" text DEFAULT '' NOT NULL,
	"places" integer NOT NULL,
	"published_on" date,
	"closes_on" date,
	"withdrawn_on" date,
	"drafted_by" uuid NOT NULL,
	"drafted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "market_gaps_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "market_gaps_places_check" CHECK ("market_gaps"."places" > 0),
	CONSTRAINT "market_gaps_days_check" CHECK ("market_gaps"."closes_on" is null or "market_gaps"."published_on" is null or "market_gaps"."closes_on" >= "market_gaps"."published_on")
);
--> statement-breakpoint
CREATE TABLE "market_interests" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"status" text DEFAULT 'new' NOT NULL,
	"organisation" text NOT NULL,
	"contact_name" text NOT NULL,
	"email" text NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	"kinds" text[] DEFAULT '{}' NOT NULL,
	"area" text DEFAULT '' NOT NULL,
	"message" text DEFAULT '' NOT NULL,
	"gap_id" uuid,
	"registered_at" timestamp with time zone NOT NULL,
	"answered_by" uuid,
	"answered_at" timestamp with time zone,
	"note" text DEFAULT '' NOT NULL,
	CONSTRAINT "market_interests_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "market_interests_status_check" CHECK ("market_interests"."status" in ('new', 'invited', 'registered', 'closed'))
);
--> statement-breakpoint
CREATE TABLE "market_invitations" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"event_id" uuid NOT NULL,
	"provider_id" uuid,
	"interest_id" uuid,
	"organisation" text NOT NULL,
	"email" text NOT NULL,
	"token_hash" text NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"answer" text,
	"people" integer,
	"message" text DEFAULT '' NOT NULL,
	"answered_at" timestamp with time zone,
	"attended" boolean,
	CONSTRAINT "market_invitations_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "market_invitations_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "market_invitations_provider_unique" UNIQUE("authority_id","event_id","provider_id"),
	CONSTRAINT "market_invitations_interest_unique" UNIQUE("authority_id","event_id","interest_id"),
	CONSTRAINT "market_invitations_answer_check" CHECK ("market_invitations"."answer" in ('coming', 'not_coming')),
	CONSTRAINT "market_invitations_guest_check" CHECK (("market_invitations"."provider_id" is not null) <> ("market_invitations"."interest_id" is not null)),
	CONSTRAINT "market_invitations_people_check" CHECK ("market_invitations"."people" is null or "market_invitations"."people" between 0 and 20)
);
--> statement-breakpoint
CREATE TABLE "enquiries" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"reference" text NOT NULL,
	"organisation_id" uuid NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"key_stage" text NOT NULL,
	"needs" text[] NOT NULL,
	"pattern" text[] NOT NULL,
	"starts_from" date,
	"weeks" integer,
	"area" text DEFAULT '' NOT NULL,
	"description" text NOT NULL,
	"answer_by" date NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"closed_by" uuid,
	"closed_at" timestamp with time zone,
	CONSTRAINT "enquiries_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "enquiries_reference_unique" UNIQUE("authority_id","reference"),
	CONSTRAINT "enquiries_status_check" CHECK ("enquiries"."status" in ('open', 'closed'))
);
--> statement-breakpoint
CREATE TABLE "enquiry_recipients" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"enquiry_id" uuid NOT NULL,
	"provider_id" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"opened_at" timestamp with time zone,
	"answer" text,
	"price_pence" bigint,
	"price_basis" text,
	"starts_on" date,
	"reason" text,
	"message" text DEFAULT '' NOT NULL,
	"answered_by" uuid,
	"answered_at" timestamp with time zone,
	"draft_id" uuid,
	CONSTRAINT "enquiry_recipients_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "enquiry_recipients_answer_check" CHECK ("enquiry_recipients"."answer" in ('interested', 'not_interested')),
	CONSTRAINT "enquiry_recipients_reason_check" CHECK ("enquiry_recipients"."reason" in ('full', 'age', 'need', 'distance', 'dates', 'staffing', 'other')),
	CONSTRAINT "enquiry_recipients_price_check" CHECK ("enquiry_recipients"."price_pence" is null or "enquiry_recipients"."price_pence" >= 0),
	CONSTRAINT "enquiry_recipients_refused_check" CHECK ("enquiry_recipients"."answer" is distinct from 'not_interested' or "enquiry_recipients"."reason" is not null)
);
--> statement-breakpoint
CREATE TABLE "local_menu_entries" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"partnership_id" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"pinned_by" uuid NOT NULL,
	"pinned_at" timestamp with time zone NOT NULL,
	CONSTRAINT "local_menu_entries_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "local_menu_entries_offer_unique" UNIQUE("authority_id","partnership_id","offer_id")
);
--> statement-breakpoint
CREATE TABLE "offer_pictures" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"offer_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"alternative" text NOT NULL,
	"position" integer NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "offer_pictures_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "offer_pictures_alternative_check" CHECK ("offer_pictures"."alternative" <> '')
);
--> statement-breakpoint
CREATE TABLE "saved_searches" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"name" text NOT NULL,
	"address" text NOT NULL,
	"alerts" boolean DEFAULT true NOT NULL,
	"known_offer_ids" uuid[] DEFAULT '{}' NOT NULL,
	"stop_token_hash" text NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	"told_at" timestamp with time zone,
	CONSTRAINT "saved_searches_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "saved_searches_stop_token_hash_unique" UNIQUE("stop_token_hash"),
	CONSTRAINT "saved_searches_name_check" CHECK ("saved_searches"."name" <> '')
);
--> statement-breakpoint
CREATE TABLE "search_misses" (
	"authority_id" uuid NOT NULL,
	"searched_on" date NOT NULL,
	"need" text DEFAULT '' NOT NULL,
	"key_stage" text DEFAULT '' NOT NULL,
	"area" text DEFAULT '' NOT NULL,
	"searches" integer NOT NULL,
	CONSTRAINT "search_misses_authority_id_searched_on_need_key_stage_area_pk" PRIMARY KEY("authority_id","searched_on","need","key_stage","area")
);
--> statement-breakpoint
CREATE TABLE "postcodes" (
	"postcode" text PRIMARY KEY NOT NULL,
	"latitude" double precision NOT NULL,
	"longitude" double precision NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calendar_feeds" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"membership_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "calendar_feeds_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "calendar_feeds_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"status" text DEFAULT 'read' NOT NULL,
	"file_name" text NOT NULL,
	"rows" jsonb NOT NULL,
	"read_by" uuid,
	"read_at" timestamp with time zone NOT NULL,
	"brought_in_at" timestamp with time zone,
	CONSTRAINT "imports_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "imports_kind_check" CHECK ("imports"."kind" in ('providers', 'evidence')),
	CONSTRAINT "imports_status_check" CHECK ("imports"."status" in ('read', 'brought_in', 'discarded'))
);
--> statement-breakpoint
CREATE TABLE "provider_versions" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"provider_id" uuid NOT NULL,
	"part" text NOT NULL,
	"part_id" uuid NOT NULL,
	"status" text NOT NULL,
	"content" jsonb NOT NULL,
	"saved_by" uuid,
	"saved_at" timestamp with time zone NOT NULL,
	"answered_by" uuid,
	"answered_at" timestamp with time zone,
	"answer" text DEFAULT '' NOT NULL,
	CONSTRAINT "provider_versions_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "provider_versions_part_check" CHECK ("provider_versions"."part" in ('organisation', 'site', 'person')),
	CONSTRAINT "provider_versions_status_check" CHECK ("provider_versions"."status" in ('stands', 'waiting', 'returned', 'taken_back')),
	CONSTRAINT "provider_versions_returned_check" CHECK ("provider_versions"."status" <> 'returned' or ("provider_versions"."answered_by" is not null and "provider_versions"."answer" <> ''))
);
--> statement-breakpoint
CREATE TABLE "assessment_reports" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"provider_id" uuid NOT NULL,
	"text" text NOT NULL,
	"shared_by" uuid NOT NULL,
	"shared_at" timestamp with time zone NOT NULL,
	"answer_due_on" date NOT NULL,
	"answer" text,
	"corrections" text DEFAULT '' NOT NULL,
	"answered_by" uuid,
	"answered_at" timestamp with time zone,
	"reply" text DEFAULT '' NOT NULL,
	"replied_by" uuid,
	"replied_at" timestamp with time zone,
	CONSTRAINT "assessment_reports_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "assessment_reports_assessment_unique" UNIQUE("authority_id","assessment_id"),
	CONSTRAINT "assessment_reports_answer_check" CHECK ("assessment_reports"."answer" in ('accurate', 'corrections')),
	CONSTRAINT "assessment_reports_corrections_check" CHECK ("assessment_reports"."answer" is distinct from 'corrections' or "assessment_reports"."corrections" <> '')
);
--> statement-breakpoint
CREATE TABLE "concerns" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"reference" text NOT NULL,
	"provider_id" uuid NOT NULL,
	"status" text DEFAULT 'raised' NOT NULL,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"noticed_on" date NOT NULL,
	"raised_by" uuid NOT NULL,
	"raised_by_organisation" uuid NOT NULL,
	"raised_at" timestamp with time zone NOT NULL,
	"weight" text,
	"plan" text DEFAULT '' NOT NULL,
	"triaged_by" uuid,
	"triaged_at" timestamp with time zone,
	"visit_id" uuid,
	"finding" text DEFAULT '' NOT NULL,
	"closed_by" uuid,
	"closed_at" timestamp with time zone,
	CONSTRAINT "concerns_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "concerns_reference_unique" UNIQUE("authority_id","reference"),
	CONSTRAINT "concerns_status_check" CHECK ("concerns"."status" in ('raised', 'open', 'closed')),
	CONSTRAINT "concerns_subject_check" CHECK ("concerns"."subject" in ('premises', 'supervision', 'attendance', 'teaching', 'behaviour', 'communication', 'transport', 'other')),
	CONSTRAINT "concerns_weight_check" CHECK ("concerns"."weight" in ('urgent', 'serious', 'minor')),
	CONSTRAINT "concerns_closed_check" CHECK ("concerns"."status" <> 'closed' or ("concerns"."finding" <> '' and "concerns"."closed_by" is not null)),
	CONSTRAINT "concerns_triaged_check" CHECK ("concerns"."status" = 'raised' or ("concerns"."weight" is not null and "concerns"."triaged_by" is not null))
);
--> statement-breakpoint
CREATE TABLE "condition_answers" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"condition_id" uuid NOT NULL,
	"provider_id" uuid NOT NULL,
	"status" text DEFAULT 'given' NOT NULL,
	"text" text NOT NULL,
	"document_id" uuid,
	"given_by" uuid NOT NULL,
	"given_at" timestamp with time zone NOT NULL,
	"message" text DEFAULT '' NOT NULL,
	"checked_by" uuid,
	"checked_at" timestamp with time zone,
	CONSTRAINT "condition_answers_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "condition_answers_status_check" CHECK ("condition_answers"."status" in ('given', 'accepted', 'returned')),
	CONSTRAINT "condition_answers_returned_check" CHECK ("condition_answers"."status" <> 'returned' or ("condition_answers"."message" <> '' and "condition_answers"."checked_by" is not null))
);
--> statement-breakpoint
CREATE TABLE "provider_notes" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"provider_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"happened_on" date NOT NULL,
	"with_whom" text DEFAULT '' NOT NULL,
	"text" text NOT NULL,
	"noted_by" uuid NOT NULL,
	"noted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "provider_notes_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "provider_notes_kind_check" CHECK ("provider_notes"."kind" in ('telephone', 'meeting', 'email', 'note'))
);
--> statement-breakpoint
CREATE TABLE "visits" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"provider_id" uuid NOT NULL,
	"assessment_id" uuid,
	"site_id" uuid,
	"purpose" text NOT NULL,
	"status" text NOT NULL,
	"due_on" date,
	"planned_on" date,
	"starts_at" time,
	"is_announced" boolean DEFAULT true NOT NULL,
	"visitor_id" uuid,
	"planned_by" uuid,
	"planned_at" timestamp with time zone,
	"visited_on" date,
	"report" text DEFAULT '' NOT NULL,
	"recorded_by" uuid,
	"recorded_at" timestamp with time zone,
	"cancelled_reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "visits_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "visits_purpose_check" CHECK ("visits"."purpose" in ('assessment', 'monitoring', 'refresh', 'concern')),
	CONSTRAINT "visits_status_check" CHECK ("visits"."status" in ('due', 'planned', 'recorded', 'cancelled')),
	CONSTRAINT "visits_planned_check" CHECK ("visits"."status" <> 'planned' or ("visits"."planned_on" is not null and "visits"."visitor_id" is not null)),
	CONSTRAINT "visits_recorded_check" CHECK (("visits"."status" = 'recorded') = ("visits"."visited_on" is not null and "visits"."recorded_by" is not null))
);
--> statement-breakpoint
CREATE TABLE "watch_actions" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"provider_id" uuid NOT NULL,
	"action" text NOT NULL,
	"note" text NOT NULL,
	"pupils_over" integer NOT NULL,
	"pupils_near" integer NOT NULL,
	"look_again_on" date,
	"taken_by" uuid NOT NULL,
	"taken_on" date NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	CONSTRAINT "watch_actions_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "watch_actions_action_check" CHECK ("watch_actions"."action" in ('spoke', 'asked_to_reduce', 'told_department', 'no_action', 'note')),
	CONSTRAINT "watch_actions_note_check" CHECK ("watch_actions"."note" <> '')
);
--> statement-breakpoint
CREATE TABLE "watch_rules" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"starts_on" date NOT NULL,
	"full_time_hours" integer NOT NULL,
	"warn_hours" integer NOT NULL,
	"pupils" integer NOT NULL,
	"pupils_with_plan" integer NOT NULL,
	"counts_majority" boolean DEFAULT false NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"set_by" uuid,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "watch_rules_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "watch_rules_day_unique" UNIQUE("authority_id","starts_on"),
	CONSTRAINT "watch_rules_figures_check" CHECK ("watch_rules"."warn_hours" between 1 and "watch_rules"."full_time_hours" and "watch_rules"."pupils" > 0 and "watch_rules"."pupils_with_plan" > 0)
);
--> statement-breakpoint
ALTER TABLE "assessments" DROP CONSTRAINT "assessments_status_check";--> statement-breakpoint
ALTER TABLE "offers" ADD COLUMN "year_from" integer;--> statement-breakpoint
ALTER TABLE "offers" ADD COLUMN "year_to" integer;--> statement-breakpoint
ALTER TABLE "offers" ADD COLUMN "qualification_kinds" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "offers" ADD COLUMN "weeks_from" integer;--> statement-breakpoint
ALTER TABLE "offers" ADD COLUMN "weeks_to" integer;--> statement-breakpoint
ALTER TABLE "offers" ADD COLUMN "week_described" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence_kinds" ADD COLUMN "expiry_rule" text DEFAULT 'months' NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence_kinds" ADD COLUMN "practice" text;--> statement-breakpoint
ALTER TABLE "providers" ADD COLUMN "charity_number" text;--> statement-breakpoint
ALTER TABLE "providers" ADD COLUMN "practices" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "providers" ADD COLUMN "recorded_on" date;--> statement-breakpoint
ALTER TABLE "sites" ADD COLUMN "access_features" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "sites" ADD COLUMN "facilities" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence_checks" ADD COLUMN "due_on" date;--> statement-breakpoint
ALTER TABLE "frameworks" ADD COLUMN "copied_from" uuid;--> statement-breakpoint
ALTER TABLE "frameworks" ADD COLUMN "drafted_by" uuid;--> statement-breakpoint
ALTER TABLE "frameworks" ADD COLUMN "longest_placement_weeks" integer;--> statement-breakpoint
ALTER TABLE "offer_documents" ADD COLUMN "years" integer[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "offer_documents" ADD COLUMN "qualifications" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "offer_documents" ADD COLUMN "access" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "offer_documents" ADD COLUMN "partnerships" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "offer_documents" ADD COLUMN "group_size" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "offer_documents" ADD COLUMN "days_free" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "offer_documents" ADD COLUMN "soonest_on" date;--> statement-breakpoint
ALTER TABLE "offer_documents" ADD COLUMN "weeks_from" integer;--> statement-breakpoint
ALTER TABLE "offer_documents" ADD COLUMN "weeks_to" integer;--> statement-breakpoint
ALTER TABLE "market_interests" ADD CONSTRAINT "market_interests_authority_id_gap_id_market_gaps_authority_id_id_fk" FOREIGN KEY ("authority_id","gap_id") REFERENCES "public"."market_gaps"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "market_invitations" ADD CONSTRAINT "market_invitations_authority_id_event_id_market_events_authority_id_id_fk" FOREIGN KEY ("authority_id","event_id") REFERENCES "public"."market_events"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "market_invitations" ADD CONSTRAINT "market_invitations_authority_id_provider_id_providers_authority_id_organisation_id_fk" FOREIGN KEY ("authority_id","provider_id") REFERENCES "public"."providers"("authority_id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "market_invitations" ADD CONSTRAINT "market_invitations_authority_id_interest_id_market_interests_authority_id_id_fk" FOREIGN KEY ("authority_id","interest_id") REFERENCES "public"."market_interests"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiries" ADD CONSTRAINT "enquiries_authority_id_organisation_id_organisations_authority_id_id_fk" FOREIGN KEY ("authority_id","organisation_id") REFERENCES "public"."organisations"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiry_recipients" ADD CONSTRAINT "enquiry_recipients_authority_id_enquiry_id_enquiries_authority_id_id_fk" FOREIGN KEY ("authority_id","enquiry_id") REFERENCES "public"."enquiries"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiry_recipients" ADD CONSTRAINT "enquiry_recipients_authority_id_provider_id_providers_authority_id_organisation_id_fk" FOREIGN KEY ("authority_id","provider_id") REFERENCES "public"."providers"("authority_id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiry_recipients" ADD CONSTRAINT "enquiry_recipients_authority_id_offer_id_offers_authority_id_id_fk" FOREIGN KEY ("authority_id","offer_id") REFERENCES "public"."offers"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "local_menu_entries" ADD CONSTRAINT "local_menu_entries_authority_id_partnership_id_organisations_authority_id_id_fk" FOREIGN KEY ("authority_id","partnership_id") REFERENCES "public"."organisations"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "local_menu_entries" ADD CONSTRAINT "local_menu_entries_authority_id_offer_id_offers_authority_id_id_fk" FOREIGN KEY ("authority_id","offer_id") REFERENCES "public"."offers"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_pictures" ADD CONSTRAINT "offer_pictures_authority_id_offer_id_offers_authority_id_id_fk" FOREIGN KEY ("authority_id","offer_id") REFERENCES "public"."offers"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_pictures" ADD CONSTRAINT "offer_pictures_authority_id_document_id_documents_authority_id_id_fk" FOREIGN KEY ("authority_id","document_id") REFERENCES "public"."documents"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_searches" ADD CONSTRAINT "saved_searches_authority_id_organisation_id_organisations_authority_id_id_fk" FOREIGN KEY ("authority_id","organisation_id") REFERENCES "public"."organisations"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_authority_id_membership_id_memberships_authority_id_id_fk" FOREIGN KEY ("authority_id","membership_id") REFERENCES "public"."memberships"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provider_versions" ADD CONSTRAINT "provider_versions_authority_id_provider_id_providers_authority_id_organisation_id_fk" FOREIGN KEY ("authority_id","provider_id") REFERENCES "public"."providers"("authority_id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_reports" ADD CONSTRAINT "assessment_reports_authority_id_assessment_id_assessments_authority_id_id_fk" FOREIGN KEY ("authority_id","assessment_id") REFERENCES "public"."assessments"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "concerns" ADD CONSTRAINT "concerns_authority_id_provider_id_providers_authority_id_organisation_id_fk" FOREIGN KEY ("authority_id","provider_id") REFERENCES "public"."providers"("authority_id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "concerns" ADD CONSTRAINT "concerns_authority_id_visit_id_visits_authority_id_id_fk" FOREIGN KEY ("authority_id","visit_id") REFERENCES "public"."visits"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "condition_answers" ADD CONSTRAINT "condition_answers_authority_id_condition_id_conditions_authority_id_id_fk" FOREIGN KEY ("authority_id","condition_id") REFERENCES "public"."conditions"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "condition_answers" ADD CONSTRAINT "condition_answers_authority_id_document_id_documents_authority_id_id_fk" FOREIGN KEY ("authority_id","document_id") REFERENCES "public"."documents"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provider_notes" ADD CONSTRAINT "provider_notes_authority_id_provider_id_providers_authority_id_organisation_id_fk" FOREIGN KEY ("authority_id","provider_id") REFERENCES "public"."providers"("authority_id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visits" ADD CONSTRAINT "visits_authority_id_provider_id_providers_authority_id_organisation_id_fk" FOREIGN KEY ("authority_id","provider_id") REFERENCES "public"."providers"("authority_id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visits" ADD CONSTRAINT "visits_authority_id_assessment_id_assessments_authority_id_id_fk" FOREIGN KEY ("authority_id","assessment_id") REFERENCES "public"."assessments"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visits" ADD CONSTRAINT "visits_authority_id_site_id_sites_authority_id_id_fk" FOREIGN KEY ("authority_id","site_id") REFERENCES "public"."sites"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watch_actions" ADD CONSTRAINT "watch_actions_authority_id_provider_id_providers_authority_id_organisation_id_fk" FOREIGN KEY ("authority_id","provider_id") REFERENCES "public"."providers"("authority_id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "market_events_day_index" ON "market_events" USING btree ("authority_id","held_on");--> statement-breakpoint
CREATE INDEX "market_gaps_published_index" ON "market_gaps" USING btree ("authority_id","published_on");--> statement-breakpoint
CREATE INDEX "market_interests_status_index" ON "market_interests" USING btree ("authority_id","status","registered_at");--> statement-breakpoint
CREATE INDEX "enquiries_organisation_index" ON "enquiries" USING btree ("authority_id","organisation_id","asked_at");--> statement-breakpoint
CREATE UNIQUE INDEX "enquiry_recipients_once" ON "enquiry_recipients" USING btree ("authority_id","enquiry_id","offer_id");--> statement-breakpoint
CREATE INDEX "enquiry_recipients_provider_index" ON "enquiry_recipients" USING btree ("authority_id","provider_id","sent_at");--> statement-breakpoint
CREATE INDEX "offer_pictures_offer_index" ON "offer_pictures" USING btree ("authority_id","offer_id","position");--> statement-breakpoint
CREATE INDEX "saved_searches_user_index" ON "saved_searches" USING btree ("authority_id","user_id","organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_feeds_one_live" ON "calendar_feeds" USING btree ("authority_id","membership_id") WHERE revoked_at is null;--> statement-breakpoint
CREATE INDEX "imports_newest_index" ON "imports" USING btree ("authority_id","read_at");--> statement-breakpoint
CREATE INDEX "provider_versions_part_index" ON "provider_versions" USING btree ("authority_id","provider_id","part_id","saved_at");--> statement-breakpoint
CREATE UNIQUE INDEX "provider_versions_one_waiting" ON "provider_versions" USING btree ("authority_id","part_id") WHERE status = 'waiting';--> statement-breakpoint
CREATE INDEX "provider_versions_waiting_index" ON "provider_versions" USING btree ("authority_id","saved_at") WHERE status = 'waiting';--> statement-breakpoint
CREATE INDEX "assessment_reports_provider_index" ON "assessment_reports" USING btree ("authority_id","provider_id");--> statement-breakpoint
CREATE INDEX "concerns_provider_index" ON "concerns" USING btree ("authority_id","provider_id","raised_at");--> statement-breakpoint
CREATE INDEX "concerns_status_index" ON "concerns" USING btree ("authority_id","status","raised_at");--> statement-breakpoint
CREATE INDEX "condition_answers_condition_index" ON "condition_answers" USING btree ("authority_id","condition_id","given_at");--> statement-breakpoint
CREATE UNIQUE INDEX "condition_answers_one_waiting" ON "condition_answers" USING btree ("authority_id","condition_id") WHERE status = 'given';--> statement-breakpoint
CREATE INDEX "provider_notes_provider_index" ON "provider_notes" USING btree ("authority_id","provider_id","happened_on");--> statement-breakpoint
CREATE INDEX "visits_provider_index" ON "visits" USING btree ("authority_id","provider_id","planned_on");--> statement-breakpoint
CREATE INDEX "visits_day_index" ON "visits" USING btree ("authority_id","status","planned_on");--> statement-breakpoint
CREATE INDEX "visits_assessment_index" ON "visits" USING btree ("authority_id","assessment_id");--> statement-breakpoint
CREATE INDEX "watch_actions_provider_index" ON "watch_actions" USING btree ("authority_id","provider_id","taken_at");--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_years_check" CHECK (("offers"."year_from" is null) = ("offers"."year_to" is null) and ("offers"."year_from" is null or ("offers"."year_from" between 1 and "offers"."year_to" and "offers"."year_to" <= 13)));--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_weeks_check" CHECK (("offers"."weeks_from" is null or "offers"."weeks_from" > 0) and ("offers"."weeks_to" is null or "offers"."weeks_to" >= coalesce("offers"."weeks_from", 1)));--> statement-breakpoint
ALTER TABLE "evidence_kinds" ADD CONSTRAINT "evidence_kinds_expiry_rule_check" CHECK ("evidence_kinds"."expiry_rule" in ('stated', 'months', 'september', 'term'));--> statement-breakpoint
ALTER TABLE "evidence_kinds" ADD CONSTRAINT "evidence_kinds_practice_check" CHECK ("evidence_kinds"."practice" in ('employs_staff', 'carries_pupils', 'serves_food', 'tutors_or_treats', 'enters_qualifications', 'practical_work'));--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_status_check" CHECK ("assessments"."status" in ('open', 'factual_accuracy', 'decision_proposed', 'closed'));--> statement-breakpoint
UPDATE "evidence_kinds" SET "expiry_rule" = 'stated' WHERE "valid_months" IS NULL;
--> statement-breakpoint
-- domain/quality/policy.ts: who assures providers.
create function app_assures() returns boolean language sql stable parallel safe as
  $$ select app_kind() = 'system' or app_role() in ('development_officer', 'authority_lead') $$;
--> statement-breakpoint
create function app_is_officer() returns boolean language sql stable parallel safe as
  $$ select app_kind() = 'system'
       or app_role() in ('development_officer', 'commissioning_officer', 'finance_officer', 'authority_lead') $$;
--> statement-breakpoint
do $$
declare name text;
begin
  foreach name in array array[
    'calendar_feeds', 'market_gaps', 'market_events', 'market_invitations', 'offer_pictures', 'local_menu_entries',
    'search_misses', 'watch_rules'
  ] loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy own_authority on %I to ap_portal using (authority_id = (select app_authority()))', name);
  end loop;
  -- The officers' own papers.
  foreach name in array array['provider_notes', 'watch_actions', 'imports'] loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy officers on %I to ap_portal using (
         authority_id = (select app_authority()) and (select app_is_officer()))', name);
  end loop;
  -- What an officer and the provider it is about see.
  foreach name in array array['provider_versions', 'visits', 'condition_answers'] loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy officers_and_the_provider on %I to ap_portal using (
         authority_id = (select app_authority()) and (
           (select app_is_officer()) or provider_id = (select app_organisation())))', name);
  end loop;
end $$;
--> statement-breakpoint
-- A report is read by others once its decision is confirmed: domain/quality/visibility.server.ts.
alter table assessment_reports enable row level security;
--> statement-breakpoint
create policy who_may_read on assessment_reports to ap_portal using (
  authority_id = (select app_authority()) and (
    (select app_is_officer())
    or provider_id = (select app_organisation())
    or (app_kind() = 'person' and exists (
      select 1 from decisions d where d.authority_id = assessment_reports.authority_id
        and d.assessment_id = assessment_reports.assessment_id and d.status = 'confirmed'))));
--> statement-breakpoint
-- A concern is seen by officers and by who raised it; never by the provider or another school.
alter table concerns enable row level security;
--> statement-breakpoint
create policy officers_and_who_raised_it on concerns to ap_portal using (
  authority_id = (select app_authority()) and (
    (select app_is_officer()) or raised_by_organisation = (select app_organisation())));
--> statement-breakpoint
-- Anybody may leave an interest; officers alone read them.
alter table market_interests enable row level security;
--> statement-breakpoint
create policy officers on market_interests to ap_portal using (
  authority_id = (select app_authority()) and (select app_is_officer()));
--> statement-breakpoint
create policy anybody_may_leave_one on market_interests for insert to ap_portal with check (
  authority_id = (select app_authority()) and status = 'new' and answered_by is null);
--> statement-breakpoint
-- A kept search is its owner's.
alter table saved_searches enable row level security;
--> statement-breakpoint
create policy owner on saved_searches to ap_portal using (
  authority_id = (select app_authority()) and (user_id = (select app_user()) or app_kind() = 'system'));
--> statement-breakpoint
-- Two functions that look past each other's policies, so that neither policy asks itself.
create function app_was_asked(of_enquiry uuid) returns boolean language sql stable security definer set search_path = public as
  $$ select exists (select 1 from enquiry_recipients r where r.authority_id = app_authority()
                      and r.enquiry_id = of_enquiry and r.provider_id = app_organisation()) $$;
--> statement-breakpoint
create function app_asked(of_enquiry uuid) returns boolean language sql stable security definer set search_path = public as
  $$ select exists (select 1 from enquiries e where e.authority_id = app_authority()
                      and e.id = of_enquiry and e.organisation_id = app_organisation()) $$;
--> statement-breakpoint
alter table enquiries enable row level security;
--> statement-breakpoint
create policy who_may_see on enquiries to ap_portal using (
  authority_id = (select app_authority()) and (
    (select app_is_officer())
    or organisation_id = (select app_organisation())
    or ((select app_is_provider()) and app_was_asked(id))));
--> statement-breakpoint
alter table enquiry_recipients enable row level security;
--> statement-breakpoint
-- A provider sees what it was asked itself, never who else was.
create policy who_may_see on enquiry_recipients to ap_portal using (
  authority_id = (select app_authority()) and (
    (select app_is_officer())
    or provider_id = (select app_organisation())
    or app_asked(enquiry_id)));
--> statement-breakpoint
revoke insert, update, delete on postcodes from ap_portal;
--> statement-breakpoint
revoke update, delete on provider_notes, watch_actions from ap_portal;
--> statement-breakpoint
create trigger append_only before update or delete on provider_notes for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only before update or delete on watch_actions for each row execute function refuse_change();
