import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
} from "drizzle-orm/pg-core";
import { watchActions as actionWords } from "#app/core/words/watch.ts";
import { authorityId, day, id, moment, oneOf, ref } from "#db/columns.ts";
import { providers } from "#db/schema/providers.ts";

/** What the registration watch looks for, from a day on: the law is changing, so the rules are dated. */
export const watchRules = pgTable(
  "watch_rules",
  {
    authorityId: authorityId(),
    id: id(),
    startsOn: day("starts_on").notNull(),
    /** More hours a week than this count as full time; from the second figure on it is warned. */
    fullTimeHours: integer("full_time_hours").notNull(),
    warnHours: integer("warn_hours").notNull(),
    /** So many pupils at full time raise an alert, or so many of those with a plan or looked after. */
    pupils: integer("pupils").notNull(),
    pupilsWithPlan: integer("pupils_with_plan").notNull(),
    /** Whether the greater part of a pupil's week counts as full time as well. */
    countsMajority: boolean("counts_majority").notNull().default(false),
    note: text("note").notNull().default(""),
    setBy: ref("set_by"),
    setAt: moment("set_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    unique("watch_rules_day_unique").on(t.authorityId, t.startsOn),
    check(
      "watch_rules_figures_check",
      sql`${t.warnHours} between 1 and ${t.fullTimeHours} and ${t.pupils} > 0 and ${t.pupilsWithPlan} > 0`,
    ),
  ],
);

/** What an officer did about a provider that is near or over; a prompt answered, never a finding. */
export const watchActions = pgTable(
  "watch_actions",
  {
    authorityId: authorityId(),
    id: id(),
    providerId: ref("provider_id").notNull(),
    action: text("action", { enum: actionWords }).notNull(),
    note: text("note").notNull(),
    /** What the watch showed on that day, so that the answer can be understood later. */
    pupilsOver: integer("pupils_over").notNull(),
    pupilsNear: integer("pupils_near").notNull(),
    lookAgainOn: day("look_again_on"),
    takenBy: ref("taken_by").notNull(),
    takenOn: day("taken_on").notNull(),
    takenAt: moment("taken_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    foreignKey({
      columns: [t.authorityId, t.providerId],
      foreignColumns: [providers.authorityId, providers.organisationId],
    }),
    index("watch_actions_provider_index").on(t.authorityId, t.providerId, t.takenAt),
    oneOf("watch_actions_action_check", t.action, actionWords),
    check("watch_actions_note_check", sql`${t.note} <> ''`),
  ],
);
