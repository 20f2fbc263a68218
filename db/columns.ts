import { sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { bigint, check, date, timestamp, uuid } from "drizzle-orm/pg-core";
import type { CalendarDate } from "#app/core/calendar.ts";
import type { Pence } from "#app/core/money.ts";

/** Every row has one authority, first in its keys, so that rows can be spread by it. */
export const authorityId = () => uuid("authority_id").notNull();

/** Time-ordered, so that lists by id are lists by age (Postgres 18). */
export const id = () => uuid("id").notNull().default(sql`uuidv7()`);

export const ref = (name: string) => uuid(name);

export const money = (name: string) => bigint(name, { mode: "number" }).notNull().$type<Pence>();

export const day = (name: string) => date(name, { mode: "string" }).$type<CalendarDate>();

export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** A check that a text column holds one of the words its type promises. */
export function oneOf(name: string, column: AnyPgColumn, words: readonly string[]) {
  const list = sql.raw(words.map((word) => `'${word}'`).join(", "));
  return check(name, sql`${column} in (${list})`);
}
