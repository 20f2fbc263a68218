import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { transferReasons } from "#app/core/words/budgets.ts";
import { authorityId, day, id, moment, money, oneOf, ref } from "#db/columns.ts";
import { organisations } from "#db/schema/organisations.ts";

/** Money of one owner for one stated period; an owner's periods never overlap (exclusion constraint in the walls migration). */
export const budgets = pgTable(
  "budgets",
  {
    authorityId: authorityId(),
    id: id(),
    ownerId: ref("owner_id").notNull(),
    name: text("name").notNull(),
    startsOn: day("starts_on").notNull(),
    endsOn: day("ends_on").notNull(),
    openedAt: moment("opened_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    foreignKey({
      columns: [t.authorityId, t.ownerId],
      foreignColumns: [organisations.authorityId, organisations.id],
    }),
    index("budgets_owner_index").on(t.authorityId, t.ownerId, t.startsOn),
    check("budgets_days_check", sql`${t.endsOn} >= ${t.startsOn}`),
  ],
);

/**
 * The ledger: money moves from one account to another and is never made, edited or removed (trigger).
 * Accounts are names from the chart in budgets/accounts.ts; the key says one fact, so it moves money once.
 */
export const transfers = pgTable(
  "transfers",
  {
    authorityId: authorityId(),
    id: id(),
    key: text("key").notNull(),
    reason: text("reason", { enum: transferReasons }).notNull(),
    fromAccount: text("from_account").notNull(),
    toAccount: text("to_account").notNull(),
    pence: money("pence"),
    /** The budget whose line this is on either side; a move between budgets has two lines' worth in one row. */
    fromBudgetId: ref("from_budget_id"),
    toBudgetId: ref("to_budget_id"),
    /** The placement, charge or allocation the money moved for. */
    sourceId: ref("source_id").notNull(),
    /** The placement the reservation belongs to, where there is one. */
    placementId: ref("placement_id"),
    correctsId: ref("corrects_id"),
    userId: uuid("user_id"),
    at: moment("at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    unique("transfers_key_unique").on(t.authorityId, t.key),
    foreignKey({
      columns: [t.authorityId, t.fromBudgetId],
      foreignColumns: [budgets.authorityId, budgets.id],
    }),
    foreignKey({ columns: [t.authorityId, t.toBudgetId], foreignColumns: [budgets.authorityId, budgets.id] }),
    foreignKey({ columns: [t.authorityId, t.correctsId], foreignColumns: [t.authorityId, t.id] }),
    index("transfers_from_index").on(t.authorityId, t.fromBudgetId),
    index("transfers_to_index").on(t.authorityId, t.toBudgetId),
    index("transfers_placement_index").on(t.authorityId, t.placementId),
    oneOf("transfers_reason_check", t.reason, transferReasons),
    check("transfers_pence_check", sql`${t.pence} > 0`),
    check("transfers_accounts_check", sql`${t.fromAccount} <> ${t.toAccount}`),
  ],
);
