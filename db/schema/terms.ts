import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { authorityId, day, id, ref } from "#db/columns.ts";
import { organisations } from "#db/schema/organisations.ts";

/** Terms never overlap within an authority (exclusion constraint in the walls migration). */
export const terms = pgTable(
  "terms",
  {
    authorityId: authorityId(),
    id: id(),
    name: text("name").notNull(),
    startsOn: day("starts_on").notNull(),
    endsOn: day("ends_on").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    index("terms_days_index").on(t.authorityId, t.startsOn),
    check("terms_days_check", sql`${t.endsOn} >= ${t.startsOn}`),
  ],
);

/** Days on which everyone (no organisation) or one school or provider is closed. */
export const closures = pgTable(
  "closures",
  {
    authorityId: authorityId(),
    id: id(),
    organisationId: ref("organisation_id"),
    startsOn: day("starts_on").notNull(),
    endsOn: day("ends_on").notNull(),
    reason: text("reason").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    foreignKey({
      columns: [t.authorityId, t.organisationId],
      foreignColumns: [organisations.authorityId, organisations.id],
    }),
    index("closures_organisation_index").on(t.authorityId, t.organisationId, t.startsOn),
    check("closures_days_check", sql`${t.endsOn} >= ${t.startsOn}`),
  ],
);
