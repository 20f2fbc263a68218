import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  time,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { ProviderKind } from "#app/core/words/providers.ts";
import {
  accuracyAnswers,
  assessmentStatuses,
  concernStatuses,
  concernSubjects,
  concernWeights,
  conditionAnswerStatuses,
  decisionKinds,
  decisionStatuses,
  evidenceVerdicts,
  judgementWords,
  noteKinds,
  visitPurposes,
  visitStatuses,
} from "#app/core/words/quality.ts";
import { authorityId, day, id, moment, oneOf, ref } from "#db/columns.ts";
import { documents } from "#db/schema/platform.ts";
import { evidence, providers, registrations, sites } from "#db/schema/providers.ts";

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

/** A visit to a provider: due, planned, recorded. Who recorded one for an assessment does not decide on it. */
export const visits = pgTable(
  "visits",
  {
    authorityId: authorityId(),
    id: id(),
    providerId: ref("provider_id").notNull(),
    assessmentId: ref("assessment_id"),
    siteId: ref("site_id"),
    purpose: text("purpose", { enum: visitPurposes }).notNull(),
    status: text("status", { enum: visitStatuses }).notNull(),
    /** By when the year's plan wants it; the day and the hour once it is planned. */
    dueOn: day("due_on"),
    plannedOn: day("planned_on"),
    startsAt: time("starts_at"),
    isAnnounced: boolean("is_announced").notNull().default(true),
    visitorId: ref("visitor_id"),
    plannedBy: ref("planned_by"),
    plannedAt: moment("planned_at"),
    visitedOn: day("visited_on"),
    report: text("report").notNull().default(""),
    recordedBy: ref("recorded_by"),
    recordedAt: moment("recorded_at"),
    cancelledReason: text("cancelled_reason").notNull().default(""),
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
    foreignKey({ columns: [t.authorityId, t.siteId], foreignColumns: [sites.authorityId, sites.id] }),
    index("visits_provider_index").on(t.authorityId, t.providerId, t.plannedOn),
    index("visits_day_index").on(t.authorityId, t.status, t.plannedOn),
    index("visits_assessment_index").on(t.authorityId, t.assessmentId),
    oneOf("visits_purpose_check", t.purpose, visitPurposes),
    oneOf("visits_status_check", t.status, visitStatuses),
    check(
      "visits_planned_check",
      sql`${t.status} <> 'planned' or (${t.plannedOn} is not null and ${t.visitorId} is not null)`,
    ),
    check(
      "visits_recorded_check",
      sql`(${t.status} = 'recorded') = (${t.visitedOn} is not null and ${t.recordedBy} is not null)`,
    ),
  ],
);

/** What a provider says is not right: the paragraph as it read, and what it says instead. */
export type ReportCorrection = { readonly about: string; readonly text: string };

/** The report of an assessment: a draft until it is shared with the provider, answered on its facts, published with the decision. */
export const assessmentReports = pgTable(
  "assessment_reports",
  {
    authorityId: authorityId(),
    id: id(),
    assessmentId: ref("assessment_id").notNull(),
    providerId: ref("provider_id").notNull(),
    text: text("text").notNull(),
    writtenBy: ref("written_by").notNull(),
    sharedBy: ref("shared_by"),
    sharedAt: moment("shared_at"),
    answerDueOn: day("answer_due_on"),
    answer: text("answer", { enum: accuracyAnswers }),
    corrections: jsonb("corrections").$type<readonly ReportCorrection[]>().notNull().default([]),
    answeredBy: ref("answered_by"),
    answeredAt: moment("answered_at"),
    /** What the officer made of the corrections. */
    reply: text("reply").notNull().default(""),
    repliedBy: ref("replied_by"),
    repliedAt: moment("replied_at"),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    foreignKey({
      columns: [t.authorityId, t.assessmentId],
      foreignColumns: [assessments.authorityId, assessments.id],
    }),
    unique("assessment_reports_assessment_unique").on(t.authorityId, t.assessmentId),
    index("assessment_reports_provider_index").on(t.authorityId, t.providerId),
    oneOf("assessment_reports_answer_check", t.answer, accuracyAnswers),
    check(
      "assessment_reports_corrections_check",
      sql`(${t.answer} is not distinct from 'corrections') = (${t.corrections} <> '[]'::jsonb)`,
    ),
    check(
      "assessment_reports_shared_check",
      sql`(${t.sharedAt} is null) = (${t.sharedBy} is null) and (${t.sharedAt} is null) = (${t.answerDueOn} is null)
        and (${t.sharedAt} is not null or ${t.answer} is null)`,
    ),
  ],
);

