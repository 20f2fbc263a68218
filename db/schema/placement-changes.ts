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
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { WeeklyHalfDay } from "#app/core/calendar.ts";
import { changeKinds, changeStatuses } from "#app/core/words/placements.ts";
import { authorityId, day, id, moment, money, oneOf, ref } from "#db/columns.ts";
import { budgets } from "#db/schema/budgets.ts";
import { organisations } from "#db/schema/organisations.ts";
import { placements } from "#db/schema/placements.ts";

/** What is asked to become of a placement from a day on; one at a time, and as it was asked for good (trigger). */
export const placementChanges = pgTable(
  "placement_changes",
  {
    authorityId: authorityId(),
    id: id(),
    placementId: ref("placement_id").notNull(),
    /** The first, second, … change asked for of this placement. */
    number: integer("number").notNull(),
    kind: text("kind", { enum: changeKinds }).notNull(),
    status: text("status", { enum: changeStatuses }).notNull().default("asked"),
    /** The first day that is planned by the new half days. */
    startsOn: day("starts_on").notNull(),
    /** The last day of the placement with the change. */
    endsOn: day("ends_on").notNull(),
    pattern: text("pattern").array().notNull().$type<WeeklyHalfDay[]>(),
    /** What it was when this was asked for. */
    endsOnBefore: day("ends_on_before").notNull(),
    patternBefore: text("pattern_before").array().notNull().$type<WeeklyHalfDay[]>(),
    sessionsBefore: integer("sessions_before").notNull(),
    costBeforePence: money("cost_before_pence"),
    /** The whole placement with the change: as asked, and as approved where the calendar made it less. */
    sessionsPlanned: integer("sessions_planned").notNull(),
    costPence: money("cost_pence"),
    reason: text("reason").notNull(),
    parentsToldOn: day("parents_told_on").notNull(),
    parentsAgreed: boolean("parents_agreed").notNull(),
    askedBy: ref("asked_by").notNull(),
    askedAt: moment("asked_at").notNull(),
    acceptedBy: ref("accepted_by"),
    acceptedAt: moment("accepted_at"),
    approvedAt: moment("approved_at"),
    /** Why it was declined or cancelled. */
    refusal: text("refusal"),
    closedAt: moment("closed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    foreignKey({
      columns: [t.authorityId, t.placementId],
      foreignColumns: [placements.authorityId, placements.id],
    }),
    unique("placement_changes_number_unique").on(t.authorityId, t.placementId, t.number),
    uniqueIndex("placement_changes_one_open")
      .on(t.authorityId, t.placementId)
      .where(sql`${t.status} in ('asked', 'accepted')`),
    oneOf("placement_changes_kind_check", t.kind, changeKinds),
    oneOf("placement_changes_status_check", t.status, changeStatuses),
    check("placement_changes_days_check", sql`${t.endsOn} >= ${t.startsOn}`),
    check(
      "placement_changes_kind_days_check",
      sql`case ${t.kind} when 'extend' then ${t.startsOn} = ${t.endsOnBefore} + 1 else ${t.endsOn} = ${t.endsOnBefore} end`,
    ),
    check("placement_changes_pattern_check", sql`cardinality(${t.pattern}) > 0`),
    check("placement_changes_sessions_check", sql`${t.sessionsPlanned} > 0 and ${t.costPence} >= 0`),
    check("placement_changes_reason_check", sql`${t.reason} <> ''`),
    check(
      "placement_changes_answered_check",
      sql`(${t.status} not in ('accepted', 'approved') or ${t.acceptedBy} is not null)
        and (${t.status} = 'approved') = (${t.approvedAt} is not null)
        and (${t.status} in ('declined', 'cancelled')) = (${t.refusal} is not null)`,
    ),
  ],
);

/** Each budget holder's approval of a change; the shares are the placement's own. */
export const placementChangeApprovals = pgTable(
  "placement_change_approvals",
  {
    authorityId: authorityId(),
    changeId: ref("change_id").notNull(),
    placementId: ref("placement_id").notNull(),
    ownerId: ref("owner_id").notNull(),
    position: integer("position").notNull(),
    approvedBy: ref("approved_by"),
    approvedAt: moment("approved_at"),
    /** The second approver, where the placement's new cost asks for one. */
    secondedBy: ref("seconded_by"),
    secondedAt: moment("seconded_at"),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.changeId, t.ownerId] }),
    foreignKey({
      columns: [t.authorityId, t.changeId],
      foreignColumns: [placementChanges.authorityId, placementChanges.id],
    }),
    foreignKey({
      columns: [t.authorityId, t.ownerId],
      foreignColumns: [organisations.authorityId, organisations.id],
    }),
    index("placement_change_approvals_owner_index").on(t.authorityId, t.ownerId),
    check(
      "placement_change_approvals_first_check",
      sql`(${t.approvedBy} is null) = (${t.approvedAt} is null)`,
    ),
    check(
      "placement_change_approvals_second_check",
      sql`${t.secondedBy} is null or ${t.secondedBy} <> ${t.approvedBy}`,
    ),
  ],
);

/** The difference a change makes to each owner in each financial year: as asked, and as moved once approved. */
export const placementChangeParts = pgTable(
  "placement_change_parts",
  {
    authorityId: authorityId(),
    changeId: ref("change_id").notNull(),
    placementId: ref("placement_id").notNull(),
    ownerId: ref("owner_id").notNull(),
    financialYear: integer("financial_year").notNull(),
    /** Below nothing where the part falls. */
    askedPence: money("asked_pence"),
    /** Both empty until the change is approved. */
    budgetId: ref("budget_id"),
    movedPence: money("moved_pence").default(sql`0`),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.changeId, t.ownerId, t.financialYear] }),
    foreignKey({
      columns: [t.authorityId, t.changeId],
      foreignColumns: [placementChanges.authorityId, placementChanges.id],
    }),
    foreignKey({ columns: [t.authorityId, t.budgetId], foreignColumns: [budgets.authorityId, budgets.id] }),
    check("placement_change_parts_budget_check", sql`${t.movedPence} = 0 or ${t.budgetId} is not null`),
  ],
);
