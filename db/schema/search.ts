import {
  boolean,
  customType,
  doublePrecision,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
} from "drizzle-orm/pg-core";
import { authorityId, day, money, ref } from "#db/columns.ts";
import { offers } from "#db/schema/menu.ts";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

/** The menu as the Postgres engine searches it: disposable, rebuilt from the offers at any time. */
export const offerDocuments = pgTable(
  "offer_documents",
  {
    authorityId: authorityId(),
    offerId: ref("offer_id").notNull(),
    providerId: ref("provider_id").notNull(),
    listableFrom: day("listable_from").notNull(),
    listableUntil: day("listable_until"),
    title: text("title").notNull(),
    words: tsvector("words").notNull(),
    text: text("text").notNull(),
    kind: text("kind").notNull(),
    tier: text("tier").notNull(),
    providerKind: text("provider_kind").notNull(),
    needs: text("needs").array().notNull(),
    keyStages: text("key_stages").array().notNull(),
    transport: text("transport").notNull(),
    halves: text("halves").array().notNull(),
    /** National curriculum years. */
    years: integer("years").array().notNull().default([]),
    qualifications: text("qualifications").array().notNull().default([]),
    access: text("access").array().notNull().default([]),
    /** Partnerships whose local menu has it. */
    partnerships: text("partnerships").array().notNull().default([]),
    groupSize: integer("group_size").notNull().default(0),
    /** Weekdays on which a place is free. */
    daysFree: integer("days_free").notNull().default(0),
    /** The first day on which any half day has a place; null when none is seen. */
    soonestOn: day("soonest_on"),
    weeksFrom: integer("weeks_from"),
    weeksTo: integer("weeks_to"),
    pricePerSessionPence: money("price_per_session_pence"),
    priceIsPrivate: boolean("price_is_private").notNull(),
    latitude: doublePrecision("latitude"),
    longitude: doublePrecision("longitude"),
    /** Seven ranks, one for each day of the week, so that no offer is the first for ever. */
    shuffles: integer("shuffles").array().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.offerId] }),
    foreignKey({
      columns: [t.authorityId, t.offerId],
      foreignColumns: [offers.authorityId, offers.id],
    }).onDelete("cascade"),
    index("offer_documents_words_index").using("gin", t.words),
    index("offer_documents_days_index").on(t.authorityId, t.listableFrom, t.listableUntil),
  ],
);

/** Every word the menu knows, with its stem: a misspelt word is corrected to one of these before searching. */
export const searchWords = pgTable(
  "search_words",
  {
    authorityId: authorityId(),
    word: text("word").notNull(),
    stem: text("stem").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.word] }),
    index("search_words_stem_index").on(t.authorityId, t.stem),
    index("search_words_likeness_index").using("gist", t.word.op("gist_trgm_ops(siglen=32)")),
  ],
);
