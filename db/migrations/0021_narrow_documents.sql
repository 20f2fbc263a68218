-- A search reads many rows and of few more than their bits, so the words go out of the row and what ranks stays in it.
-- In one step, so that the rows are written anew once, in the way that is said here.
ALTER TABLE "offer_documents"
  ADD COLUMN "heading" "tsvector" GENERATED ALWAYS AS (ts_filter(words, '{a,b,c}')) STORED NOT NULL,
  ADD COLUMN "filling" text GENERATED ALWAYS AS (repeat(' ', 2000)) STORED NOT NULL,
  -- Rows longer than about 2 kB have their external columns moved out; the filling makes them so and then shrinks,
  -- and the others stay as they are.
  alter column words set storage external,
  alter column heading set storage main,
  alter column filling set storage main,
  alter column shuffles set storage main,
  alter column partnerships set storage main,
  set (toast_tuple_target = 1000);
--> statement-breakpoint
create or replace view offers_to_search as
  select authority_id, offer_id, price_per_session_pence, listable_from, what_bits, need_bits, week_bits, age_bits,
    gain_bits, site_bits, price_is_private, latitude, longitude, listable_until, soonest_on, weeks_from, weeks_to,
    shuffles, partnerships, words, heading
  from offer_documents
  where authority_id = (select app_authority());
--> statement-breakpoint
analyze offer_documents;
