import { customType, doublePrecision, foreignKey, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
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
    pricePerSessionPence: money("price_per_session_pence"),
    latitude: doublePrecision("latitude"),
    longitude: doublePrecision("longitude"),
    /** A number that is fair to all: offers are shown in another order each day. */
    shuffle: integer("shuffle").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.offerId] }),
    foreignKey({ columns: [t.authorityId, t.offerId], foreignColumns: [offers.authorityId, offers.id] }).onDelete("cascade"),
    index("offer_documents_words_index").using("gin", t.words),
    index("offer_documents_days_index").on(t.authorityId, t.listableFrom, t.listableUntil),
  ],
);
