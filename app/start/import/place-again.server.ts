/** Gives what was saved before an import the places it brought. */
import { type SQL, sql } from "drizzle-orm";
import { outcodes } from "#app/domain/organisations/outcodes.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { sites } from "#db/schema/providers.ts";
import { pupils } from "#db/schema/pupils.ts";

/**
 * Places again what has no place or only that of its outward half; what somebody placed better than by its
 * postcode stays. Gives how many rows have another place now.
 */
export async function placeAgain(tx: Tx): Promise<number> {
  let placed = 0;
  for (const { table, postcode } of [
    { table: organisations, postcode: sql`t.postcode` },
    { table: sites, postcode: sql`t.postcode` },
    { table: pupils, postcode: sql`t.home_postcode` },
  ]) {
    const tight = sql`replace(${postcode}, ' ', '')`;
    placed += await move(tx, sql`${table} t`, {
      key: tight,
      only: sql`(t.latitude is null or exists (select 1 from shipped
        where shipped.outcode = left(${tight}, -3) and shipped.latitude = t.latitude and shipped.longitude = t.longitude))`,
    });
    placed += await move(tx, sql`${table} t`, {
      key: sql`left(${tight}, -3)`,
      only: sql`t.latitude is null`,
    });
  }
  return placed;
}

async function move(tx: Tx, table: SQL, { key, only }: { key: SQL; only: SQL }): Promise<number> {
  const [row] = await tx.execute<{ count: number }>(sql`
    with shipped as (
      select * from jsonb_to_recordset(${shipped}::text::jsonb) as s(outcode text, latitude float8, longitude float8)),
    moved as (
      update ${table} set latitude = p.latitude, longitude = p.longitude from postcodes p
      where p.postcode = ${key} and ${only}
        and (t.latitude, t.longitude) is distinct from (p.latitude, p.longitude)
      returning 1)
    select count(*)::int as count from moved`);
  return row?.count ?? 0;
}

const shipped = JSON.stringify([...outcodes].map(([outcode, place]) => ({ outcode, ...place })));
