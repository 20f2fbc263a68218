import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  unique,
} from "drizzle-orm/pg-core";
import type { WeeklyHalfDay } from "#app/core/calendar.ts";
import { chargedWords, priceBases, vatTreatments } from "#app/core/words/menu.ts";
import {
  type EarlierPattern,
  endReasons,
  placementReasons,
  placementStatuses,
  startChecks,
  successTestKinds,
} from "#app/core/words/placements.ts";
import { authorityId, day, id, moment, money, oneOf, ref } from "#db/columns.ts";
import { budgets } from "#db/schema/budgets.ts";
import { offers } from "#db/schema/menu.ts";
import { organisations } from "#db/schema/organisations.ts";
import { providers, sites } from "#db/schema/providers.ts";
import { pupils } from "#db/schema/pupils.ts";

/** A request being filled in, saved step by step. */
export const placementDrafts = pgTable(
  "placement_drafts",
  {
    authorityId: authorityId(),
    id: id(),
    organisationId: ref("organisation_id").notNull(),
    startedBy: ref("started_by").notNull(),
    offerId: ref("offer_id").notNull(),
    pupilId: ref("pupil_id"),
    answers: jsonb("answers").notNull().default({}).$type<Record<string, unknown>>(),
    startedAt: moment("started_at").notNull(),
    changedAt: moment("changed_at").notNull(),
    submittedAt: moment("submitted_at"),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    foreignKey({ columns: [t.authorityId, t.offerId], foreignColumns: [offers.authorityId, offers.id] }),
    foreignKey({ columns: [t.authorityId, t.pupilId], foreignColumns: [pupils.authorityId, pupils.id] }),
    index("placement_drafts_organisation_index").on(t.authorityId, t.organisationId),
  ],
);

export const placements = pgTable(
  "placements",
  {
    authorityId: authorityId(),
    id: id(),
    reference: text("reference").notNull(),
    status: text("status", { enum: placementStatuses }).notNull().default("requested"),
    pupilId: ref("pupil_id").notNull(),
    /** The pupil's school when the placement was asked for. */
    schoolId: ref("school_id").notNull(),
    /** Who commissions: the school itself or the authority. */
    commissionerId: ref("commissioner_id").notNull(),
    providerId: ref("provider_id").notNull(),
    offerId: ref("offer_id").notNull(),
    siteId: ref("site_id").notNull(),
    reason: text("reason", { enum: placementReasons }).notNull(),
    startsOn: day("starts_on").notNull(),
    endsOn: day("ends_on").notNull(),
    /** The half days of the week up to the last day; until when it used others stands beside it. */
    pattern: text("pattern").array().notNull().$type<WeeklyHalfDay[]>(),
    earlierPatterns: jsonb("earlier_patterns").notNull().default([]).$type<readonly EarlierPattern[]>(),
    /** The price as agreed, net of VAT; the offer's later prices do not touch it. */
    pricePence: money("price_pence"),
    priceBasis: text("price_basis", { enum: priceBases }).notNull(),
    programmeSessions: integer("programme_sessions"),
    joiningFeePence: money("joining_fee_pence"),
    charged: text("charged", { enum: chargedWords }).notNull(),
    noticeDays: integer("notice_days").notNull().default(0),
    vatTreatment: text("vat_treatment", { enum: vatTreatments }).notNull(),
    vatRatePercent: numeric("vat_rate_percent", { precision: 5, scale: 2, mode: "number" })
      .notNull()
      .default(0),
    sessionsPlanned: integer("sessions_planned").notNull(),
    costPence: money("cost_pence"),
    objectives: text("objectives").notNull().default(""),
    nextStep: text("next_step").notNull().default(""),
    successTest: text("success_test", { enum: successTestKinds }).notNull(),
    successTarget: integer("success_target"),
    requestedBy: ref("requested_by").notNull(),
    requestedAt: moment("requested_at").notNull(),
    acceptedBy: ref("accepted_by"),
    acceptedAt: moment("accepted_at"),
    approvedAt: moment("approved_at"),
    startedAt: moment("started_at"),
    endedOn: day("ended_on"),
    endReason: text("end_reason", { enum: endReasons }),
    endedAt: moment("ended_at"),
    refusal: text("refusal"),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    unique("placements_reference_unique").on(t.authorityId, t.reference),
    foreignKey({ columns: [t.authorityId, t.pupilId], foreignColumns: [pupils.authorityId, pupils.id] }),
    foreignKey({
      columns: [t.authorityId, t.schoolId],
      foreignColumns: [organisations.authorityId, organisations.id],
    }),
    foreignKey({
      columns: [t.authorityId, t.commissionerId],
      foreignColumns: [organisations.authorityId, organisations.id],
    }),
    foreignKey({
      columns: [t.authorityId, t.providerId],
      foreignColumns: [providers.authorityId, providers.organisationId],
    }),
    foreignKey({ columns: [t.authorityId, t.offerId], foreignColumns: [offers.authorityId, offers.id] }),
    foreignKey({ columns: [t.authorityId, t.siteId], foreignColumns: [sites.authorityId, sites.id] }),
    index("placements_school_index").on(t.authorityId, t.schoolId, t.status),
    index("placements_provider_index").on(t.authorityId, t.providerId, t.status),
    index("placements_commissioner_index").on(t.authorityId, t.commissionerId),
    index("placements_pupil_index").on(t.authorityId, t.pupilId),
    index("placements_offer_index").on(t.authorityId, t.offerId),
    index("placements_status_index").on(t.authorityId, t.status, t.startsOn),
    oneOf("placements_status_check", t.status, placementStatuses),
    oneOf("placements_reason_check", t.reason, placementReasons),
    oneOf("placements_basis_check", t.priceBasis, priceBases),
    oneOf("placements_charged_check", t.charged, chargedWords),
    oneOf("placements_vat_check", t.vatTreatment, vatTreatments),
    oneOf("placements_success_check", t.successTest, successTestKinds),
    oneOf("placements_end_reason_check", t.endReason, endReasons),
    check("placements_days_check", sql`${t.endsOn} >= ${t.startsOn}`),
    check("placements_sessions_check", sql`${t.sessionsPlanned} > 0`),
    check(
      "placements_cost_check",
      sql`${t.costPence} >= 0 and ${t.pricePence} >= 0 and ${t.joiningFeePence} >= 0`,
    ),
    check("placements_ended_check", sql`(${t.status} = 'ended') = (${t.endedOn} is not null)`),
  ],
);

