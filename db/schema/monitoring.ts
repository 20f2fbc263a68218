import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  time,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import {
  accuracyAnswers,
  concernStatuses,
  concernSubjects,
  concernWeights,
  conditionAnswerStatuses,
  noteKinds,
  visitPurposes,
  visitStatuses,
} from "#app/core/words/quality.ts";
import { authorityId, day, id, moment, oneOf, ref } from "#db/columns.ts";
import { documents } from "#db/schema/platform.ts";
import { providers, sites } from "#db/schema/providers.ts";
import { assessments, conditions } from "#db/schema/quality.ts";

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
    /** Which saving this text is of, so that nobody writes over what they have not read. */
    changeKey: ref("change_key").notNull().default(sql`uuidv7()`),
    sharedBy: ref("shared_by"),
    sharedAt: moment("shared_at"),
    /** The text as the provider was given it, whatever was written since. */
    sharedText: text("shared_text"),
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
