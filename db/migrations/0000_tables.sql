CREATE TABLE "authorities" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"host" text,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"demonstration" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "authorities_host_unique" UNIQUE("host")
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"urn" integer,
	"address" text,
	"postcode" text,
	"latitude" double precision,
	"longitude" double precision,
	"phone" text,
	"email" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organisations_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "organisations_urn_unique" UNIQUE("authority_id","urn"),
	CONSTRAINT "organisations_kind_check" CHECK ("organisations"."kind" in ('authority', 'school', 'partnership', 'provider'))
);
--> statement-breakpoint
CREATE TABLE "partnership_members" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"partnership_id" uuid NOT NULL,
	"school_id" uuid NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	CONSTRAINT "partnership_members_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "partnership_members_days_check" CHECK ("partnership_members"."ends_on" is null or "partnership_members"."ends_on" >= "partnership_members"."starts_on")
);
--> statement-breakpoint
CREATE TABLE "schools" (
	"authority_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"phase" text NOT NULL,
	"pupils_on_roll" integer NOT NULL,
	"deprivation_count" integer NOT NULL,
	"contact_name" text,
	"contact_phone" text,
	"contact_email" text,
	CONSTRAINT "schools_authority_id_organisation_id_pk" PRIMARY KEY("authority_id","organisation_id"),
	CONSTRAINT "schools_phase_check" CHECK ("schools"."phase" in ('primary', 'secondary', 'special', 'pru')),
	CONSTRAINT "schools_counts_check" CHECK ("schools"."pupils_on_roll" >= 0 and "schools"."deprivation_count" >= 0)
);
--> statement-breakpoint
CREATE TABLE "deputies" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"organisation_id" uuid NOT NULL,
	"approver_membership_id" uuid NOT NULL,
	"deputy_membership_id" uuid NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	CONSTRAINT "deputies_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "deputies_days_check" CHECK ("deputies"."ends_on" >= "deputies"."starts_on"),
	CONSTRAINT "deputies_other_check" CHECK ("deputies"."approver_membership_id" <> "deputies"."deputy_membership_id")
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"organisation_id" uuid NOT NULL,
	"role" text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"token_hash" text NOT NULL,
	"invited_by" uuid,
	"invited_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "invitations_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "invitations_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "invitations_role_check" CHECK ("invitations"."role" in ('development_officer', 'commissioning_officer', 'finance_officer', 'authority_lead', 'school_lead', 'school_approver', 'partnership_coordinator', 'provider_manager', 'provider_staff', 'provider_safeguarding_lead'))
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"role" text NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone,
	"removed_by" uuid,
	CONSTRAINT "memberships_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "memberships_id_unique" UNIQUE("id"),
	CONSTRAINT "memberships_role_check" CHECK ("memberships"."role" in ('development_officer', 'commissioning_officer', 'finance_officer', 'authority_lead', 'school_lead', 'school_approver', 'partnership_coordinator', 'provider_manager', 'provider_staff', 'provider_safeguarding_lead'))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"membership_id" uuid
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email"),
	CONSTRAINT "users_email_check" CHECK ("users"."email" = lower("users"."email"))
);
--> statement-breakpoint
CREATE TABLE "closures" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"organisation_id" uuid,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "closures_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "closures_days_check" CHECK ("closures"."ends_on" >= "closures"."starts_on")
);
--> statement-breakpoint
CREATE TABLE "terms" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	CONSTRAINT "terms_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "terms_days_check" CHECK ("terms"."ends_on" >= "terms"."starts_on")
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"organisation_id" uuid NOT NULL,
	"storage_key" text NOT NULL,
	"file_name" text NOT NULL,
	"media_type" text NOT NULL,
	"bytes" bigint NOT NULL,
	"sha256" text NOT NULL,
	"uploaded_by" uuid,
	"uploaded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "documents_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "documents_storage_key_unique" UNIQUE("storage_key"),
	CONSTRAINT "documents_bytes_check" CHECK ("documents"."bytes" > 0)
);
--> statement-breakpoint
CREATE TABLE "events" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"user_id" uuid,
	"organisation_id" uuid,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"reacted_at" timestamp with time zone,
	CONSTRAINT "events_authority_id_id_pk" PRIMARY KEY("authority_id","id")
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"key" text NOT NULL,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"failure" text,
	CONSTRAINT "mails_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "mails_key_unique" UNIQUE("authority_id","key","recipient")
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"provider_id" uuid NOT NULL,
	"kind_key" text NOT NULL,
	"site_id" uuid,
	"person_id" uuid,
	"document_id" uuid,
	"note" text DEFAULT '' NOT NULL,
	"issued_on" date,
	"expires_on" date NOT NULL,
	"added_by" uuid,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "evidence_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "evidence_something_check" CHECK ("evidence"."document_id" is not null or "evidence"."note" <> '')
);
--> statement-breakpoint
CREATE TABLE "evidence_kinds" (
	"authority_id" uuid NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"hint" text DEFAULT '' NOT NULL,
	"scope" text NOT NULL,
	"provider_kinds" text[] NOT NULL,
	"critical" boolean NOT NULL,
	"valid_months" integer,
	"applies_from" date NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "evidence_kinds_authority_id_key_pk" PRIMARY KEY("authority_id","key"),
	CONSTRAINT "evidence_kinds_scope_check" CHECK ("evidence_kinds"."scope" in ('organisation', 'site', 'person'))
);
--> statement-breakpoint
CREATE TABLE "provider_people" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"provider_id" uuid NOT NULL,
	"post" text NOT NULL,
	"name" text NOT NULL,
	"email" text DEFAULT '' NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	"trained_on" date,
	"started_on" date NOT NULL,
	"left_on" date,
	CONSTRAINT "provider_people_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "provider_people_post_check" CHECK ("provider_people"."post" in ('proprietor', 'manager', 'safeguarding_lead', 'deputy_safeguarding_lead'))
);
--> statement-breakpoint
CREATE TABLE "providers" (
	"authority_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"legal_form" text,
	"company_number" text,
	"ukprn" text,
	"ico_registration" text,
	"about" text DEFAULT '' NOT NULL,
	CONSTRAINT "providers_authority_id_organisation_id_pk" PRIMARY KEY("authority_id","organisation_id"),
	CONSTRAINT "providers_kind_check" CHECK ("providers"."kind" in ('pupil_referral_unit', 'ap_academy', 'independent_school', 'college', 'non_school', 'school_based')),
	CONSTRAINT "providers_legal_form_check" CHECK ("providers"."legal_form" in ('maintained', 'academy_trust', 'company', 'charity', 'sole_trader', 'partnership', 'college_corporation'))
);
--> statement-breakpoint
CREATE TABLE "registrations" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"provider_id" uuid NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"declarations" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"submitted_at" timestamp with time zone,
	"submitted_by" uuid,
	CONSTRAINT "registrations_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "registrations_status_check" CHECK ("registrations"."status" in ('draft', 'submitted', 'taken_back')),
	CONSTRAINT "registrations_submitted_check" CHECK (("registrations"."status" = 'submitted') <= ("registrations"."submitted_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "sites" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"provider_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"address" text NOT NULL,
	"postcode" text NOT NULL,
	"latitude" double precision,
	"longitude" double precision,
	"address_masked" boolean DEFAULT false NOT NULL,
	"accessibility" text DEFAULT '' NOT NULL,
	"opened_on" date NOT NULL,
	"closed_on" date,
	CONSTRAINT "sites_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "sites_kind_check" CHECK ("sites"."kind" in ('main', 'satellite', 'subcontracted', 'online', 'home', 'community'))
);
--> statement-breakpoint
CREATE TABLE "assessments" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"registration_id" uuid NOT NULL,
	"provider_id" uuid NOT NULL,
	"framework_id" uuid NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"opened_by" uuid NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"visited_on" date,
	"visited_by" uuid,
	"report" text DEFAULT '' NOT NULL,
	CONSTRAINT "assessments_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "assessments_registration_unique" UNIQUE("authority_id","registration_id"),
	CONSTRAINT "assessments_status_check" CHECK ("assessments"."status" in ('open', 'decision_proposed', 'closed'))
);
--> statement-breakpoint
CREATE TABLE "conditions" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"decision_id" uuid NOT NULL,
	"provider_id" uuid NOT NULL,
	"text" text NOT NULL,
	"critical" boolean NOT NULL,
	"due_on" date NOT NULL,
	"closed_on" date,
	"closed_by" uuid,
	CONSTRAINT "conditions_authority_id_id_pk" PRIMARY KEY("authority_id","id")
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"provider_id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"status" text DEFAULT 'proposed' NOT NULL,
	"reason" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"confirmed_by" uuid,
	"confirmed_at" timestamp with time zone,
	"decided_on" date,
	"expires_on" date,
	CONSTRAINT "decisions_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "decisions_kind_check" CHECK ("decisions"."kind" in ('approve', 'approve_with_conditions', 'decline')),
	CONSTRAINT "decisions_status_check" CHECK ("decisions"."status" in ('proposed', 'confirmed', 'sent_back')),
	CONSTRAINT "decisions_two_people_check" CHECK ("decisions"."confirmed_by" is null or "decisions"."confirmed_by" <> "decisions"."proposed_by"),
	CONSTRAINT "decisions_confirmed_check" CHECK (("decisions"."status" = 'confirmed') = ("decisions"."decided_on" is not null and "decisions"."confirmed_by" is not null))
);
--> statement-breakpoint
CREATE TABLE "evidence_checks" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"evidence_id" uuid NOT NULL,
	"verdict" text NOT NULL,
	"message" text DEFAULT '' NOT NULL,
	"checked_by" uuid NOT NULL,
	"checked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "evidence_checks_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "evidence_checks_verdict_check" CHECK ("evidence_checks"."verdict" in ('accepted', 'queried')),
	CONSTRAINT "evidence_checks_message_check" CHECK ("evidence_checks"."verdict" = 'accepted' or "evidence_checks"."message" <> '')
);
--> statement-breakpoint
CREATE TABLE "frameworks" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"key" text NOT NULL,
	"version" integer NOT NULL,
	"name" text NOT NULL,
	"source" text DEFAULT '' NOT NULL,
	"provider_kinds" text[] NOT NULL,
	"published_on" date,
	CONSTRAINT "frameworks_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "frameworks_version_unique" UNIQUE("authority_id","key","version")
);
--> statement-breakpoint
CREATE TABLE "judgements" (
	"authority_id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"standard_id" uuid NOT NULL,
	"judgement" text NOT NULL,
	"comment" text DEFAULT '' NOT NULL,
	"judged_by" uuid NOT NULL,
	"judged_at" timestamp with time zone NOT NULL,
	CONSTRAINT "judgements_authority_id_assessment_id_standard_id_pk" PRIMARY KEY("authority_id","assessment_id","standard_id"),
	CONSTRAINT "judgements_judgement_check" CHECK ("judgements"."judgement" in ('met', 'partly_met', 'not_met', 'not_applicable'))
);
--> statement-breakpoint
CREATE TABLE "standards" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"framework_id" uuid NOT NULL,
	"section" text NOT NULL,
	"position" integer NOT NULL,
	"text" text NOT NULL,
	"critical" boolean NOT NULL,
	CONSTRAINT "standards_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "standards_position_unique" UNIQUE("authority_id","framework_id","position")
);
--> statement-breakpoint
CREATE TABLE "suspensions" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"provider_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"starts_on" date NOT NULL,
	"suspended_by" uuid NOT NULL,
	"suspended_at" timestamp with time zone NOT NULL,
	"lifted_on" date,
	"lifted_by" uuid,
	"lifted_reason" text,
	CONSTRAINT "suspensions_authority_id_id_pk" PRIMARY KEY("authority_id","id")
);
--> statement-breakpoint
CREATE TABLE "withdrawals" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"provider_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"withdrawn_on" date NOT NULL,
	"withdrawn_by" uuid NOT NULL,
	CONSTRAINT "withdrawals_authority_id_id_pk" PRIMARY KEY("authority_id","id")
);
--> statement-breakpoint
CREATE TABLE "bookings" (
	"authority_id" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"placement_id" uuid NOT NULL,
	"half" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"held_until" timestamp with time zone,
	CONSTRAINT "bookings_authority_id_placement_id_half_pk" PRIMARY KEY("authority_id","placement_id","half"),
	CONSTRAINT "bookings_days_check" CHECK ("bookings"."ends_on" >= "bookings"."starts_on")
);
--> statement-breakpoint
CREATE TABLE "offer_places" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"offer_id" uuid NOT NULL,
	"half" text NOT NULL,
	"places" integer NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	CONSTRAINT "offer_places_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "offer_places_count_check" CHECK ("offer_places"."places" >= 0),
	CONSTRAINT "offer_places_days_check" CHECK ("offer_places"."ends_on" is null or "offer_places"."ends_on" >= "offer_places"."starts_on")
);
--> statement-breakpoint
CREATE TABLE "offer_prices" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"offer_id" uuid NOT NULL,
	"starts_on" date NOT NULL,
	"price_pence" bigint NOT NULL,
	"joining_fee_pence" bigint NOT NULL,
	CONSTRAINT "offer_prices_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "offer_prices_day_unique" UNIQUE("authority_id","offer_id","starts_on"),
	CONSTRAINT "offer_prices_pence_check" CHECK ("offer_prices"."price_pence" >= 0 and "offer_prices"."joining_fee_pence" >= 0)
);
--> statement-breakpoint
CREATE TABLE "offers" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"provider_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"kind" text NOT NULL,
	"tier" text NOT NULL,
	"needs" text[] NOT NULL,
	"key_stages" text[] NOT NULL,
	"qualifications" text DEFAULT '' NOT NULL,
	"group_size" integer NOT NULL,
	"transport" text NOT NULL,
	"am_starts" time,
	"am_ends" time,
	"pm_starts" time,
	"pm_ends" time,
	"price_basis" text NOT NULL,
	"programme_sessions" integer,
	"charged" text DEFAULT 'booked' NOT NULL,
	"notice_days" integer DEFAULT 0 NOT NULL,
	"vat_treatment" text NOT NULL,
	"vat_rate_percent" numeric(5, 2) DEFAULT 0 NOT NULL,
	"price_is_private" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"published_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "offers_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "offers_status_check" CHECK ("offers"."status" in ('draft', 'published', 'withdrawn')),
	CONSTRAINT "offers_kind_check" CHECK ("offers"."kind" in ('vocational', 'therapeutic', 'academic', 'outdoor', 'creative', 'online', 'mentoring', 'full_curriculum')),
	CONSTRAINT "offers_tier_check" CHECK ("offers"."tier" in ('outreach', 'time_limited', 'transitional')),
	CONSTRAINT "offers_basis_check" CHECK ("offers"."price_basis" in ('session', 'day', 'week', 'programme')),
	CONSTRAINT "offers_charged_check" CHECK ("offers"."charged" in ('booked', 'attended', 'booked_with_notice')),
	CONSTRAINT "offers_vat_check" CHECK ("offers"."vat_treatment" in ('exempt', 'standard', 'outside_scope')),
	CONSTRAINT "offers_programme_check" CHECK (("offers"."price_basis" = 'programme') = ("offers"."programme_sessions" is not null and "offers"."programme_sessions" > 0))
);
--> statement-breakpoint
CREATE TABLE "pupil_looks" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"pupil_ids" uuid[] NOT NULL,
	"kind" text NOT NULL,
	"user_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"page" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "pupil_looks_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "pupil_looks_kind_check" CHECK ("pupil_looks"."kind" in ('opened', 'listed', 'exported', 'printed'))
);
--> statement-breakpoint
CREATE TABLE "pupils" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"school_id" uuid NOT NULL,
	"upn" text,
	"given_name" text NOT NULL,
	"family_name" text NOT NULL,
	"born_on" date NOT NULL,
	"year_group" integer NOT NULL,
	"sen_provision" text NOT NULL,
	"looked_after" boolean DEFAULT false NOT NULL,
	"needs" text[] NOT NULL,
	"home_postcode" text NOT NULL,
	"latitude" double precision,
	"longitude" double precision,
	"added_by" uuid,
	"added_at" timestamp with time zone NOT NULL,
	"left_on" date,
	CONSTRAINT "pupils_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "pupils_sen_check" CHECK ("pupils"."sen_provision" in ('none', 'support', 'ehcp')),
	CONSTRAINT "pupils_year_check" CHECK ("pupils"."year_group" between 0 and 14)
);
--> statement-breakpoint
CREATE TABLE "budgets" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"owner_id" uuid NOT NULL,
	"name" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	CONSTRAINT "budgets_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "budgets_days_check" CHECK ("budgets"."ends_on" >= "budgets"."starts_on")
);
--> statement-breakpoint
CREATE TABLE "transfers" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"key" text NOT NULL,
	"reason" text NOT NULL,
	"from_account" text NOT NULL,
	"to_account" text NOT NULL,
	"pence" bigint NOT NULL,
	"from_budget_id" uuid,
	"to_budget_id" uuid,
	"source_id" uuid NOT NULL,
	"placement_id" uuid,
	"corrects_id" uuid,
	"user_id" uuid,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "transfers_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "transfers_key_unique" UNIQUE("authority_id","key"),
	CONSTRAINT "transfers_reason_check" CHECK ("transfers"."reason" in ('allocate', 'move', 'commit', 'charge', 'release', 'settle', 'correct')),
	CONSTRAINT "transfers_pence_check" CHECK ("transfers"."pence" > 0),
	CONSTRAINT "transfers_accounts_check" CHECK ("transfers"."from_account" <> "transfers"."to_account")
);
--> statement-breakpoint
CREATE TABLE "placement_drafts" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"organisation_id" uuid NOT NULL,
	"started_by" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"pupil_id" uuid,
	"answers" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"submitted_at" timestamp with time zone,
	CONSTRAINT "placement_drafts_authority_id_id_pk" PRIMARY KEY("authority_id","id")
);
--> statement-breakpoint
CREATE TABLE "placement_funding" (
	"authority_id" uuid NOT NULL,
	"placement_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"share_percent" integer NOT NULL,
	"approved_by" uuid,
	"approved_at" timestamp with time zone,
	"seconded_by" uuid,
	"seconded_at" timestamp with time zone,
	CONSTRAINT "placement_funding_authority_id_placement_id_owner_id_pk" PRIMARY KEY("authority_id","placement_id","owner_id"),
	CONSTRAINT "placement_funding_share_check" CHECK ("placement_funding"."share_percent" between 1 and 100),
	CONSTRAINT "placement_funding_second_check" CHECK ("placement_funding"."seconded_by" is null or "placement_funding"."seconded_by" <> "placement_funding"."approved_by")
);
--> statement-breakpoint
CREATE TABLE "placement_parts" (
	"authority_id" uuid NOT NULL,
	"placement_id" uuid NOT NULL,
	"budget_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"financial_year" integer NOT NULL,
	"reserved_pence" bigint NOT NULL,
	CONSTRAINT "placement_parts_authority_id_placement_id_budget_id_pk" PRIMARY KEY("authority_id","placement_id","budget_id")
);
--> statement-breakpoint
CREATE TABLE "placement_start_checks" (
	"authority_id" uuid NOT NULL,
	"placement_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"given_by" uuid NOT NULL,
	"given_at" timestamp with time zone NOT NULL,
	CONSTRAINT "placement_start_checks_authority_id_placement_id_kind_pk" PRIMARY KEY("authority_id","placement_id","kind"),
	CONSTRAINT "placement_start_checks_kind_check" CHECK ("placement_start_checks"."kind" in ('safeguarding_confirmation', 'contacts', 'information_pack', 'pack_read', 'risk_assessment', 'parents_informed', 'objectives', 'first_review', 'agreement_commissioner', 'agreement_provider'))
);
--> statement-breakpoint
CREATE TABLE "placements" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"reference" text NOT NULL,
	"status" text DEFAULT 'requested' NOT NULL,
	"pupil_id" uuid NOT NULL,
	"school_id" uuid NOT NULL,
	"commissioner_id" uuid NOT NULL,
	"provider_id" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"pattern" text[] NOT NULL,
	"price_pence" bigint NOT NULL,
	"price_basis" text NOT NULL,
	"programme_sessions" integer,
	"joining_fee_pence" bigint NOT NULL,
	"charged" text NOT NULL,
	"notice_days" integer DEFAULT 0 NOT NULL,
	"vat_treatment" text NOT NULL,
	"vat_rate_percent" numeric(5, 2) DEFAULT 0 NOT NULL,
	"sessions_planned" integer NOT NULL,
	"cost_pence" bigint NOT NULL,
	"objectives" text DEFAULT '' NOT NULL,
	"next_step" text DEFAULT '' NOT NULL,
	"success_test" text NOT NULL,
	"success_target" integer,
	"requested_by" uuid NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"accepted_by" uuid,
	"accepted_at" timestamp with time zone,
	"approved_at" timestamp with time zone,
	"started_at" timestamp with time zone,
	"ended_on" date,
	"end_reason" text,
	"ended_at" timestamp with time zone,
	"refusal" text,
	CONSTRAINT "placements_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "placements_reference_unique" UNIQUE("authority_id","reference"),
	CONSTRAINT "placements_status_check" CHECK ("placements"."status" in ('requested', 'accepted', 'approved', 'active', 'ended', 'declined', 'cancelled')),
	CONSTRAINT "placements_reason_check" CHECK ("placements"."reason" in ('behaviour_support', 'permanent_exclusion', 'suspension', 'mental_health', 'physical_health', 'plan_names_setting', 'no_school_place', 'other')),
	CONSTRAINT "placements_basis_check" CHECK ("placements"."price_basis" in ('session', 'day', 'week', 'programme')),
	CONSTRAINT "placements_charged_check" CHECK ("placements"."charged" in ('booked', 'attended', 'booked_with_notice')),
	CONSTRAINT "placements_vat_check" CHECK ("placements"."vat_treatment" in ('exempt', 'standard', 'outside_scope')),
	CONSTRAINT "placements_success_check" CHECK ("placements"."success_test" in ('attendance_at_least', 'attendance_gain', 'reintegrated', 'qualification', 'objectives_met', 'sustained_destination')),
	CONSTRAINT "placements_end_reason_check" CHECK ("placements"."end_reason" in ('objectives_met', 'planned_end', 'reintegrated', 'moved_to_specialist', 'provider_ended', 'commissioner_ended_safeguarding', 'commissioner_ended_quality', 'commissioner_ended_cost', 'disengaged', 'moved_away', 'left_year_11')),
	CONSTRAINT "placements_days_check" CHECK ("placements"."ends_on" >= "placements"."starts_on"),
	CONSTRAINT "placements_sessions_check" CHECK ("placements"."sessions_planned" > 0),
	CONSTRAINT "placements_cost_check" CHECK ("placements"."cost_pence" >= 0 and "placements"."price_pence" >= 0 and "placements"."joining_fee_pence" >= 0),
	CONSTRAINT "placements_ended_check" CHECK (("placements"."status" = 'ended') = ("placements"."ended_on" is not null))
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"placement_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"planned_on" date NOT NULL,
	"held_on" date,
	"summary" text DEFAULT '' NOT NULL,
	"pupil_voice" text DEFAULT '' NOT NULL,
	"held_by" uuid,
	"recorded_at" timestamp with time zone,
	CONSTRAINT "reviews_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "reviews_kind_check" CHECK ("reviews"."kind" in ('half_termly', 'immediate', 'requested'))
);
--> statement-breakpoint
CREATE TABLE "absence_notices" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"placement_id" uuid NOT NULL,
	"day" date NOT NULL,
	"half" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"notified_by" uuid NOT NULL,
	"notified_at" timestamp with time zone NOT NULL,
	CONSTRAINT "absence_notices_authority_id_id_pk" PRIMARY KEY("authority_id","id")
);
--> statement-breakpoint
CREATE TABLE "mark_corrections" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"placement_id" uuid NOT NULL,
	"day" date NOT NULL,
	"half" text NOT NULL,
	"from_code" text NOT NULL,
	"to_code" text NOT NULL,
	"reason" text NOT NULL,
	"corrected_by" uuid NOT NULL,
	"corrected_at" timestamp with time zone NOT NULL,
	CONSTRAINT "mark_corrections_authority_id_id_pk" PRIMARY KEY("authority_id","id")
);
--> statement-breakpoint
CREATE TABLE "marks" (
	"authority_id" uuid NOT NULL,
	"placement_id" uuid NOT NULL,
	"day" date NOT NULL,
	"half" text NOT NULL,
	"code" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"marked_by" uuid,
	"marked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "marks_authority_id_placement_id_day_half_pk" PRIMARY KEY("authority_id","placement_id","day","half"),
	CONSTRAINT "marks_half_check" CHECK ("marks"."half" in ('am', 'pm')),
	CONSTRAINT "marks_code_check" CHECK ("marks"."code" ~ '^([/\\LKVPWBDCMISTREGNOUQXZ#]|C1|C2|J1|Y[1-7])$')
);
--> statement-breakpoint
CREATE TABLE "charge_parts" (
	"authority_id" uuid NOT NULL,
	"charge_id" uuid NOT NULL,
	"budget_id" uuid NOT NULL,
	"pence" bigint NOT NULL,
	CONSTRAINT "charge_parts_authority_id_charge_id_budget_id_pk" PRIMARY KEY("authority_id","charge_id","budget_id")
);
--> statement-breakpoint
CREATE TABLE "charges" (
	"authority_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"placement_id" uuid NOT NULL,
	"provider_id" uuid NOT NULL,
	"month" text NOT NULL,
	"status" text DEFAULT 'raised' NOT NULL,
	"sessions_planned" integer NOT NULL,
	"sessions_attended" integer NOT NULL,
	"sessions_charged" integer NOT NULL,
	"sessions_not_reported" integer NOT NULL,
	"pence" bigint NOT NULL,
	"cumulative_pence" bigint NOT NULL,
	"lines" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"raised_at" timestamp with time zone NOT NULL,
	"query" text,
	"agreed_by" uuid,
	"agreed_at" timestamp with time zone,
	"settled_at" timestamp with time zone,
	CONSTRAINT "charges_authority_id_id_pk" PRIMARY KEY("authority_id","id"),
	CONSTRAINT "charges_month_unique" UNIQUE("authority_id","placement_id","month"),
	CONSTRAINT "charges_status_check" CHECK ("charges"."status" in ('raised', 'queried', 'agreed', 'settled')),
	CONSTRAINT "charges_month_check" CHECK ("charges"."month" ~ '^[0-9]{4}-(0[1-9]|1[0-2])$')
);
--> statement-breakpoint
CREATE TABLE "outcomes" (
	"authority_id" uuid NOT NULL,
	"placement_id" uuid NOT NULL,
	"result" text NOT NULL,
	"before_possible" integer,
	"before_attended" integer,
	"after_possible" integer,
	"after_attended" integer,
	"engagement_before" integer,
	"engagement_after" integer,
	"reintegrated" boolean,
	"qualification" text DEFAULT '' NOT NULL,
	"objectives_met" boolean,
	"destination" text NOT NULL,
	"pupil_voice" text DEFAULT '' NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "outcomes_authority_id_placement_id_pk" PRIMARY KEY("authority_id","placement_id"),
	CONSTRAINT "outcomes_result_check" CHECK ("outcomes"."result" in ('met', 'not_met', 'not_known')),
	CONSTRAINT "outcomes_destination_check" CHECK ("outcomes"."destination" in ('mainstream', 'special', 'alternative_provision', 'college', 'apprenticeship', 'employment', 'not_in_education', 'moved_away', 'not_known')),
	CONSTRAINT "outcomes_before_check" CHECK ("outcomes"."before_attended" between 0 and "outcomes"."before_possible"),
	CONSTRAINT "outcomes_after_check" CHECK ("outcomes"."after_attended" between 0 and "outcomes"."after_possible"),
	CONSTRAINT "outcomes_engagement_check" CHECK ("outcomes"."engagement_before" between 0 and 20 and "outcomes"."engagement_after" between 0 and 20)
);
--> statement-breakpoint
CREATE TABLE "offer_documents" (
	"authority_id" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"provider_id" uuid NOT NULL,
	"listable_from" date NOT NULL,
	"listable_until" date,
	"title" text NOT NULL,
	"words" "tsvector" NOT NULL,
	"text" text NOT NULL,
	"kind" text NOT NULL,
	"tier" text NOT NULL,
	"provider_kind" text NOT NULL,
	"needs" text[] NOT NULL,
	"key_stages" text[] NOT NULL,
	"transport" text NOT NULL,
	"halves" text[] NOT NULL,
	"price_per_session_pence" bigint NOT NULL,
	"latitude" double precision,
	"longitude" double precision,
	"shuffle" integer NOT NULL,
	CONSTRAINT "offer_documents_authority_id_offer_id_pk" PRIMARY KEY("authority_id","offer_id")
);
--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_authority_id_authorities_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authorities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership_members" ADD CONSTRAINT "partnership_members_authority_id_partnership_id_organisations_authority_id_id_fk" FOREIGN KEY ("authority_id","partnership_id") REFERENCES "public"."organisations"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership_members" ADD CONSTRAINT "partnership_members_authority_id_school_id_organisations_authority_id_id_fk" FOREIGN KEY ("authority_id","school_id") REFERENCES "public"."organisations"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schools" ADD CONSTRAINT "schools_authority_id_organisation_id_organisations_authority_id_id_fk" FOREIGN KEY ("authority_id","organisation_id") REFERENCES "public"."organisations"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deputies" ADD CONSTRAINT "deputies_authority_id_approver_membership_id_memberships_authority_id_id_fk" FOREIGN KEY ("authority_id","approver_membership_id") REFERENCES "public"."memberships"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deputies" ADD CONSTRAINT "deputies_authority_id_deputy_membership_id_memberships_authority_id_id_fk" FOREIGN KEY ("authority_id","deputy_membership_id") REFERENCES "public"."memberships"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_authority_id_organisation_id_organisations_authority_id_id_fk" FOREIGN KEY ("authority_id","organisation_id") REFERENCES "public"."organisations"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_authority_id_organisation_id_organisations_authority_id_id_fk" FOREIGN KEY ("authority_id","organisation_id") REFERENCES "public"."organisations"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closures" ADD CONSTRAINT "closures_authority_id_organisation_id_organisations_authority_id_id_fk" FOREIGN KEY ("authority_id","organisation_id") REFERENCES "public"."organisations"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_authority_id_organisation_id_organisations_authority_id_id_fk" FOREIGN KEY ("authority_id","organisation_id") REFERENCES "public"."organisations"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_authority_id_provider_id_providers_authority_id_organisation_id_fk" FOREIGN KEY ("authority_id","provider_id") REFERENCES "public"."providers"("authority_id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_authority_id_kind_key_evidence_kinds_authority_id_key_fk" FOREIGN KEY ("authority_id","kind_key") REFERENCES "public"."evidence_kinds"("authority_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_authority_id_site_id_sites_authority_id_id_fk" FOREIGN KEY ("authority_id","site_id") REFERENCES "public"."sites"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_authority_id_person_id_provider_people_authority_id_id_fk" FOREIGN KEY ("authority_id","person_id") REFERENCES "public"."provider_people"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_authority_id_document_id_documents_authority_id_id_fk" FOREIGN KEY ("authority_id","document_id") REFERENCES "public"."documents"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provider_people" ADD CONSTRAINT "provider_people_authority_id_provider_id_providers_authority_id_organisation_id_fk" FOREIGN KEY ("authority_id","provider_id") REFERENCES "public"."providers"("authority_id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "providers" ADD CONSTRAINT "providers_authority_id_organisation_id_organisations_authority_id_id_fk" FOREIGN KEY ("authority_id","organisation_id") REFERENCES "public"."organisations"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_authority_id_provider_id_providers_authority_id_organisation_id_fk" FOREIGN KEY ("authority_id","provider_id") REFERENCES "public"."providers"("authority_id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sites" ADD CONSTRAINT "sites_authority_id_provider_id_providers_authority_id_organisation_id_fk" FOREIGN KEY ("authority_id","provider_id") REFERENCES "public"."providers"("authority_id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_authority_id_registration_id_registrations_authority_id_id_fk" FOREIGN KEY ("authority_id","registration_id") REFERENCES "public"."registrations"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_authority_id_provider_id_providers_authority_id_organisation_id_fk" FOREIGN KEY ("authority_id","provider_id") REFERENCES "public"."providers"("authority_id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_authority_id_framework_id_frameworks_authority_id_id_fk" FOREIGN KEY ("authority_id","framework_id") REFERENCES "public"."frameworks"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conditions" ADD CONSTRAINT "conditions_authority_id_decision_id_decisions_authority_id_id_fk" FOREIGN KEY ("authority_id","decision_id") REFERENCES "public"."decisions"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_authority_id_provider_id_providers_authority_id_organisation_id_fk" FOREIGN KEY ("authority_id","provider_id") REFERENCES "public"."providers"("authority_id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_authority_id_assessment_id_assessments_authority_id_id_fk" FOREIGN KEY ("authority_id","assessment_id") REFERENCES "public"."assessments"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_checks" ADD CONSTRAINT "evidence_checks_authority_id_evidence_id_evidence_authority_id_id_fk" FOREIGN KEY ("authority_id","evidence_id") REFERENCES "public"."evidence"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "judgements" ADD CONSTRAINT "judgements_authority_id_assessment_id_assessments_authority_id_id_fk" FOREIGN KEY ("authority_id","assessment_id") REFERENCES "public"."assessments"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "judgements" ADD CONSTRAINT "judgements_authority_id_standard_id_standards_authority_id_id_fk" FOREIGN KEY ("authority_id","standard_id") REFERENCES "public"."standards"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standards" ADD CONSTRAINT "standards_authority_id_framework_id_frameworks_authority_id_id_fk" FOREIGN KEY ("authority_id","framework_id") REFERENCES "public"."frameworks"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suspensions" ADD CONSTRAINT "suspensions_authority_id_provider_id_providers_authority_id_organisation_id_fk" FOREIGN KEY ("authority_id","provider_id") REFERENCES "public"."providers"("authority_id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withdrawals" ADD CONSTRAINT "withdrawals_authority_id_provider_id_providers_authority_id_organisation_id_fk" FOREIGN KEY ("authority_id","provider_id") REFERENCES "public"."providers"("authority_id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_authority_id_offer_id_offers_authority_id_id_fk" FOREIGN KEY ("authority_id","offer_id") REFERENCES "public"."offers"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_places" ADD CONSTRAINT "offer_places_authority_id_offer_id_offers_authority_id_id_fk" FOREIGN KEY ("authority_id","offer_id") REFERENCES "public"."offers"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_prices" ADD CONSTRAINT "offer_prices_authority_id_offer_id_offers_authority_id_id_fk" FOREIGN KEY ("authority_id","offer_id") REFERENCES "public"."offers"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_authority_id_provider_id_providers_authority_id_organisation_id_fk" FOREIGN KEY ("authority_id","provider_id") REFERENCES "public"."providers"("authority_id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_authority_id_site_id_sites_authority_id_id_fk" FOREIGN KEY ("authority_id","site_id") REFERENCES "public"."sites"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pupils" ADD CONSTRAINT "pupils_authority_id_school_id_organisations_authority_id_id_fk" FOREIGN KEY ("authority_id","school_id") REFERENCES "public"."organisations"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budgets" ADD CONSTRAINT "budgets_authority_id_owner_id_organisations_authority_id_id_fk" FOREIGN KEY ("authority_id","owner_id") REFERENCES "public"."organisations"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_authority_id_from_budget_id_budgets_authority_id_id_fk" FOREIGN KEY ("authority_id","from_budget_id") REFERENCES "public"."budgets"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_authority_id_to_budget_id_budgets_authority_id_id_fk" FOREIGN KEY ("authority_id","to_budget_id") REFERENCES "public"."budgets"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_authority_id_corrects_id_transfers_authority_id_id_fk" FOREIGN KEY ("authority_id","corrects_id") REFERENCES "public"."transfers"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement_drafts" ADD CONSTRAINT "placement_drafts_authority_id_offer_id_offers_authority_id_id_fk" FOREIGN KEY ("authority_id","offer_id") REFERENCES "public"."offers"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement_drafts" ADD CONSTRAINT "placement_drafts_authority_id_pupil_id_pupils_authority_id_id_fk" FOREIGN KEY ("authority_id","pupil_id") REFERENCES "public"."pupils"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement_funding" ADD CONSTRAINT "placement_funding_authority_id_placement_id_placements_authority_id_id_fk" FOREIGN KEY ("authority_id","placement_id") REFERENCES "public"."placements"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement_funding" ADD CONSTRAINT "placement_funding_authority_id_owner_id_organisations_authority_id_id_fk" FOREIGN KEY ("authority_id","owner_id") REFERENCES "public"."organisations"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement_parts" ADD CONSTRAINT "placement_parts_authority_id_placement_id_placements_authority_id_id_fk" FOREIGN KEY ("authority_id","placement_id") REFERENCES "public"."placements"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement_parts" ADD CONSTRAINT "placement_parts_authority_id_budget_id_budgets_authority_id_id_fk" FOREIGN KEY ("authority_id","budget_id") REFERENCES "public"."budgets"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement_start_checks" ADD CONSTRAINT "placement_start_checks_authority_id_placement_id_placements_authority_id_id_fk" FOREIGN KEY ("authority_id","placement_id") REFERENCES "public"."placements"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placements" ADD CONSTRAINT "placements_authority_id_pupil_id_pupils_authority_id_id_fk" FOREIGN KEY ("authority_id","pupil_id") REFERENCES "public"."pupils"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placements" ADD CONSTRAINT "placements_authority_id_school_id_organisations_authority_id_id_fk" FOREIGN KEY ("authority_id","school_id") REFERENCES "public"."organisations"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placements" ADD CONSTRAINT "placements_authority_id_commissioner_id_organisations_authority_id_id_fk" FOREIGN KEY ("authority_id","commissioner_id") REFERENCES "public"."organisations"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placements" ADD CONSTRAINT "placements_authority_id_provider_id_providers_authority_id_organisation_id_fk" FOREIGN KEY ("authority_id","provider_id") REFERENCES "public"."providers"("authority_id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placements" ADD CONSTRAINT "placements_authority_id_offer_id_offers_authority_id_id_fk" FOREIGN KEY ("authority_id","offer_id") REFERENCES "public"."offers"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placements" ADD CONSTRAINT "placements_authority_id_site_id_sites_authority_id_id_fk" FOREIGN KEY ("authority_id","site_id") REFERENCES "public"."sites"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_authority_id_placement_id_placements_authority_id_id_fk" FOREIGN KEY ("authority_id","placement_id") REFERENCES "public"."placements"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absence_notices" ADD CONSTRAINT "absence_notices_authority_id_placement_id_placements_authority_id_id_fk" FOREIGN KEY ("authority_id","placement_id") REFERENCES "public"."placements"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mark_corrections" ADD CONSTRAINT "mark_corrections_authority_id_placement_id_placements_authority_id_id_fk" FOREIGN KEY ("authority_id","placement_id") REFERENCES "public"."placements"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marks" ADD CONSTRAINT "marks_authority_id_placement_id_placements_authority_id_id_fk" FOREIGN KEY ("authority_id","placement_id") REFERENCES "public"."placements"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charge_parts" ADD CONSTRAINT "charge_parts_authority_id_charge_id_charges_authority_id_id_fk" FOREIGN KEY ("authority_id","charge_id") REFERENCES "public"."charges"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charge_parts" ADD CONSTRAINT "charge_parts_authority_id_budget_id_budgets_authority_id_id_fk" FOREIGN KEY ("authority_id","budget_id") REFERENCES "public"."budgets"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charges" ADD CONSTRAINT "charges_authority_id_placement_id_placements_authority_id_id_fk" FOREIGN KEY ("authority_id","placement_id") REFERENCES "public"."placements"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcomes" ADD CONSTRAINT "outcomes_authority_id_placement_id_placements_authority_id_id_fk" FOREIGN KEY ("authority_id","placement_id") REFERENCES "public"."placements"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_documents" ADD CONSTRAINT "offer_documents_authority_id_offer_id_offers_authority_id_id_fk" FOREIGN KEY ("authority_id","offer_id") REFERENCES "public"."offers"("authority_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "organisations_kind_index" ON "organisations" USING btree ("authority_id","kind","name");--> statement-breakpoint
CREATE INDEX "partnership_members_partnership_index" ON "partnership_members" USING btree ("authority_id","partnership_id");--> statement-breakpoint
CREATE INDEX "deputies_deputy_index" ON "deputies" USING btree ("authority_id","deputy_membership_id");--> statement-breakpoint
CREATE INDEX "invitations_organisation_index" ON "invitations" USING btree ("authority_id","organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "memberships_live_unique" ON "memberships" USING btree ("authority_id","user_id","organisation_id","role") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "memberships_user_index" ON "memberships" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "memberships_organisation_index" ON "memberships" USING btree ("authority_id","organisation_id");--> statement-breakpoint
CREATE INDEX "sessions_user_index" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_expiry_index" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "closures_organisation_index" ON "closures" USING btree ("authority_id","organisation_id","starts_on");--> statement-breakpoint
CREATE INDEX "terms_days_index" ON "terms" USING btree ("authority_id","starts_on");--> statement-breakpoint
CREATE INDEX "documents_organisation_index" ON "documents" USING btree ("authority_id","organisation_id");--> statement-breakpoint
CREATE INDEX "events_subject_index" ON "events" USING btree ("authority_id","subject_id","at");--> statement-breakpoint
CREATE INDEX "events_waiting_index" ON "events" USING btree ("id") WHERE reacted_at is null;--> statement-breakpoint
CREATE INDEX "mails_newest_index" ON "mails" USING btree ("authority_id","created_at");--> statement-breakpoint
CREATE INDEX "evidence_provider_index" ON "evidence" USING btree ("authority_id","provider_id","kind_key");--> statement-breakpoint
CREATE INDEX "evidence_expiry_index" ON "evidence" USING btree ("authority_id","expires_on");--> statement-breakpoint
CREATE INDEX "provider_people_provider_index" ON "provider_people" USING btree ("authority_id","provider_id");--> statement-breakpoint
CREATE UNIQUE INDEX "registrations_one_draft" ON "registrations" USING btree ("authority_id","provider_id") WHERE status = 'draft';--> statement-breakpoint
CREATE INDEX "registrations_status_index" ON "registrations" USING btree ("authority_id","status","submitted_at");--> statement-breakpoint
CREATE INDEX "sites_provider_index" ON "sites" USING btree ("authority_id","provider_id");--> statement-breakpoint
CREATE INDEX "assessments_provider_index" ON "assessments" USING btree ("authority_id","provider_id");--> statement-breakpoint
CREATE INDEX "conditions_provider_index" ON "conditions" USING btree ("authority_id","provider_id");--> statement-breakpoint
CREATE INDEX "decisions_provider_index" ON "decisions" USING btree ("authority_id","provider_id","decided_on");--> statement-breakpoint
CREATE UNIQUE INDEX "decisions_one_open" ON "decisions" USING btree ("authority_id","assessment_id") WHERE status <> 'sent_back';--> statement-breakpoint
CREATE INDEX "evidence_checks_evidence_index" ON "evidence_checks" USING btree ("authority_id","evidence_id","checked_at");--> statement-breakpoint
CREATE UNIQUE INDEX "suspensions_one_open" ON "suspensions" USING btree ("authority_id","provider_id") WHERE lifted_on is null;--> statement-breakpoint
CREATE INDEX "withdrawals_provider_index" ON "withdrawals" USING btree ("authority_id","provider_id");--> statement-breakpoint
CREATE INDEX "bookings_offer_index" ON "bookings" USING btree ("authority_id","offer_id","half","ends_on");--> statement-breakpoint
CREATE INDEX "offer_places_offer_index" ON "offer_places" USING btree ("authority_id","offer_id","half");--> statement-breakpoint
CREATE INDEX "offers_provider_index" ON "offers" USING btree ("authority_id","provider_id");--> statement-breakpoint
CREATE INDEX "pupil_looks_pupils_index" ON "pupil_looks" USING gin ("pupil_ids");--> statement-breakpoint
CREATE INDEX "pupils_school_index" ON "pupils" USING btree ("authority_id","school_id","family_name");--> statement-breakpoint
CREATE UNIQUE INDEX "pupils_upn_unique" ON "pupils" USING btree ("authority_id","upn");--> statement-breakpoint
CREATE INDEX "budgets_owner_index" ON "budgets" USING btree ("authority_id","owner_id","starts_on");--> statement-breakpoint
CREATE INDEX "transfers_from_index" ON "transfers" USING btree ("authority_id","from_budget_id");--> statement-breakpoint
CREATE INDEX "transfers_to_index" ON "transfers" USING btree ("authority_id","to_budget_id");--> statement-breakpoint
CREATE INDEX "transfers_placement_index" ON "transfers" USING btree ("authority_id","placement_id");--> statement-breakpoint
CREATE INDEX "placement_drafts_organisation_index" ON "placement_drafts" USING btree ("authority_id","organisation_id");--> statement-breakpoint
CREATE INDEX "placement_funding_owner_index" ON "placement_funding" USING btree ("authority_id","owner_id");--> statement-breakpoint
CREATE INDEX "placement_parts_budget_index" ON "placement_parts" USING btree ("authority_id","budget_id");--> statement-breakpoint
CREATE INDEX "placements_school_index" ON "placements" USING btree ("authority_id","school_id","status");--> statement-breakpoint
CREATE INDEX "placements_provider_index" ON "placements" USING btree ("authority_id","provider_id","status");--> statement-breakpoint
CREATE INDEX "placements_commissioner_index" ON "placements" USING btree ("authority_id","commissioner_id");--> statement-breakpoint
CREATE INDEX "placements_pupil_index" ON "placements" USING btree ("authority_id","pupil_id");--> statement-breakpoint
CREATE INDEX "placements_offer_index" ON "placements" USING btree ("authority_id","offer_id");--> statement-breakpoint
CREATE INDEX "placements_status_index" ON "placements" USING btree ("authority_id","status","starts_on");--> statement-breakpoint
CREATE INDEX "reviews_placement_index" ON "reviews" USING btree ("authority_id","placement_id","planned_on");--> statement-breakpoint
CREATE INDEX "absence_notices_placement_index" ON "absence_notices" USING btree ("authority_id","placement_id","day");--> statement-breakpoint
CREATE INDEX "mark_corrections_placement_index" ON "mark_corrections" USING btree ("authority_id","placement_id");--> statement-breakpoint
CREATE INDEX "marks_day_index" ON "marks" USING btree ("authority_id","day");--> statement-breakpoint
CREATE INDEX "charges_provider_index" ON "charges" USING btree ("authority_id","provider_id","month");--> statement-breakpoint
CREATE INDEX "outcomes_result_index" ON "outcomes" USING btree ("authority_id","result");--> statement-breakpoint
CREATE INDEX "offer_documents_words_index" ON "offer_documents" USING gin ("words");--> statement-breakpoint
CREATE INDEX "offer_documents_days_index" ON "offer_documents" USING btree ("authority_id","listable_from","listable_until");