/** Who pays: one to three owners whose shares add to 100 (deferred trigger in the walls migration). */
export const placementFunding = pgTable(
  "placement_funding",
  {
    authorityId: authorityId(),
    placementId: ref("placement_id").notNull(),
    ownerId: ref("owner_id").notNull(),
    position: integer("position").notNull(),
    sharePercent: integer("share_percent").notNull(),
    approvedBy: ref("approved_by"),
    approvedAt: moment("approved_at"),
    /** The second approver, where the cost asks for one. */
    secondedBy: ref("seconded_by"),
    secondedAt: moment("seconded_at"),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.placementId, t.ownerId] }),
    foreignKey({
      columns: [t.authorityId, t.placementId],
      foreignColumns: [placements.authorityId, placements.id],
    }),
    foreignKey({
      columns: [t.authorityId, t.ownerId],
      foreignColumns: [organisations.authorityId, organisations.id],
    }),
    index("placement_funding_owner_index").on(t.authorityId, t.ownerId),
    check("placement_funding_share_check", sql`${t.sharePercent} between 1 and 100`),
    check(
      "placement_funding_second_check",
      sql`${t.secondedBy} is null or ${t.secondedBy} <> ${t.approvedBy}`,
    ),
  ],
);

/** What each budget bears of a placement in a financial year, as reserved when it was approved. */
export const placementParts = pgTable(
  "placement_parts",
  {
    authorityId: authorityId(),
    placementId: ref("placement_id").notNull(),
    budgetId: ref("budget_id").notNull(),
    ownerId: ref("owner_id").notNull(),
    financialYear: integer("financial_year").notNull(),
    reservedPence: money("reserved_pence"),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.placementId, t.budgetId, t.financialYear] }),
    foreignKey({
      columns: [t.authorityId, t.placementId],
      foreignColumns: [placements.authorityId, placements.id],
    }),
    foreignKey({ columns: [t.authorityId, t.budgetId], foreignColumns: [budgets.authorityId, budgets.id] }),
    index("placement_parts_budget_index").on(t.authorityId, t.budgetId),
  ],
);

/** What has to be there before a child starts, each given by a named person. */
export const placementStartChecks = pgTable(
  "placement_start_checks",
  {
    authorityId: authorityId(),
    placementId: ref("placement_id").notNull(),
    kind: text("kind", { enum: startChecks }).notNull(),
    details: jsonb("details").notNull().default({}).$type<Record<string, string>>(),
    givenBy: ref("given_by").notNull(),
    givenAt: moment("given_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.placementId, t.kind] }),
    foreignKey({
      columns: [t.authorityId, t.placementId],
      foreignColumns: [placements.authorityId, placements.id],
    }),
    oneOf("placement_start_checks_kind_check", t.kind, startChecks),
  ],
);

/**
 * A placement at a provider that is not on the menu, told by who made it elsewhere so that the registration watch
 * sees the hours. It has no offer, no price and no register here, and had begun when it was told.
 */
export const recordedPlacements = pgTable(
  "recorded_placements",
  {
    authorityId: authorityId(),
    id: id(),
    reference: text("reference").notNull(),
    pupilId: ref("pupil_id").notNull(),
    schoolId: ref("school_id").notNull(),
    commissionerId: ref("commissioner_id").notNull(),
    providerId: ref("provider_id").notNull(),
    startsOn: day("starts_on").notNull(),
    /** The last day as far as it is known; null while nobody has said. */
    endsOn: day("ends_on"),
    minutesPerWeek: integer("minutes_per_week").notNull(),
    note: text("note").notNull().default(""),
    recordedBy: ref("recorded_by").notNull(),
    recordedOn: day("recorded_on").notNull(),
    recordedAt: moment("recorded_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    unique("recorded_placements_reference_unique").on(t.authorityId, t.reference),
    foreignKey({ columns: [t.authorityId, t.pupilId], foreignColumns: [pupils.authorityId, pupils.id] }),
    foreignKey({
      columns: [t.authorityId, t.schoolId],
      foreignColumns: [organisations.authorityId, organisations.id],
    }),
    foreignKey({
      columns: [t.authorityId, t.commissionerId],
      foreignColumns: [organisations.authorityId, organisations.id],
    }),
    foreignKey({
      columns: [t.authorityId, t.providerId],
      foreignColumns: [providers.authorityId, providers.organisationId],
    }),
    index("recorded_placements_provider_index").on(t.authorityId, t.providerId),
    index("recorded_placements_school_index").on(t.authorityId, t.schoolId),
    index("recorded_placements_pupil_index").on(t.authorityId, t.pupilId),
    check("recorded_placements_days_check", sql`${t.endsOn} is null or ${t.endsOn} >= ${t.startsOn}`),
    check("recorded_placements_begun_check", sql`${t.startsOn} <= ${t.recordedOn}`),
    check("recorded_placements_minutes_check", sql`${t.minutesPerWeek} between 15 and 3000`),
  ],
);
