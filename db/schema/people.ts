import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { feedCovers, roles } from "#app/core/words/people.ts";
import { authorityId, day, id, moment, oneOf, ref } from "#db/columns.ts";
import { organisations } from "#db/schema/organisations.ts";

/** One account per e-mail address in the whole database; what a person may do hangs on memberships. */
export const users = pgTable(
  "users",
  {
    id: uuid("id").primaryKey().default(sql`uuidv7()`),
    email: text("email").notNull().unique(),
    name: text("name").notNull(),
    passwordHash: text("password_hash"),
    createdAt: moment("created_at").notNull().defaultNow(),
  },
  (t) => [check("users_email_check", sql`${t.email} = lower(${t.email})`)],
);

/** The shape Lucia expects; the id kept here is a hash of the secret the cookie carries. */
export const sessions = pgTable(
  "sessions",
  {
    id: text("id").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    expiresAt: moment("expires_at").notNull(),
    /** Which of their memberships the person is acting in. */
    membershipId: uuid("membership_id"),
  },
  (t) => [index("sessions_user_index").on(t.userId), index("sessions_expiry_index").on(t.expiresAt)],
);

export const memberships = pgTable(
  "memberships",
  {
    authorityId: authorityId(),
    id: id(),
    userId: ref("user_id")
      .notNull()
      .references(() => users.id),
    organisationId: ref("organisation_id").notNull(),
    role: text("role", { enum: roles }).notNull(),
    startedAt: moment("started_at").notNull().defaultNow(),
    removedAt: moment("removed_at"),
    removedBy: ref("removed_by"),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    unique("memberships_id_unique").on(t.id),
    foreignKey({
      columns: [t.authorityId, t.organisationId],
      foreignColumns: [organisations.authorityId, organisations.id],
    }),
    uniqueIndex("memberships_live_unique")
      .on(t.authorityId, t.userId, t.organisationId, t.role)
      .where(sql`removed_at is null`),
    index("memberships_user_index").on(t.userId),
    index("memberships_organisation_index").on(t.authorityId, t.organisationId),
    oneOf("memberships_role_check", t.role, roles),
  ],
);

export const invitations = pgTable(
  "invitations",
  {
    authorityId: authorityId(),
    id: id(),
    organisationId: ref("organisation_id").notNull(),
    role: text("role", { enum: roles }).notNull(),
    name: text("name").notNull(),
    email: text("email").notNull(),
    tokenHash: text("token_hash").notNull().unique(),
    invitedBy: ref("invited_by"),
    invitedAt: moment("invited_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
    acceptedAt: moment("accepted_at"),
    revokedAt: moment("revoked_at"),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    foreignKey({
      columns: [t.authorityId, t.organisationId],
      foreignColumns: [organisations.authorityId, organisations.id],
    }),
    index("invitations_organisation_index").on(t.authorityId, t.organisationId),
    oneOf("invitations_role_check", t.role, roles),
  ],
);

/** A school approver's stand-in for stated days. */
export const deputies = pgTable(
  "deputies",
  {
    authorityId: authorityId(),
    id: id(),
    organisationId: ref("organisation_id").notNull(),
    approverMembershipId: ref("approver_membership_id").notNull(),
    deputyMembershipId: ref("deputy_membership_id").notNull(),
    startsOn: day("starts_on").notNull(),
    endsOn: day("ends_on").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    foreignKey({
      columns: [t.authorityId, t.approverMembershipId],
      foreignColumns: [memberships.authorityId, memberships.id],
    }),
    foreignKey({
      columns: [t.authorityId, t.deputyMembershipId],
      foreignColumns: [memberships.authorityId, memberships.id],
    }),
    index("deputies_deputy_index").on(t.authorityId, t.deputyMembershipId),
    check("deputies_days_check", sql`${t.endsOn} >= ${t.startsOn}`),
    check("deputies_other_check", sql`${t.approverMembershipId} <> ${t.deputyMembershipId}`),
  ],
);

/** How often somebody has tried to sign in, by account and by address; the portal's own role has no access. */
export const attempts = pgTable(
  "attempts",
  {
    key: text("key").primaryKey(),
    points: integer("points").notNull(),
    expire: moment("expire"),
  },
  (t) => [index("attempts_expire_index").on(t.expire)],
);

/** A secret address from which a calendar program reads; the secret itself is not kept, and it can be revoked. */
export const calendarFeeds = pgTable(
  "calendar_feeds",
  {
    authorityId: authorityId(),
    id: id(),
    membershipId: ref("membership_id").notNull(),
    tokenHash: text("token_hash").notNull().unique(),
    covers: text("covers", { enum: feedCovers }).notNull().default("own"),
    createdAt: moment("created_at").notNull(),
    revokedAt: moment("revoked_at"),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    foreignKey({
      columns: [t.authorityId, t.membershipId],
      foreignColumns: [memberships.authorityId, memberships.id],
    }),
    uniqueIndex("calendar_feeds_one_live").on(t.authorityId, t.membershipId).where(sql`revoked_at is null`),
    oneOf("calendar_feeds_covers_check", t.covers, feedCovers),
  ],
);
