ALTER TABLE "evidence_kinds" ADD COLUMN "site_kinds" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence_kinds" ADD COLUMN "posts" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence_kinds" ADD COLUMN "confirmation_only" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "sent_back_by" uuid;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "sent_back_reason" text;