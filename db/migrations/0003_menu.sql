CREATE TABLE "search_words" (
	"authority_id" uuid NOT NULL,
	"word" text NOT NULL,
	"stem" text NOT NULL,
	CONSTRAINT "search_words_authority_id_word_pk" PRIMARY KEY("authority_id","word")
);
--> statement-breakpoint
ALTER TABLE "offers" DROP CONSTRAINT "offers_basis_check";--> statement-breakpoint
ALTER TABLE "offers" DROP CONSTRAINT "offers_programme_check";--> statement-breakpoint
ALTER TABLE "offer_prices" ADD COLUMN "price_basis" text;--> statement-breakpoint
ALTER TABLE "offer_prices" ADD COLUMN "programme_sessions" integer;--> statement-breakpoint
-- A price is dated as a whole: what it was per, too.
UPDATE "offer_prices" p SET "price_basis" = o."price_basis", "programme_sessions" = o."programme_sessions"
  FROM "offers" o WHERE o."authority_id" = p."authority_id" AND o."id" = p."offer_id";--> statement-breakpoint
ALTER TABLE "offer_prices" ALTER COLUMN "price_basis" SET NOT NULL;--> statement-breakpoint
-- What is searched is disposable and made anew.
DELETE FROM "offer_documents";--> statement-breakpoint
ALTER TABLE "offer_documents" ADD COLUMN "price_is_private" boolean NOT NULL;--> statement-breakpoint
ALTER TABLE "offer_documents" ADD COLUMN "shuffles" integer[] NOT NULL;--> statement-breakpoint
CREATE INDEX "search_words_stem_index" ON "search_words" USING btree ("authority_id","stem");--> statement-breakpoint
CREATE INDEX "search_words_likeness_index" ON "search_words" USING gist ("word" gist_trgm_ops(siglen=32));--> statement-breakpoint
ALTER TABLE "offers" DROP COLUMN "price_basis";--> statement-breakpoint
ALTER TABLE "offers" DROP COLUMN "programme_sessions";--> statement-breakpoint
ALTER TABLE "offer_documents" DROP COLUMN "shuffle";--> statement-breakpoint
ALTER TABLE "offer_prices" ADD CONSTRAINT "offer_prices_basis_check" CHECK ("offer_prices"."price_basis" in ('session', 'day', 'week', 'programme'));--> statement-breakpoint
ALTER TABLE "offer_prices" ADD CONSTRAINT "offer_prices_programme_check" CHECK (("offer_prices"."price_basis" = 'programme') = ("offer_prices"."programme_sessions" is not null and "offer_prices"."programme_sessions" > 0));
--> statement-breakpoint
alter table search_words enable row level security;
--> statement-breakpoint
create policy own_authority on search_words to ap_portal using (authority_id = (select app_authority()));
--> statement-breakpoint
-- English with its stems, and accents left out, for what is searched: search/postgres.server.ts.
create text search configuration portal_english (copy = english);
--> statement-breakpoint
alter text search configuration portal_english
  alter mapping for hword, hword_part, word with unaccent, english_stem;
