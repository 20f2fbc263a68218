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
import type { ProviderKind } from "#app/core/words/providers.ts";
import {
  assessmentStatuses,
  decisionKinds,
  decisionStatuses,
  evidenceVerdicts,
  judgementWords,
} from "#app/core/words/quality.ts";
import { authorityId, day, id, moment, oneOf, ref } from "#db/columns.ts";
import { evidence, providers, registrations } from "#db/schema/providers.ts";

/** One version of a framework; a change is a new version, and a decision keeps the one it was made under. */
export const frameworks = pgTable(
  "frameworks",
  {
    authorityId: authorityId(),
    id: id(),
    key: text("key").notNull(),
    version: integer("version").notNull(),
    name: text("name").notNull(),
    source: text("source").notNull().default(""),
    providerKinds: text("provider_kinds").array().notNull().$type<ProviderKind[]>(),
    publishedOn: day("published_on"),
    /** A draft of a next version: which one it was copied from, and by whom. */
    copiedFrom: ref("copied_from"),
    draftedBy: ref("drafted_by"),
    /** A placement longer than this many weeks is warned about; null for no limit. */
    longestPlacementWeeks: integer("longest_placement_weeks"),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    unique("frameworks_version_unique").on(t.authorityId, t.key, t.version),
  ],
);

export const standards = pgTable(
  "standards",
  {
    authorityId: authorityId(),
    id: id(),
    frameworkId: ref("framework_id").notNull(),
    section: text("section").notNull(),
    position: integer("position").notNull(),
    text: text("text").notNull(),
    critical: boolean("critical").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    foreignKey({
      columns: [t.authorityId, t.frameworkId],
      foreignColumns: [frameworks.authorityId, frameworks.id],
    }),
    unique("standards_position_unique").on(t.authorityId, t.frameworkId, t.position),
  ],
);

/** What is looked at to judge a standard, which is critical or not for all of its criteria. */
export const criteria = pgTable(
  "criteria",
  {
    authorityId: authorityId(),
    id: id(),
    standardId: ref("standard_id").notNull(),
    position: integer("position").notNull(),
    text: text("text").notNull(),
    /** The kinds of provider it is asked of; none means all of the framework's. */
    providerKinds: text("provider_kinds").array().notNull().default(sql`'{}'`).$type<ProviderKind[]>(),
    /** Keys of the kinds of evidence that show it. */
    evidenceKinds: text("evidence_kinds").array().notNull().default(sql`'{}'`),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    foreignKey({
      columns: [t.authorityId, t.standardId],
      foreignColumns: [standards.authorityId, standards.id],
    }),
    unique("criteria_position_unique").on(t.authorityId, t.standardId, t.position),
  ],
);

/** What an officer made of an item of evidence; the latest check counts. */
export const evidenceChecks = pgTable(
  "evidence_checks",
  {
    authorityId: authorityId(),
    id: id(),
    evidenceId: ref("evidence_id").notNull(),
    verdict: text("verdict", { enum: evidenceVerdicts }).notNull(),
    message: text("message").notNull().default(""),
    /** By when a query asks for an answer. */
    dueOn: day("due_on"),
    checkedBy: ref("checked_by").notNull(),
    checkedAt: moment("checked_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    foreignKey({
      columns: [t.authorityId, t.evidenceId],
      foreignColumns: [evidence.authorityId, evidence.id],
    }),
    index("evidence_checks_evidence_index").on(t.authorityId, t.evidenceId, t.checkedAt),
    oneOf("evidence_checks_verdict_check", t.verdict, evidenceVerdicts),
    check("evidence_checks_message_check", sql`${t.verdict} = 'accepted' or ${t.message} <> ''`),
  ],
);

export const assessments = pgTable(
  "assessments",
  {
    authorityId: authorityId(),
    id: id(),
    registrationId: ref("registration_id").notNull(),
    providerId: ref("provider_id").notNull(),
    frameworkId: ref("framework_id").notNull(),
    status: text("status", { enum: assessmentStatuses }).notNull().default("open"),
    openedBy: ref("opened_by").notNull(),
    openedAt: moment("opened_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    foreignKey({
      columns: [t.authorityId, t.registrationId],
      foreignColumns: [registrations.authorityId, registrations.id],
    }),
    foreignKey({
      columns: [t.authorityId, t.providerId],
      foreignColumns: [providers.authorityId, providers.organisationId],
    }),
    foreignKey({
      columns: [t.authorityId, t.frameworkId],
      foreignColumns: [frameworks.authorityId, frameworks.id],
    }),
    index("assessments_status_index").on(t.authorityId, t.status, t.openedAt),
    unique("assessments_registration_unique").on(t.authorityId, t.registrationId),
    index("assessments_provider_index").on(t.authorityId, t.providerId),
    oneOf("assessments_status_check", t.status, assessmentStatuses),
  ],
);

