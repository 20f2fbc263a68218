import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { Need } from "#app/core/words/menu.ts";
import { lookKinds, senProvisions } from "#app/core/words/pupils.ts";
import { authorityId, day, id, moment, oneOf, ref } from "#db/columns.ts";
import { organisations } from "#db/schema/organisations.ts";

export const pupils = pgTable(
  "pupils",
  {
    authorityId: authorityId(),
    id: id(),
    schoolId: ref("school_id").notNull(),
    upn: text("upn"),
    givenName: text("given_name").notNull(),
    familyName: text("family_name").notNull(),
    bornOn: day("born_on").notNull(),
    /** National curriculum year in the academic year of the last change, 1 to 13. */
    yearGroup: integer("year_group").notNull(),
    senProvision: text("sen_provision", { enum: senProvisions }).notNull(),
    lookedAfter: boolean("looked_after").notNull().default(false),
    needs: text("needs").array().notNull().$type<Need[]>(),
    homePostcode: text("home_postcode").notNull(),
    latitude: doublePrecision("latitude"),
    longitude: doublePrecision("longitude"),
    addedBy: ref("added_by"),
    addedAt: moment("added_at").notNull(),
    leftOn: day("left_on"),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    foreignKey({
      columns: [t.authorityId, t.schoolId],
      foreignColumns: [organisations.authorityId, organisations.id],
    }),
    index("pupils_school_index").on(t.authorityId, t.schoolId, t.familyName),
    uniqueIndex("pupils_upn_unique").on(t.authorityId, t.upn),
    oneOf("pupils_sen_check", t.senProvision, senProvisions),
    check("pupils_year_check", sql`${t.yearGroup} between 0 and 14`),
  ],
);

/** Who looked at which pupils' records; a list is one row with all the ids it showed. */
export const pupilLooks = pgTable(
  "pupil_looks",
  {
    authorityId: authorityId(),
    id: id(),
    pupilIds: uuid("pupil_ids").array().notNull(),
    kind: text("kind", { enum: lookKinds }).notNull(),
    userId: ref("user_id").notNull(),
    organisationId: ref("organisation_id").notNull(),
    page: text("page").notNull(),
    at: moment("at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    index("pupil_looks_pupils_index").using("gin", t.pupilIds),
    oneOf("pupil_looks_kind_check", t.kind, lookKinds),
  ],
);
