-- A row that row-level security guards is never found by an index on its words, because the words could be leaked
-- by an error: so the index is asked here, as the owner, for no more than the policy of offer_documents shows.
-- `turn_of` is the day's rank; `chosen` has the bits of every chosen filter in the order of search/facet-bits.ts,
-- so that only what is shown is ranked.
create function offers_saying(said tsquery, turn_of int, chosen int[], ranked boolean) returns table (
  offer_id uuid, listable_from date, listable_until date, partnerships text[], soonest_on date, weeks_from int,
  weeks_to int, price_per_session_pence bigint, price_is_private boolean, latitude float8, longitude float8,
  what_bits int, need_bits int, week_bits int, age_bits int, gain_bits int, site_bits int, turn int, relevance real)
language sql stable parallel safe security definer set search_path = public as $$
  select d.offer_id, d.listable_from, d.listable_until, d.partnerships, d.soonest_on, d.weeks_from, d.weeks_to,
    d.price_per_session_pence, d.price_is_private, d.latitude, d.longitude,
    d.what_bits, d.need_bits, d.week_bits, d.age_bits, d.gain_bits, d.site_bits, d.shuffles[turn_of],
    case when ranked
      and (chosen[1] = 0 or d.what_bits & chosen[1] <> 0) and (chosen[2] = 0 or d.what_bits & chosen[2] <> 0)
      and (chosen[3] = 0 or d.what_bits & chosen[3] <> 0) and (chosen[4] = 0 or d.what_bits & chosen[4] <> 0)
      and (chosen[5] = 0 or d.need_bits & chosen[5] <> 0)
      and d.week_bits & chosen[6] = chosen[6] and (chosen[7] = 0 or d.week_bits & chosen[7] <> 0)
      and (chosen[8] = 0 or d.age_bits & chosen[8] <> 0) and (chosen[9] = 0 or d.age_bits & chosen[9] <> 0)
      and (chosen[10] = 0 or d.gain_bits & chosen[10] <> 0) and (chosen[11] = 0 or d.gain_bits & chosen[11] <> 0)
      and d.site_bits & chosen[12] = chosen[12]
    then ts_rank(d.words, said) else 0 end
  from offer_documents d
  where d.authority_id = (select app_authority()) and d.words @@ said $$;