export const judgements = pgTable(
  "judgements",
  {
    authorityId: authorityId(),
    assessmentId: ref("assessment_id").notNull(),
    criterionId: ref("criterion_id").notNull(),
    /** None while only a comment is written. */
    judgement: text("judgement", { enum: judgementWords }),
    comment: text("comment").notNull().default(""),
    judgedBy: ref("judged_by").notNull(),
    judgedAt: moment("judged_at").notNull(),
    /** Which change this is, so that one sent twice counts once, and when it was made where it was typed. */
    changeKey: ref("change_key").notNull().default(sql`uuidv7()`),
    changedAt: moment("changed_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.assessmentId, t.criterionId] }),
    foreignKey({
      columns: [t.authorityId, t.assessmentId],
      foreignColumns: [assessments.authorityId, assessments.id],
    }),
    foreignKey({
      columns: [t.authorityId, t.criterionId],
      foreignColumns: [criteria.authorityId, criteria.id],
    }),
    oneOf("judgements_judgement_check", t.judgement, judgementWords),
  ],
);

/** A decision is proposed by one officer and confirmed by another; only a confirmed one counts. */
export const decisions = pgTable(
  "decisions",
  {
    authorityId: authorityId(),
    id: id(),
    providerId: ref("provider_id").notNull(),
    assessmentId: ref("assessment_id").notNull(),
    kind: text("kind", { enum: decisionKinds }).notNull(),
    status: text("status", { enum: decisionStatuses }).notNull().default("proposed"),
    reason: text("reason").notNull(),
    proposedBy: ref("proposed_by").notNull(),
    proposedAt: moment("proposed_at").notNull(),
    confirmedBy: ref("confirmed_by"),
    confirmedAt: moment("confirmed_at"),
    decidedOn: day("decided_on"),
    expiresOn: day("expires_on"),
    sentBackBy: ref("sent_back_by"),
    sentBackReason: text("sent_back_reason"),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    foreignKey({
      columns: [t.authorityId, t.providerId],
      foreignColumns: [providers.authorityId, providers.organisationId],
    }),
    foreignKey({
      columns: [t.authorityId, t.assessmentId],
      foreignColumns: [assessments.authorityId, assessments.id],
    }),
    index("decisions_proposed_index").on(t.authorityId, t.proposedAt).where(sql`status = 'proposed'`),
    index("decisions_provider_index").on(t.authorityId, t.providerId, t.decidedOn),
    uniqueIndex("decisions_one_open").on(t.authorityId, t.assessmentId).where(sql`status <> 'sent_back'`),
    oneOf("decisions_kind_check", t.kind, decisionKinds),
    oneOf("decisions_status_check", t.status, decisionStatuses),
    check("decisions_two_people_check", sql`${t.confirmedBy} is null or ${t.confirmedBy} <> ${t.proposedBy}`),
    check(
      "decisions_confirmed_check",
      sql`(${t.status} = 'confirmed') = (${t.decidedOn} is not null and ${t.confirmedBy} is not null)`,
    ),
  ],
);

export const conditions = pgTable(
  "conditions",
  {
    authorityId: authorityId(),
    id: id(),
    decisionId: ref("decision_id").notNull(),
    providerId: ref("provider_id").notNull(),
    text: text("text").notNull(),
    critical: boolean("critical").notNull(),
    dueOn: day("due_on").notNull(),
    closedOn: day("closed_on"),
    closedBy: ref("closed_by"),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    foreignKey({
      columns: [t.authorityId, t.decisionId],
      foreignColumns: [decisions.authorityId, decisions.id],
    }),
    index("conditions_provider_index").on(t.authorityId, t.providerId),
    index("conditions_decision_index").on(t.authorityId, t.decisionId),
    index("conditions_open_index").on(t.authorityId, t.dueOn).where(sql`closed_on is null`),
  ],
);

export const suspensions = pgTable(
  "suspensions",
  {
    authorityId: authorityId(),
    id: id(),
    providerId: ref("provider_id").notNull(),
    reason: text("reason").notNull(),
    startsOn: day("starts_on").notNull(),
    suspendedBy: ref("suspended_by").notNull(),
    suspendedAt: moment("suspended_at").notNull(),
    liftedOn: day("lifted_on"),
    liftedBy: ref("lifted_by"),
    liftedReason: text("lifted_reason"),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    foreignKey({
      columns: [t.authorityId, t.providerId],
      foreignColumns: [providers.authorityId, providers.organisationId],
    }),
    index("suspensions_provider_index").on(t.authorityId, t.providerId),
    uniqueIndex("suspensions_one_open").on(t.authorityId, t.providerId).where(sql`lifted_on is null`),
  ],
);

export const withdrawals = pgTable(
  "withdrawals",
  {
    authorityId: authorityId(),
    id: id(),
    providerId: ref("provider_id").notNull(),
    reason: text("reason").notNull(),
    withdrawnOn: day("withdrawn_on").notNull(),
    /** Which of a decision and a withdrawal of one day came last. */
    withdrawnAt: moment("withdrawn_at").notNull(),
    withdrawnBy: ref("withdrawn_by").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    foreignKey({
      columns: [t.authorityId, t.providerId],
      foreignColumns: [providers.authorityId, providers.organisationId],
    }),
    index("withdrawals_provider_index").on(t.authorityId, t.providerId),
  ],
);
