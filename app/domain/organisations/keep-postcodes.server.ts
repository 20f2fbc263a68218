import { sql } from "drizzle-orm";
import type { Tx } from "#app/platform/transaction.server.ts";
import { postcodes } from "#db/schema/organisations.ts";

export type PostcodePlace = { postcode: string; latitude: number; longitude: number };

/**
 * Keeps where these postcodes are, each given once, without a space and in capitals; says how many were new and
 * how many had been elsewhere. Only the owner of the tables may: the places are facts of no authority.
 */
export async function keepPostcodes(
  tx: Tx,
  places: readonly PostcodePlace[],
): Promise<{ added: number; moved: number }> {
  const list = (column: keyof PostcodePlace) => places.map((place) => place[column]).join(" ");
  const [row] = await tx.execute<{ added: number; moved: number }>(sql`
    with kept as (
      insert into ${postcodes} (postcode, latitude, longitude)
      select * from unnest(
        string_to_array(${list("postcode")}, ' '),
        string_to_array(${list("latitude")}, ' ')::float8[],
        string_to_array(${list("longitude")}, ' ')::float8[])
      on conflict (postcode) do update set latitude = excluded.latitude, longitude = excluded.longitude
        where (postcodes.latitude, postcodes.longitude) is distinct from (excluded.latitude, excluded.longitude)
      returning xmax = 0 as is_new)
    select count(*) filter (where is_new)::int as added, count(*) filter (where not is_new)::int as moved from kept`);
  return { added: row?.added ?? 0, moved: row?.moved ?? 0 };
}

/** Works out the middle of every outward half from the postcodes that are kept, for those that are not. */
export async function keepOutwardHalves(tx: Tx): Promise<void> {
  await tx.execute(sql`
    insert into ${postcodes} (postcode, latitude, longitude)
    select left(postcode, -3), avg(latitude), avg(longitude) from ${postcodes}
    where length(postcode) >= 5 group by 1
    on conflict (postcode) do update set latitude = excluded.latitude, longitude = excluded.longitude
      where (postcodes.latitude, postcodes.longitude) is distinct from (excluded.latitude, excluded.longitude)`);
}
