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
  time,
  unique,
} from "drizzle-orm/pg-core";
import { interestStatuses, invitationAnswers } from "#app/core/words/market.ts";
import type { KeyStage, Need, OfferKind } from "#app/core/words/menu.ts";
import { authorityId, day, id, moment, oneOf, ref } from "#db/columns.ts";
import { providers } from "#db/schema/providers.ts";

/** What the area lacks, published to whoever may offer it. */
export const marketGaps = pgTable(
  "market_gaps",
  {
    authorityId: authorityId(),
    id: id(),
    title: text("title").notNull(),
    description: text("description").notNull(),
    needs: text("needs").array().notNull().$type<Need[]>(),
    keyStages: text("key_stages").array().notNull().$type<KeyStage[]>(),
    area: text("area").notNull().default(""),
    /** Full-time places looked for. */
    places: integer("places").notNull(),
    publishedOn: day("published_on"),
    closesOn: day("closes_on"),
    withdrawnOn: day("withdrawn_on"),
    draftedBy: ref("drafted_by").notNull(),
    draftedAt: moment("drafted_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    index("market_gaps_published_index").on(t.authorityId, t.publishedOn),
    check("market_gaps_places_check", sql`${t.places} > 0`),
    check(
      "market_gaps_days_check",
      sql`${t.closesOn} is null or ${t.publishedOn} is null or ${t.closesOn} >= ${t.publishedOn}`,
    ),
  ],
);

/** Somebody who might provide here, without applying: a name and an address to write to. */
export const marketInterests = pgTable(
  "market_interests",
  {
    authorityId: authorityId(),
    id: id(),
    status: text("status", { enum: interestStatuses }).notNull().default("new"),
    organisation: text("organisation").notNull(),
    contactName: text("contact_name").notNull(),
    email: text("email").notNull(),
    phone: text("phone").notNull().default(""),
    kinds: text("kinds").array().notNull().default([]).$type<OfferKind[]>(),
    area: text("area").notNull().default(""),
    message: text("message").notNull().default(""),
    gapId: ref("gap_id"),
    /** Where a provider that is here already answers a gap. */
    providerId: ref("provider_id"),
    registeredAt: moment("registered_at").notNull(),
    answeredBy: ref("answered_by"),
    answeredAt: moment("answered_at"),
    note: text("note").notNull().default(""),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    foreignKey({
      columns: [t.authorityId, t.gapId],
      foreignColumns: [marketGaps.authorityId, marketGaps.id],
    }),
    foreignKey({
      columns: [t.authorityId, t.providerId],
      foreignColumns: [providers.authorityId, providers.organisationId],
    }),
    unique("market_interests_provider_unique").on(t.authorityId, t.gapId, t.providerId),
    index("market_interests_status_index").on(t.authorityId, t.status, t.registeredAt),
    oneOf("market_interests_status_check", t.status, interestStatuses),
  ],
);

export const marketEvents = pgTable(
  "market_events",
  {
    authorityId: authorityId(),
    id: id(),
    title: text("title").notNull(),
    description: text("description").notNull().default(""),
    place: text("place").notNull(),
    heldOn: day("held_on").notNull(),
    startsAt: time("starts_at").notNull(),
    endsAt: time("ends_at").notNull(),
    answerBy: day("answer_by").notNull(),
    cancelledReason: text("cancelled_reason").notNull().default(""),
    cancelledAt: moment("cancelled_at"),
    calledBy: ref("called_by").notNull(),
    calledAt: moment("called_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    index("market_events_day_index").on(t.authorityId, t.heldOn),
    check("market_events_times_check", sql`${t.endsAt} > ${t.startsAt}`),
    check("market_events_days_check", sql`${t.answerBy} <= ${t.heldOn}`),
  ],
);

/** One invitation to an event, to a provider or to somebody interested; its secret address answers it. */
export const marketInvitations = pgTable(
  "market_invitations",
  {
    authorityId: authorityId(),
    id: id(),
    eventId: ref("event_id").notNull(),
    providerId: ref("provider_id"),
    interestId: ref("interest_id"),
    organisation: text("organisation").notNull(),
    email: text("email").notNull(),
    tokenHash: text("token_hash").notNull().unique(),
    sentAt: moment("sent_at").notNull(),
    answer: text("answer", { enum: invitationAnswers }),
    people: integer("people"),
    message: text("message").notNull().default(""),
    answeredAt: moment("answered_at"),
    attended: boolean("attended"),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    foreignKey({
      columns: [t.authorityId, t.eventId],
      foreignColumns: [marketEvents.authorityId, marketEvents.id],
    }),
    foreignKey({
      columns: [t.authorityId, t.providerId],
      foreignColumns: [providers.authorityId, providers.organisationId],
    }),
    foreignKey({
      columns: [t.authorityId, t.interestId],
      foreignColumns: [marketInterests.authorityId, marketInterests.id],
    }),
    unique("market_invitations_provider_unique").on(t.authorityId, t.eventId, t.providerId),
    unique("market_invitations_interest_unique").on(t.authorityId, t.eventId, t.interestId),
    oneOf("market_invitations_answer_check", t.answer, invitationAnswers),
    check(
      "market_invitations_guest_check",
      sql`(${t.providerId} is not null) <> (${t.interestId} is not null)`,
    ),
    check("market_invitations_people_check", sql`${t.people} is null or ${t.people} between 0 and 20`),
  ],
);
