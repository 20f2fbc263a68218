import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";

export type Paging = { page: number; pageSize: number };

/** That a name holds these words as they were typed; what the database reads as a pattern is taken literally. */
export function named(column: AnyPgColumn, words: string): SQL {
  return sql`${column} ilike ${`%${words.replace(/[\\%_]/g, "\\$&")}%`}`;
}
