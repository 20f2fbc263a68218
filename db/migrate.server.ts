import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as migrateTables } from "drizzle-orm/postgres-js/migrator";
import { runMigrations as migrateJobs } from "graphile-worker";
import postgres from "postgres";

const folder = fileURLToPath(new URL("./migrations", import.meta.url));

/** Brings a database to today's shape. May be run by several processes at once: the second waits for the first. */
export async function migrate(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(7205511)`;
    await migrateTables(drizzle(sql), { migrationsFolder: folder });
    await migrateJobs({ connectionString: url });
  } finally {
    await sql.end({ timeout: 5 });
  }
}
