import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  text,
  time,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { WeeklyHalfDay } from "#app/core/calendar.ts";
import {
  chargedWords,
  type KeyStage,
  type Need,
  offerKinds,
  offerStatuses,
  offerTiers,
  priceBases,
  type QualificationKind,
  transportWords,
  vatTreatments,
} from "#app/core/words/menu.ts";
import { authorityId, day, id, moment, money, oneOf, ref } from "#db/columns.ts";
import { organisations } from "#db/schema/organisations.ts";
import { documents } from "#db/schema/platform.ts";
import { providers, sites } from "#db/schema/providers.ts";

export const offers = pgTable(
  "offers",
  {
    authorityId: authorityId(),
    id: id(),
    providerId: ref("provider_id").notNull(),
    siteId: ref("site_id").notNull(),
    status: text("status", { enum: offerStatuses }).notNull().default("draft"),
    title: text("title").notNull(),
    summary: text("summary").notNull(),
    description: text("description").notNull().default(""),
    kind: text("kind", { enum: offerKinds }).notNull(),
    tier: text("tier", { enum: offerTiers }).notNull(),
    needs: text("needs").array().notNull().$type<Need[]>(),
    keyStages: text("key_stages").array().notNull().$type<KeyStage[]>(),
    /** National curriculum years, where they are narrower than the key stages. */
    yearFrom: integer("year_from"),
    yearTo: integer("year_to"),
    qualifications: text("qualifications").notNull().default(""),
    qualificationKinds: text("qualification_kinds")
      .array()
      .notNull()
      .default([])
      .$type<QualificationKind[]>(),
    /** How many weeks a place usually lasts; null for as long as it is needed. */
    weeksFrom: integer("weeks_from"),
    weeksTo: integer("weeks_to"),
    weekDescribed: text("week_described").notNull().default(""),
    groupSize: integer("group_size").notNull(),
    transport: text("transport", { enum: transportWords }).notNull(),
    amStarts: time("am_starts"),
    amEnds: time("am_ends"),
    pmStarts: time("pm_starts"),
    pmEnds: time("pm_ends"),
    charged: text("charged", { enum: chargedWords }).notNull().default("booked"),
    noticeDays: integer("notice_days").notNull().default(0),
    vatTreatment: text("vat_treatment", { enum: vatTreatments }).notNull(),
    vatRatePercent: numeric("vat_rate_percent", { precision: 5, scale: 2, mode: "number" })
      .notNull()
      .default(0),
    priceIsPrivate: boolean("price_is_private").notNull().default(false),
    createdAt: moment("created_at").notNull(),
    publishedAt: moment("published_at"),
    withdrawnAt: moment("withdrawn_at"),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    foreignKey({
      columns: [t.authorityId, t.providerId],
      foreignColumns: [providers.authorityId, providers.organisationId],
    }),
    foreignKey({ columns: [t.authorityId, t.siteId], foreignColumns: [sites.authorityId, sites.id] }),
    index("offers_provider_index").on(t.authorityId, t.providerId),
    oneOf("offers_status_check", t.status, offerStatuses),
    oneOf("offers_kind_check", t.kind, offerKinds),
    oneOf("offers_tier_check", t.tier, offerTiers),
    oneOf("offers_charged_check", t.charged, chargedWords),
    oneOf("offers_vat_check", t.vatTreatment, vatTreatments),
    check(
      "offers_years_check",
      sql`(${t.yearFrom} is null) = (${t.yearTo} is null) and (${t.yearFrom} is null or (${t.yearFrom} between 1 and ${t.yearTo} and ${t.yearTo} <= 13))`,
    ),
    check(
      "offers_weeks_check",
      sql`(${t.weeksFrom} is null or ${t.weeksFrom} > 0) and (${t.weeksTo} is null or ${t.weeksTo} >= coalesce(${t.weeksFrom}, 1))`,
    ),
  ],
);

/** Prices are dated; the latest that has started holds. Net of VAT. */
export const offerPrices = pgTable(
  "offer_prices",
  {
    authorityId: authorityId(),
    id: id(),
    offerId: ref("offer_id").notNull(),
    startsOn: day("starts_on").notNull(),
    pricePence: money("price_pence"),
    priceBasis: text("price_basis", { enum: priceBases }).notNull(),
    /** Sessions of the whole programme; only where the price is for the programme. */
    programmeSessions: integer("programme_sessions"),
    joiningFeePence: money("joining_fee_pence"),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    foreignKey({ columns: [t.authorityId, t.offerId], foreignColumns: [offers.authorityId, offers.id] }),
    unique("offer_prices_day_unique").on(t.authorityId, t.offerId, t.startsOn),
    oneOf("offer_prices_basis_check", t.priceBasis, priceBases),
    check(
      "offer_prices_programme_check",
      sql`(${t.priceBasis} = 'programme') = (${t.programmeSessions} is not null and ${t.programmeSessions} > 0)`,
    ),
    check("offer_prices_pence_check", sql`${t.pricePence} >= 0 and ${t.joiningFeePence} >= 0`),
  ],
);

