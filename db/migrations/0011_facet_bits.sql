-- What is searched is disposable: it is laid out anew, and the event below has the menu indexed again.
DELETE FROM "offer_documents";--> statement-breakpoint
ALTER TABLE "offer_documents" DROP COLUMN "title";--> statement-breakpoint
ALTER TABLE "offer_documents" DROP COLUMN "text";--> statement-breakpoint
ALTER TABLE "offer_documents" DROP COLUMN "kind";--> statement-breakpoint
ALTER TABLE "offer_documents" DROP COLUMN "tier";--> statement-breakpoint
ALTER TABLE "offer_documents" DROP COLUMN "needs";--> statement-breakpoint
ALTER TABLE "offer_documents" DROP COLUMN "key_stages";--> statement-breakpoint
ALTER TABLE "offer_documents" DROP COLUMN "transport";--> statement-breakpoint
ALTER TABLE "offer_documents" DROP COLUMN "halves";--> statement-breakpoint
ALTER TABLE "offer_documents" DROP COLUMN "qualifications";--> statement-breakpoint
ALTER TABLE "offer_documents" DROP COLUMN "access";--> statement-breakpoint
ALTER TABLE "offer_documents" DROP COLUMN "group_size";--> statement-breakpoint
ALTER TABLE "offer_documents" DROP COLUMN "days_free";--> statement-breakpoint
ALTER TABLE "offer_documents" ADD COLUMN "what_bits" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "offer_documents" ADD COLUMN "need_bits" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "offer_documents" ADD COLUMN "week_bits" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "offer_documents" ADD COLUMN "age_bits" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "offer_documents" ADD COLUMN "gain_bits" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "offer_documents" ADD COLUMN "site_bits" integer NOT NULL;
--> statement-breakpoint
insert into events (authority_id, name, subject_id, at) select id, 'menu.laid_out', id, now() from authorities;
