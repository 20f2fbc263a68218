import { sql } from "drizzle-orm";
import {
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { organisationKinds, phases } from "#app/core/words/organisations.ts";
import { authorityId, day, id, moment, oneOf, ref } from "#db/columns.ts";

export const authorities = pgTable("authorities", {
  id: uuid("id").primaryKey().default(sql`uuidv7()`),
  name: text("name").notNull(),
  /** The host a visitor comes by, when one database serves several authorities. */
  host: text("host").unique(),
  settings: jsonb("settings").notNull().default({}).$type<Record<string, unknown>>(),
  demonstration: text("demonstration"),
  createdAt: moment("created_at").notNull().defaultNow(),
});

/** The authority itself has a row here too, under the very same id: its officers belong to it. */
export const organisations = pgTable(
  "organisations",
  {
    authorityId: authorityId().references(() => authorities.id),
    id: id(),
    kind: text("kind", { enum: organisationKinds }).notNull(),
    name: text("name").notNull(),
    urn: integer("urn"),
    address: text("address"),
    postcode: text("postcode"),
    latitude: doublePrecision("latitude"),
    longitude: doublePrecision("longitude"),
    phone: text("phone"),
    email: text("email"),
    createdAt: moment("created_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    unique("organisations_urn_unique").on(t.authorityId, t.urn),
    index("organisations_kind_index").on(t.authorityId, t.kind, t.name),
    oneOf("organisations_kind_check", t.kind, organisationKinds),
  ],
);

export const schools = pgTable(
  "schools",
  {
    authorityId: authorityId(),
    organisationId: ref("organisation_id").notNull(),
    phase: text("phase", { enum: phases }).notNull(),
    pupilsOnRoll: integer("pupils_on_roll").notNull(),
    deprivationCount: integer("deprivation_count").notNull(),
    contactName: text("contact_name"),
    contactPhone: text("contact_phone"),
    contactEmail: text("contact_email"),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.organisationId] }),
    foreignKey({
      columns: [t.authorityId, t.organisationId],
      foreignColumns: [organisations.authorityId, organisations.id],
    }),
    oneOf("schools_phase_check", t.phase, phases),
    check("schools_counts_check", sql`${t.pupilsOnRoll} >= 0 and ${t.deprivationCount} >= 0`),
  ],
);

/** Membership is dated; a school is in one partnership at a time (exclusion constraint in the walls migration). */
export const partnershipMembers = pgTable(
  "partnership_members",
  {
    authorityId: authorityId(),
    id: id(),
    partnershipId: ref("partnership_id").notNull(),
    schoolId: ref("school_id").notNull(),
    startsOn: day("starts_on").notNull(),
    endsOn: day("ends_on"),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    foreignKey({
      columns: [t.authorityId, t.partnershipId],
      foreignColumns: [organisations.authorityId, organisations.id],
    }),
    foreignKey({
      columns: [t.authorityId, t.schoolId],
      foreignColumns: [organisations.authorityId, organisations.id],
    }),
    index("partnership_members_partnership_index").on(t.authorityId, t.partnershipId),
    check("partnership_members_days_check", sql`${t.endsOn} is null or ${t.endsOn} >= ${t.startsOn}`),
  ],
);

/** Exact places of postcodes, public facts of no authority: filled by `npm run import -- postcodes FILE`. */
export const postcodes = pgTable("postcodes", {
  /** Without its space, in capitals. */
  postcode: text("postcode").primaryKey(),
  latitude: doublePrecision("latitude").notNull(),
  longitude: doublePrecision("longitude").notNull(),
});
