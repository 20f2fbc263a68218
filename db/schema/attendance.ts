import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { authorityId, day, id, moment, oneOf, ref } from "#db/columns.ts";
import { placements } from "#db/schema/placements.ts";

const halves = ["am", "pm"] as const;

/** What happened to one pupil in one session, in the statutory codes. */
export const marks = pgTable(
  "marks",
  {
    authorityId: authorityId(),
    placementId: ref("placement_id").notNull(),
    day: day("day").notNull(),
    half: text("half", { enum: halves }).notNull(),
    code: text("code").notNull(),
    note: text("note").notNull().default(""),
    markedBy: ref("marked_by"),
    markedAt: moment("marked_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.placementId, t.day, t.half] }),
    foreignKey({
      columns: [t.authorityId, t.placementId],
      foreignColumns: [placements.authorityId, placements.id],
    }),
    index("marks_day_index").on(t.authorityId, t.day),
    oneOf("marks_half_check", t.half, halves),
    check("marks_code_check", sql`${t.code} ~ '^([/\\\\LKVPWBDCMISTREGNOUQXZ#]|C1|C2|J1|Y[1-7])$'`),
  ],
);

/** Every change of a mark after it was made, with why. */
export const markCorrections = pgTable(
  "mark_corrections",
  {
    authorityId: authorityId(),
    id: id(),
    placementId: ref("placement_id").notNull(),
    day: day("day").notNull(),
    half: text("half", { enum: halves }).notNull(),
    fromCode: text("from_code").notNull(),
    toCode: text("to_code").notNull(),
    reason: text("reason").notNull(),
    correctedBy: ref("corrected_by").notNull(),
    correctedAt: moment("corrected_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    foreignKey({
      columns: [t.authorityId, t.placementId],
      foreignColumns: [placements.authorityId, placements.id],
    }),
    index("mark_corrections_placement_index").on(t.authorityId, t.placementId),
  ],
);

/** An absence told ahead; some offers do not charge for one told early enough. */
export const absenceNotices = pgTable(
  "absence_notices",
  {
    authorityId: authorityId(),
    id: id(),
    placementId: ref("placement_id").notNull(),
    day: day("day").notNull(),
    half: text("half", { enum: halves }).notNull(),
    reason: text("reason").notNull().default(""),
    notifiedBy: ref("notified_by").notNull(),
    notifiedAt: moment("notified_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    foreignKey({
      columns: [t.authorityId, t.placementId],
      foreignColumns: [placements.authorityId, placements.id],
    }),
    unique("absence_notices_session_unique").on(t.authorityId, t.placementId, t.day, t.half),
  ],
);
