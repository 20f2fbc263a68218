import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import {
  type accessFeatures,
  evidenceScopes,
  expiryRules,
  importKinds,
  importStatuses,
  legalForms,
  posts,
  practices,
  providerKinds,
  registrationStatuses,
  siteKinds,
  versionParts,
  versionStatuses,
} from "#app/core/words/providers.ts";
import { evidenceVerdicts } from "#app/core/words/quality.ts";
import { authorityId, day, id, moment, oneOf, ref } from "#db/columns.ts";
import { organisations } from "#db/schema/organisations.ts";
import { documents } from "#db/schema/platform.ts";

export const providers = pgTable(
  "providers",
  {
    authorityId: authorityId(),
    organisationId: ref("organisation_id").notNull(),
    kind: text("kind", { enum: providerKinds }).notNull(),
    legalForm: text("legal_form", { enum: legalForms }),
    companyNumber: text("company_number"),
    charityNumber: text("charity_number"),
    ukprn: text("ukprn"),
    icoRegistration: text("ico_registration"),
    about: text("about").notNull().default(""),
    /** What it does that asks for evidence of its own, such as carrying pupils or serving food. */
    practices: text("practices").array().notNull().default([]).$type<(typeof practices)[number][]>(),
    /** The day it was brought over from the authority's earlier lists; null for who registered here. */
    recordedOn: day("recorded_on"),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.organisationId] }),
    foreignKey({
      columns: [t.authorityId, t.organisationId],
      foreignColumns: [organisations.authorityId, organisations.id],
    }),
    oneOf("providers_kind_check", t.kind, providerKinds),
    oneOf("providers_legal_form_check", t.legalForm, legalForms),
  ],
);

/** One application of a provider to be assured; a later one is a row of its own. */
export const registrations = pgTable(
  "registrations",
  {
    authorityId: authorityId(),
    id: id(),
    providerId: ref("provider_id").notNull(),
    status: text("status", { enum: registrationStatuses }).notNull().default("draft"),
    declarations: jsonb("declarations")
      .notNull()
      .default({})
      .$type<Record<string, { answer: "yes" | "no"; explanation: string }>>(),
    startedAt: moment("started_at").notNull(),
    submittedAt: moment("submitted_at"),
    submittedBy: ref("submitted_by"),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    foreignKey({
      columns: [t.authorityId, t.providerId],
      foreignColumns: [providers.authorityId, providers.organisationId],
    }),
    uniqueIndex("registrations_one_draft").on(t.authorityId, t.providerId).where(sql`status = 'draft'`),
    index("registrations_status_index").on(t.authorityId, t.status, t.submittedAt),
    oneOf("registrations_status_check", t.status, registrationStatuses),
    check(
      "registrations_submitted_check",
      sql`(${t.status} = 'submitted') <= (${t.submittedAt} is not null)`,
    ),
  ],
);

export const sites = pgTable(
  "sites",
  {
    authorityId: authorityId(),
    id: id(),
    providerId: ref("provider_id").notNull(),
    kind: text("kind", { enum: siteKinds }).notNull(),
    name: text("name").notNull(),
    address: text("address").notNull(),
    postcode: text("postcode").notNull(),
    latitude: doublePrecision("latitude"),
    longitude: doublePrecision("longitude"),
    addressMasked: boolean("address_masked").notNull().default(false),
    accessibility: text("accessibility").notNull().default(""),
    accessFeatures: text("access_features")
      .array()
      .notNull()
      .default([])
      .$type<(typeof accessFeatures)[number][]>(),
    /** What is there: workshop, kitchen, field. */
    facilities: text("facilities").notNull().default(""),
    openedOn: day("opened_on").notNull(),
    closedOn: day("closed_on"),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    foreignKey({
      columns: [t.authorityId, t.providerId],
      foreignColumns: [providers.authorityId, providers.organisationId],
    }),
    index("sites_provider_index").on(t.authorityId, t.providerId),
    oneOf("sites_kind_check", t.kind, siteKinds),
  ],
);

export const providerPeople = pgTable(
  "provider_people",
  {
    authorityId: authorityId(),
    id: id(),
    providerId: ref("provider_id").notNull(),
    post: text("post", { enum: posts }).notNull(),
    name: text("name").notNull(),
    email: text("email").notNull().default(""),
    phone: text("phone").notNull().default(""),
    trainedOn: day("trained_on"),
    startedOn: day("started_on").notNull(),
    leftOn: day("left_on"),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    foreignKey({
      columns: [t.authorityId, t.providerId],
      foreignColumns: [providers.authorityId, providers.organisationId],
    }),
    index("provider_people_provider_index").on(t.authorityId, t.providerId),
    oneOf("provider_people_post_check", t.post, posts),
  ],
);

/** What evidence is asked for is data: whom it applies to, how long it holds, whether standing hangs on it. */
export const evidenceKinds = pgTable(
  "evidence_kinds",
  {
    authorityId: authorityId(),
    key: text("key").notNull(),
    name: text("name").notNull(),
    hint: text("hint").notNull().default(""),
    scope: text("scope", { enum: evidenceScopes }).notNull(),
    providerKinds: text("provider_kinds").array().notNull().$type<(typeof providerKinds)[number][]>(),
    /** For a scope of site or person: which kinds of site, which posts; empty means each of them. */
    siteKinds: text("site_kinds").array().notNull().default([]).$type<(typeof siteKinds)[number][]>(),
    posts: text("posts").array().notNull().default([]).$type<(typeof posts)[number][]>(),
    critical: boolean("critical").notNull(),
    /** Told in words and never uploaded, such as that criminal-record checks were made. */
    confirmationOnly: boolean("confirmation_only").notNull().default(false),
    /** Months it holds from its date of issue; null where the document states its own expiry. */
    validMonths: integer("valid_months"),
    /** How its last day is known: stated on it, months from its issue, or the next September or term. */
    expiryRule: text("expiry_rule", { enum: expiryRules }).notNull().default("months"),
    /** Asked only of who does this; null means of everyone it applies to. */
    practice: text("practice", { enum: practices }),
    appliesFrom: day("applies_from").notNull(),
    position: integer("position").notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.key] }),
    oneOf("evidence_kinds_scope_check", t.scope, evidenceScopes),
    oneOf("evidence_kinds_expiry_rule_check", t.expiryRule, expiryRules),
    oneOf("evidence_kinds_practice_check", t.practice, practices),
  ],
);

