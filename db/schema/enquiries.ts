import { sql } from "drizzle-orm";
import {
  bigint,
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
import type { Pence } from "#app/core/money.ts";
import {
  enquiryAnswers,
  enquiryStatuses,
  type KeyStage,
  type Need,
  priceBases,
  refusalReasons,
} from "#app/core/words/menu.ts";
import { authorityId, day, id, moment, oneOf, ref } from "#db/columns.ts";
import { offers } from "#db/schema/menu.ts";
import { organisations } from "#db/schema/organisations.ts";
import { providers } from "#db/schema/providers.ts";

/** A need described once without naming the child, and sent to several providers. */
export const enquiries = pgTable(
  "enquiries",
  {
    authorityId: authorityId(),
    id: id(),
    reference: text("reference").notNull(),
    organisationId: ref("organisation_id").notNull(),
    status: text("status", { enum: enquiryStatuses }).notNull().default("open"),
    keyStage: text("key_stage").notNull().$type<KeyStage>(),
    needs: text("needs").array().notNull().$type<Need[]>(),
    pattern: text("pattern").array().notNull().$type<WeeklyHalfDay[]>(),
    startsFrom: day("starts_from"),
    weeks: integer("weeks"),
    /** The first half of a postcode. */
    area: text("area").notNull().default(""),
    description: text("description").notNull(),
    answerBy: day("answer_by").notNull(),
    askedBy: ref("asked_by").notNull(),
    askedAt: moment("asked_at").notNull(),
    closedBy: ref("closed_by"),
    closedAt: moment("closed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    unique("enquiries_reference_unique").on(t.authorityId, t.reference),
    foreignKey({
      columns: [t.authorityId, t.organisationId],
      foreignColumns: [organisations.authorityId, organisations.id],
    }),
    index("enquiries_organisation_index").on(t.authorityId, t.organisationId, t.askedAt),
    oneOf("enquiries_status_check", t.status, enquiryStatuses),
  ],
);

/** One provider asked by an enquiry, about one of its offers or in general, and what it answered. */
export const enquiryRecipients = pgTable(
  "enquiry_recipients",
  {
    authorityId: authorityId(),
    id: id(),
    enquiryId: ref("enquiry_id").notNull(),
    providerId: ref("provider_id").notNull(),
    offerId: ref("offer_id").notNull(),
    sentAt: moment("sent_at").notNull(),
    openedAt: moment("opened_at"),
    answer: text("answer", { enum: enquiryAnswers }),
    pricePence: bigint("price_pence", { mode: "number" }).$type<Pence>(),
    priceBasis: text("price_basis", { enum: priceBases }),
    startsOn: day("starts_on"),
    reason: text("reason", { enum: refusalReasons }),
    message: text("message").notNull().default(""),
    answeredBy: ref("answered_by"),
    answeredAt: moment("answered_at"),
    /** The request it was turned into. */
    draftId: ref("draft_id"),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    foreignKey({
      columns: [t.authorityId, t.enquiryId],
      foreignColumns: [enquiries.authorityId, enquiries.id],
    }),
    foreignKey({
      columns: [t.authorityId, t.providerId],
      foreignColumns: [providers.authorityId, providers.organisationId],
    }),
    foreignKey({ columns: [t.authorityId, t.offerId], foreignColumns: [offers.authorityId, offers.id] }),
    uniqueIndex("enquiry_recipients_once").on(t.authorityId, t.enquiryId, t.offerId),
    index("enquiry_recipients_provider_index").on(t.authorityId, t.providerId, t.sentAt),
    oneOf("enquiry_recipients_answer_check", t.answer, enquiryAnswers),
    oneOf("enquiry_recipients_reason_check", t.reason, refusalReasons),
    oneOf("enquiry_recipients_price_basis_check", t.priceBasis, priceBases),
    check("enquiry_recipients_price_check", sql`${t.pricePence} is null or ${t.pricePence} >= 0`),
    check(
      "enquiry_recipients_refused_check",
      sql`${t.answer} is distinct from 'not_interested' or ${t.reason} is not null`,
    ),
    check(
      "enquiry_recipients_interested_check",
      sql`${t.answer} is distinct from 'interested' or (${t.pricePence} is not null and ${t.priceBasis} is not null and ${t.startsOn} is not null)`,
    ),
  ],
);
