import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { destinations, outcomeResults } from "#app/core/words/outcomes.ts";
import { authorityId, moment, oneOf, ref } from "#db/columns.ts";
import { placements } from "#db/schema/placements.ts";

/** What came of a placement, measured against the success test it declared. */
export const outcomes = pgTable(
  "outcomes",
  {
    authorityId: authorityId(),
    placementId: ref("placement_id").notNull(),
    result: text("result", { enum: outcomeResults }).notNull(),
    /** Sessions of the 13 school weeks before and after, as typed by the school; missing stays missing. */
    beforePossible: integer("before_possible"),
    beforeAttended: integer("before_attended"),
    afterPossible: integer("after_possible"),
    afterAttended: integer("after_attended"),
    /** The portal's own engagement scale, 0 to 20. */
    engagementBefore: integer("engagement_before"),
    engagementAfter: integer("engagement_after"),
    reintegrated: boolean("reintegrated"),
    qualificationGained: boolean("qualification_gained"),
    qualification: text("qualification").notNull().default(""),
    objectivesMet: boolean("objectives_met"),
    destination: text("destination", { enum: destinations }).notNull(),
    destinationSustained: boolean("destination_sustained"),
    pupilVoice: text("pupil_voice").notNull().default(""),
    recordedBy: ref("recorded_by").notNull(),
    recordedAt: moment("recorded_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.placementId] }),
    foreignKey({
      columns: [t.authorityId, t.placementId],
      foreignColumns: [placements.authorityId, placements.id],
    }),
    index("outcomes_result_index").on(t.authorityId, t.result),
    oneOf("outcomes_result_check", t.result, outcomeResults),
    oneOf("outcomes_destination_check", t.destination, destinations),
    check("outcomes_before_check", sql`${t.beforeAttended} between 0 and ${t.beforePossible}`),
    check("outcomes_after_check", sql`${t.afterAttended} between 0 and ${t.afterPossible}`),
    check(
      "outcomes_engagement_check",
      sql`${t.engagementBefore} between 0 and 20 and ${t.engagementAfter} between 0 and 20`,
    ),
  ],
);