/** One item of evidence; a newer one of the same kind and subject takes its place without erasing it. */
export const evidence = pgTable(
  "evidence",
  {
    authorityId: authorityId(),
    id: id(),
    providerId: ref("provider_id").notNull(),
    kindKey: text("kind_key").notNull(),
    siteId: ref("site_id"),
    personId: ref("person_id"),
    documentId: ref("document_id"),
    note: text("note").notNull().default(""),
    issuedOn: day("issued_on"),
    expiresOn: day("expires_on").notNull(),
    addedBy: ref("added_by"),
    addedAt: moment("added_at").notNull(),
    /** Kept by the database: the newest of its kind and subject; the latest check; since when it is accepted. */
    isNewest: boolean("is_newest").notNull().default(true),
    verdict: text("verdict", { enum: evidenceVerdicts }),
    acceptedAt: moment("accepted_at"),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    foreignKey({
      columns: [t.authorityId, t.providerId],
      foreignColumns: [providers.authorityId, providers.organisationId],
    }),
    foreignKey({
      columns: [t.authorityId, t.kindKey],
      foreignColumns: [evidenceKinds.authorityId, evidenceKinds.key],
    }),
    foreignKey({ columns: [t.authorityId, t.siteId], foreignColumns: [sites.authorityId, sites.id] }),
    foreignKey({
      columns: [t.authorityId, t.personId],
      foreignColumns: [providerPeople.authorityId, providerPeople.id],
    }),
    foreignKey({
      columns: [t.authorityId, t.documentId],
      foreignColumns: [documents.authorityId, documents.id],
    }),
    index("evidence_provider_index").on(t.authorityId, t.providerId, t.kindKey),
    index("evidence_expiry_index").on(t.authorityId, t.expiresOn),
    index("evidence_newest_index").on(t.authorityId, t.expiresOn, t.id).where(sql`is_newest`),
    index("evidence_unchecked_index").on(t.authorityId, t.addedAt).where(sql`is_newest and verdict is null`),
    index("evidence_queried_index")
      .on(t.authorityId, t.expiresOn)
      .where(sql`is_newest and verdict = 'queried'`),
    oneOf("evidence_verdict_check", t.verdict, evidenceVerdicts),
    check("evidence_something_check", sql`${t.documentId} is not null or ${t.note} <> ''`),
  ],
);

/**
 * Every version of what a provider says of itself, of a site or of somebody in charge. What matters after an
 * approval waits for an officer while the version before it stands.
 */
export const providerVersions = pgTable(
  "provider_versions",
  {
    authorityId: authorityId(),
    id: id(),
    providerId: ref("provider_id").notNull(),
    part: text("part", { enum: versionParts }).notNull(),
    /** The site, the person in charge, or the provider itself. */
    partId: ref("part_id").notNull(),
    status: text("status", { enum: versionStatuses }).notNull(),
    content: jsonb("content").notNull().$type<Record<string, unknown>>(),
    savedBy: ref("saved_by"),
    savedAt: moment("saved_at").notNull(),
    answeredBy: ref("answered_by"),
    answeredAt: moment("answered_at"),
    answer: text("answer").notNull().default(""),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    foreignKey({
      columns: [t.authorityId, t.providerId],
      foreignColumns: [providers.authorityId, providers.organisationId],
    }),
    index("provider_versions_part_index").on(t.authorityId, t.providerId, t.partId, t.savedAt),
    uniqueIndex("provider_versions_one_waiting").on(t.authorityId, t.partId).where(sql`status = 'waiting'`),
    index("provider_versions_waiting_index").on(t.authorityId, t.savedAt).where(sql`status = 'waiting'`),
    oneOf("provider_versions_part_check", t.part, versionParts),
    oneOf("provider_versions_status_check", t.status, versionStatuses),
    check(
      "provider_versions_returned_check",
      sql`${t.status} <> 'returned' or (${t.answeredBy} is not null and ${t.answer} <> '')`,
    ),
  ],
);

/** A file of rows being brought over: read and looked at first, then brought in as a whole or not at all. */
export const imports = pgTable(
  "imports",
  {
    authorityId: authorityId(),
    id: id(),
    kind: text("kind", { enum: importKinds }).notNull(),
    status: text("status", { enum: importStatuses }).notNull().default("read"),
    fileName: text("file_name").notNull(),
    /** Each row as read, with what became of it or why it is refused. */
    rows: jsonb("rows").notNull().$type<Record<string, unknown>[]>(),
    readBy: ref("read_by"),
    readAt: moment("read_at").notNull(),
    broughtInAt: moment("brought_in_at"),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    index("imports_newest_index").on(t.authorityId, t.readAt),
    oneOf("imports_kind_check", t.kind, importKinds),
    oneOf("imports_status_check", t.status, importStatuses),
  ],
);
