import { foreignKey, index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { reviewKinds } from "#app/core/words/reviews.ts";
import { authorityId, day, id, moment, oneOf, ref } from "#db/columns.ts";
import { placements } from "#db/schema/placements.ts";

export const reviews = pgTable(
  "reviews",
  {
    authorityId: authorityId(),
    id: id(),
    placementId: ref("placement_id").notNull(),
    kind: text("kind", { enum: reviewKinds }).notNull(),
    plannedOn: day("planned_on").notNull(),
    heldOn: day("held_on"),
    summary: text("summary").notNull().default(""),
    pupilVoice: text("pupil_voice").notNull().default(""),
    heldBy: ref("held_by"),
    recordedAt: moment("recorded_at"),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    foreignKey({
      columns: [t.authorityId, t.placementId],
      foreignColumns: [placements.authorityId, placements.id],
    }),
    index("reviews_placement_index").on(t.authorityId, t.placementId, t.plannedOn),
    oneOf("reviews_kind_check", t.kind, reviewKinds),
  ],
);
