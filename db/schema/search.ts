import { sql } from "drizzle-orm";
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

/**
 * The menu as the Postgres engine searches it: disposable, rebuilt from the offers at any time. What every search
 * reads of a row comes first and the words, which are long, last: the database walks over a row from its beginning.
 */
export const offerDocuments = pgTable(
  "offer_documents",
  {
    authorityId: authorityId(),
    offerId: ref("offer_id").notNull(),
    providerId: ref("provider_id").notNull(),
    pricePerSessionPence: money("price_per_session_pence"),
    listableFrom: day("listable_from").notNull(),
    /** The values of the filters as bits: search/facet-bits.ts says which is which. */
    whatBits: integer("what_bits").notNull(),
    needBits: integer("need_bits").notNull(),
    weekBits: integer("week_bits").notNull(),
    ageBits: integer("age_bits").notNull(),
    gainBits: integer("gain_bits").notNull(),
    siteBits: integer("site_bits").notNull(),
    priceIsPrivate: boolean("price_is_private").notNull(),
    latitude: doublePrecision("latitude"),
    longitude: doublePrecision("longitude"),
    listableUntil: day("listable_until"),
    /** The first day from which a half day has a place; null when none is seen. */
    soonestOn: day("soonest_on"),
    weeksFrom: integer("weeks_from"),
    weeksTo: integer("weeks_to"),
    /** Seven ranks, one for each day of the week, so that no offer is the first for ever. */
    shuffles: integer("shuffles").array().notNull(),
    /** Partnerships whose local menu has it. */
    partnerships: text("partnerships").array().notNull().default([]),
    /** Asked of its index only, and kept out of the row. */
    words: tsvector("words").notNull(),
    /** The words of title, provider and summary, by which what is found is ranked. */
    heading: tsvector("heading").notNull().generatedAlwaysAs(sql`ts_filter(words, '{a,b,c}')`),
    /** Makes a row long enough that Postgres moves its words out; a few bytes as it is stored. */
    filling: text("filling").notNull().generatedAlwaysAs(sql`repeat(' ', 2000)`),
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
