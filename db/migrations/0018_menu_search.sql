-- The same rows in another order of columns, without two that nothing reads any more: what every search reads comes
-- first and never moves, the words, which are long, come last.
CREATE TABLE "offer_documents_in_order" (
	"authority_id" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"provider_id" uuid NOT NULL,
	"price_per_session_pence" bigint NOT NULL,
	"listable_from" date NOT NULL,
	"what_bits" integer NOT NULL,
	"need_bits" integer NOT NULL,
	"week_bits" integer NOT NULL,
	"age_bits" integer NOT NULL,
	"gain_bits" integer NOT NULL,
	"site_bits" integer NOT NULL,
	"price_is_private" boolean NOT NULL,
	"latitude" double precision,
	"longitude" double precision,
	"listable_until" date,
	"soonest_on" date,
	"weeks_from" integer,
	"weeks_to" integer,
	"shuffles" integer[] NOT NULL,
	"partnerships" text[] DEFAULT '{}' NOT NULL,
	"words" "tsvector" NOT NULL
);
--> statement-breakpoint
insert into offer_documents_in_order (authority_id, offer_id, provider_id, price_per_session_pence, listable_from,
  what_bits, need_bits, week_bits, age_bits, gain_bits, site_bits, price_is_private, latitude, longitude, listable_until,
  soonest_on, weeks_from, weeks_to, shuffles, partnerships, words)
select authority_id, offer_id, provider_id, price_per_session_pence, listable_from,
  what_bits, need_bits, week_bits, age_bits, gain_bits, site_bits, price_is_private, latitude, longitude, listable_until,
  soonest_on, weeks_from, weeks_to, shuffles, partnerships, words
from offer_documents;
--> statement-breakpoint
drop function offers_saying;
--> statement-breakpoint
DROP TABLE "offer_documents";
--> statement-breakpoint
ALTER TABLE "offer_documents_in_order" RENAME TO "offer_documents";
--> statement-breakpoint
ALTER TABLE "offer_documents" ADD CONSTRAINT "offer_documents_authority_id_offer_id_pk" PRIMARY KEY("authority_id","offer_id");
--> statement-breakpoint
ALTER TABLE "offer_documents" ADD CONSTRAINT "offer_documents_authority_id_offer_id_offers_authority_id_id_fk" FOREIGN KEY ("authority_id","offer_id") REFERENCES "public"."offers"("authority_id","id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "offer_documents_words_index" ON "offer_documents" USING gin ("words");
--> statement-breakpoint
CREATE INDEX "offer_documents_days_index" ON "offer_documents" USING btree ("authority_id","listable_from","listable_until");
--> statement-breakpoint
alter table offer_documents enable row level security;
--> statement-breakpoint
create policy own_authority on offer_documents to ap_portal using (authority_id = (select app_authority()));
--> statement-breakpoint
-- A row that row-level security guards is never found by an index on its words, because the words could be leaked by
-- an error. So searches read this: it is asked as its owner, and shows no more than the policy of offer_documents.
create view offers_to_search as
  select authority_id, offer_id, price_per_session_pence, listable_from, what_bits, need_bits, week_bits, age_bits,
    gain_bits, site_bits, price_is_private, latitude, longitude, listable_until, soonest_on, weeks_from, weeks_to,
    shuffles, partnerships, words
  from offer_documents
  where authority_id = (select app_authority());
--> statement-breakpoint
-- Nothing is written through it.
revoke insert, update, delete on offers_to_search from ap_portal;
--> statement-breakpoint
analyze offer_documents;