/** Places per weekly half day, dated; rows of one half day never overlap (exclusion constraint in the walls migration). */
export const offerPlaces = pgTable(
  "offer_places",
  {
    authorityId: authorityId(),
    id: id(),
    offerId: ref("offer_id").notNull(),
    half: text("half").notNull().$type<WeeklyHalfDay>(),
    places: integer("places").notNull(),
    startsOn: day("starts_on").notNull(),
    endsOn: day("ends_on"),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    foreignKey({ columns: [t.authorityId, t.offerId], foreignColumns: [offers.authorityId, offers.id] }),
    index("offer_places_offer_index").on(t.authorityId, t.offerId, t.half),
    check("offer_places_count_check", sql`${t.places} >= 0`),
    check("offer_places_days_check", sql`${t.endsOn} is null or ${t.endsOn} >= ${t.startsOn}`),
  ],
);

/**
 * What is booked of an offer's places: rows per weekly half day of a placement, apart in time. Held until a
 * moment after the provider accepts, firm (no moment) once approved. A trigger keeps the peak of
 * overlapping bookings within the places.
 */
export const bookings = pgTable(
  "bookings",
  {
    authorityId: authorityId(),
    offerId: ref("offer_id").notNull(),
    placementId: ref("placement_id").notNull(),
    half: text("half").notNull().$type<WeeklyHalfDay>(),
    startsOn: day("starts_on").notNull(),
    endsOn: day("ends_on").notNull(),
    heldUntil: moment("held_until"),
    /** The change of the placement that these days are held for, until it is approved. */
    changeId: ref("change_id"),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.placementId, t.half, t.startsOn] }),
    foreignKey({ columns: [t.authorityId, t.offerId], foreignColumns: [offers.authorityId, offers.id] }),
    index("bookings_offer_index").on(t.authorityId, t.offerId, t.half, t.endsOn),
    check("bookings_days_check", sql`${t.endsOn} >= ${t.startsOn}`),
    check("bookings_change_check", sql`${t.changeId} is null or ${t.heldUntil} is not null`),
  ],
);

/** What an offer looks like, each with words for who does not see it. */
export const offerPictures = pgTable(
  "offer_pictures",
  {
    authorityId: authorityId(),
    id: id(),
    offerId: ref("offer_id").notNull(),
    documentId: ref("document_id").notNull(),
    alternative: text("alternative").notNull(),
    position: integer("position").notNull(),
    addedAt: moment("added_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    foreignKey({ columns: [t.authorityId, t.offerId], foreignColumns: [offers.authorityId, offers.id] }),
    foreignKey({
      columns: [t.authorityId, t.documentId],
      foreignColumns: [documents.authorityId, documents.id],
    }),
    index("offer_pictures_offer_index").on(t.authorityId, t.offerId, t.position),
    check("offer_pictures_alternative_check", sql`${t.alternative} <> ''`),
  ],
);

/** A partnership's own choice from the menu, with a word to its schools. */
export const localMenuEntries = pgTable(
  "local_menu_entries",
  {
    authorityId: authorityId(),
    id: id(),
    partnershipId: ref("partnership_id").notNull(),
    offerId: ref("offer_id").notNull(),
    note: text("note").notNull().default(""),
    pinnedBy: ref("pinned_by").notNull(),
    pinnedAt: moment("pinned_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    foreignKey({
      columns: [t.authorityId, t.partnershipId],
      foreignColumns: [organisations.authorityId, organisations.id],
    }),
    foreignKey({ columns: [t.authorityId, t.offerId], foreignColumns: [offers.authorityId, offers.id] }),
    unique("local_menu_entries_offer_unique").on(t.authorityId, t.partnershipId, t.offerId),
  ],
);

/** A search somebody keeps: what is new in it since they were last told comes by e-mail, once a day. */
export const savedSearches = pgTable(
  "saved_searches",
  {
    authorityId: authorityId(),
    id: id(),
    userId: ref("user_id").notNull(),
    organisationId: ref("organisation_id").notNull(),
    name: text("name").notNull(),
    /** The address's own words: q=motor&need=semh */
    address: text("address").notNull(),
    alerts: boolean("alerts").notNull().default(true),
    /** The offers that have been told of or were there when it was saved. */
    knownOfferIds: uuid("known_offer_ids").array().notNull().default([]),
    /** What the secret address that stops its letters is made from. */
    stopSecret: text("stop_secret").notNull(),
    savedAt: moment("saved_at").notNull(),
    toldAt: moment("told_at"),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    foreignKey({
      columns: [t.authorityId, t.organisationId],
      foreignColumns: [organisations.authorityId, organisations.id],
    }),
    unique("saved_searches_address_unique").on(t.authorityId, t.userId, t.organisationId, t.address),
    check("saved_searches_name_check", sql`${t.name} <> ''`),
  ],
);

/** Searches that found nothing, counted by day without the person: what the area may lack. */
export const searchMisses = pgTable(
  "search_misses",
  {
    authorityId: authorityId(),
    searchedOn: day("searched_on").notNull(),
    /** A need, a key stage and the first half of a postcode; empty where none was given. */
    need: text("need").notNull().default(""),
    keyStage: text("key_stage").notNull().default(""),
    area: text("area").notNull().default(""),
    searches: integer("searches").notNull(),
  },
  (t) => [primaryKey({ columns: [t.authorityId, t.searchedOn, t.need, t.keyStage, t.area] })],
);