/** What a provider says and sends to close a condition; the officer accepts it or returns it with a message. */
export const conditionAnswers = pgTable(
  "condition_answers",
  {
    authorityId: authorityId(),
    id: id(),
    conditionId: ref("condition_id").notNull(),
    providerId: ref("provider_id").notNull(),
    status: text("status", { enum: conditionAnswerStatuses }).notNull().default("given"),
    text: text("text").notNull(),
    documentId: ref("document_id"),
    givenBy: ref("given_by").notNull(),
    givenAt: moment("given_at").notNull(),
    message: text("message").notNull().default(""),
    checkedBy: ref("checked_by"),
    checkedAt: moment("checked_at"),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    foreignKey({
      columns: [t.authorityId, t.conditionId],
      foreignColumns: [conditions.authorityId, conditions.id],
    }),
    foreignKey({
      columns: [t.authorityId, t.documentId],
      foreignColumns: [documents.authorityId, documents.id],
    }),
    index("condition_answers_condition_index").on(t.authorityId, t.conditionId, t.givenAt),
    uniqueIndex("condition_answers_one_waiting")
      .on(t.authorityId, t.conditionId)
      .where(sql`status = 'given'`),
    oneOf("condition_answers_status_check", t.status, conditionAnswerStatuses),
    check(
      "condition_answers_returned_check",
      sql`${t.status} <> 'returned' or (${t.message} <> '' and ${t.checkedBy} is not null)`,
    ),
  ],
);

/** What officers noted of a provider: a telephone call, a meeting. The officers' own paper. */
export const providerNotes = pgTable(
  "provider_notes",
  {
    authorityId: authorityId(),
    id: id(),
    providerId: ref("provider_id").notNull(),
    kind: text("kind", { enum: noteKinds }).notNull(),
    happenedOn: day("happened_on").notNull(),
    withWhom: text("with_whom").notNull().default(""),
    text: text("text").notNull(),
    notedBy: ref("noted_by").notNull(),
    notedAt: moment("noted_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    foreignKey({
      columns: [t.authorityId, t.providerId],
      foreignColumns: [providers.authorityId, providers.organisationId],
    }),
    index("provider_notes_provider_index").on(t.authorityId, t.providerId, t.happenedOn),
    oneOf("provider_notes_kind_check", t.kind, noteKinds),
  ],
);

/** What a commissioner or an officer reports of a provider; only who reported it and officers see it. */
export const concerns = pgTable(
  "concerns",
  {
    authorityId: authorityId(),
    id: id(),
    reference: text("reference").notNull(),
    providerId: ref("provider_id").notNull(),
    status: text("status", { enum: concernStatuses }).notNull().default("raised"),
    subject: text("subject", { enum: concernSubjects }).notNull(),
    text: text("text").notNull(),
    noticedOn: day("noticed_on").notNull(),
    raisedBy: ref("raised_by").notNull(),
    raisedByOrganisation: ref("raised_by_organisation").notNull(),
    raisedAt: moment("raised_at").notNull(),
    weight: text("weight", { enum: concernWeights }),
    plan: text("plan").notNull().default(""),
    triagedBy: ref("triaged_by"),
    triagedAt: moment("triaged_at"),
    visitId: ref("visit_id"),
    finding: text("finding").notNull().default(""),
    closedBy: ref("closed_by"),
    closedAt: moment("closed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    unique("concerns_reference_unique").on(t.authorityId, t.reference),
    foreignKey({
      columns: [t.authorityId, t.providerId],
      foreignColumns: [providers.authorityId, providers.organisationId],
    }),
    foreignKey({ columns: [t.authorityId, t.visitId], foreignColumns: [visits.authorityId, visits.id] }),
    index("concerns_provider_index").on(t.authorityId, t.providerId, t.raisedAt),
    index("concerns_status_index").on(t.authorityId, t.status, t.raisedAt),
    oneOf("concerns_status_check", t.status, concernStatuses),
    oneOf("concerns_subject_check", t.subject, concernSubjects),
    oneOf("concerns_weight_check", t.weight, concernWeights),
    check(
      "concerns_closed_check",
      sql`${t.status} <> 'closed' or (${t.finding} <> '' and ${t.closedBy} is not null)`,
    ),
    check(
      "concerns_triaged_check",
      sql`${t.status} = 'raised' or (${t.weight} is not null and ${t.triagedBy} is not null)`,
    ),
  ],
);
