import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { Month } from "#app/core/calendar.ts";
import { chargeStatuses, riseStatuses } from "#app/core/words/charges.ts";
import { authorityId, id, moment, money, oneOf, ref } from "#db/columns.ts";
import { budgets } from "#db/schema/budgets.ts";
import { organisations } from "#db/schema/organisations.ts";
import { placements } from "#db/schema/placements.ts";

/** One placement's line on one month's statement; late changes are part of a later month. */
export const charges = pgTable(
  "charges",
  {
    authorityId: authorityId(),
    id: id(),
    placementId: ref("placement_id").notNull(),
    /** Kept with the charge, so that a provider can read an old statement when the placement is out of its sight. */
    placementReference: text("placement_reference").notNull(),
    providerId: ref("provider_id").notNull(),
    schoolId: ref("school_id").notNull(),
    commissionerId: ref("commissioner_id").notNull(),
    month: text("month").notNull().$type<Month>(),
    status: text("status", { enum: chargeStatuses }).notNull().default("raised"),
    sessionsPlanned: integer("sessions_planned").notNull(),
    sessionsAttended: integer("sessions_attended").notNull(),
    /** Those this charge is for, less those taken back: below zero on a credit. */
    sessionsCharged: integer("sessions_charged").notNull(),
    sessionsNotReported: integer("sessions_not_reported").notNull(),
    /** This month's charge, net; below zero when earlier months had charged too much. */
    pence: money("pence"),
    vatPence: money("vat_pence"),
    cumulativePence: money("cumulative_pence"),
    /** Above nothing: beyond what is reserved, waits for approval. Below: a credit that waits until something is owed. */
    waitingPence: money("waiting_pence"),
    lines: jsonb("lines").notNull().default([]).$type<{ text: string; sessions: number; pence: number }[]>(),
    raisedAt: moment("raised_at").notNull(),
    query: text("query"),
    agreedBy: ref("agreed_by"),
    agreedAt: moment("agreed_at"),
    settledAt: moment("settled_at"),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    unique("charges_month_unique").on(t.authorityId, t.placementId, t.month),
    foreignKey({
      columns: [t.authorityId, t.placementId],
      foreignColumns: [placements.authorityId, placements.id],
    }),
    index("charges_provider_index").on(t.authorityId, t.providerId, t.month),
    oneOf("charges_status_check", t.status, chargeStatuses),
    check("charges_month_check", sql`${t.month} ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'`),
  ],
);

export const chargeParts = pgTable(
  "charge_parts",
  {
    authorityId: authorityId(),
    chargeId: ref("charge_id").notNull(),
    budgetId: ref("budget_id").notNull(),
    pence: money("pence"),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.chargeId, t.budgetId] }),
    foreignKey({ columns: [t.authorityId, t.chargeId], foreignColumns: [charges.authorityId, charges.id] }),
    foreignKey({ columns: [t.authorityId, t.budgetId], foreignColumns: [budgets.authorityId, budgets.id] }),
  ],
);

/** What one budget would have to bear beyond its reservation, as a statement said it; one waits at a time. */
export const chargeRises = pgTable(
  "charge_rises",
  {
    authorityId: authorityId(),
    id: id(),
    placementId: ref("placement_id").notNull(),
    budgetId: ref("budget_id").notNull(),
    ownerId: ref("owner_id").notNull(),
    /** The charge that said it last. */
    chargeId: ref("charge_id").notNull(),
    pence: money("pence"),
    status: text("status", { enum: riseStatuses }).notNull().default("waiting"),
    raisedAt: moment("raised_at").notNull(),
    approvedBy: ref("approved_by"),
    approvedAt: moment("approved_at"),
    /** The second approver, where the placement's cost with the rise asks for one. */
    secondedBy: ref("seconded_by"),
    secondedAt: moment("seconded_at"),
    refusedBy: ref("refused_by"),
    refusal: text("refusal"),
    closedAt: moment("closed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    foreignKey({
      columns: [t.authorityId, t.placementId],
      foreignColumns: [placements.authorityId, placements.id],
    }),
    foreignKey({ columns: [t.authorityId, t.budgetId], foreignColumns: [budgets.authorityId, budgets.id] }),
    foreignKey({ columns: [t.authorityId, t.chargeId], foreignColumns: [charges.authorityId, charges.id] }),
    foreignKey({
      columns: [t.authorityId, t.ownerId],
      foreignColumns: [organisations.authorityId, organisations.id],
    }),
    uniqueIndex("charge_rises_one_waiting")
      .on(t.authorityId, t.placementId, t.budgetId)
      .where(sql`${t.status} = 'waiting'`),
    index("charge_rises_owner_index").on(t.authorityId, t.ownerId, t.status),
    oneOf("charge_rises_status_check", t.status, riseStatuses),
    check("charge_rises_pence_check", sql`${t.pence} > 0`),
    check("charge_rises_second_check", sql`${t.secondedBy} is null or ${t.secondedBy} <> ${t.approvedBy}`),
    check(
      "charge_rises_closed_check",
      sql`(${t.status} = 'waiting') = (${t.closedAt} is null)
        and (${t.status} <> 'approved' or ${t.approvedBy} is not null)
        and (${t.status} = 'refused') = (${t.refusedBy} is not null and ${t.refusal} is not null)`,
    ),
  ],
);
