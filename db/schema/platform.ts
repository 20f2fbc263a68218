import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { authorityId, id, moment, ref } from "#db/columns.ts";
import { organisations } from "#db/schema/organisations.ts";

/** What happened: audit trail, timeline and outbox at once. Details hold ids and figures, never a child's name. */
export const events = pgTable(
  "events",
  {
    authorityId: authorityId(),
    id: id(),
    name: text("name").notNull(),
    subjectId: uuid("subject_id").notNull(),
    /** The person, or nobody when the authority's own clockwork acted. */
    userId: uuid("user_id"),
    organisationId: uuid("organisation_id"),
    details: jsonb("details").notNull().default({}).$type<Record<string, unknown>>(),
    at: moment("at").notNull(),
    reactedAt: moment("reacted_at"),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    index("events_subject_index").on(t.authorityId, t.subjectId, t.at),
    index("events_waiting_index").on(t.id).where(sql`reacted_at is null`),
  ],
);

/** A stored file: its name on disk cannot be guessed, its type was read from its bytes. */
export const documents = pgTable(
  "documents",
  {
    authorityId: authorityId(),
    id: id(),
    organisationId: ref("organisation_id").notNull(),
    storageKey: text("storage_key").notNull().unique(),
    fileName: text("file_name").notNull(),
    mediaType: text("media_type").notNull(),
    bytes: bigint("bytes", { mode: "number" }).notNull(),
    sha256: text("sha256").notNull(),
    uploadedBy: uuid("uploaded_by"),
    uploadedAt: moment("uploaded_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    foreignKey({
      columns: [t.authorityId, t.organisationId],
      foreignColumns: [organisations.authorityId, organisations.id],
    }),
    index("documents_organisation_index").on(t.authorityId, t.organisationId),
    check("documents_bytes_check", sql`${t.bytes} > 0`),
  ],
);

/** E-mail as it was sent or waits to be; `key` makes a job that runs twice send once. */
export const mails = pgTable(
  "mails",
  {
    authorityId: authorityId(),
    id: id(),
    key: text("key").notNull(),
    recipient: text("recipient").notNull(),
    subject: text("subject").notNull(),
    body: text("body").notNull(),
    /** Where a mail program may ask for no more of such letters, for those that come again and again. */
    stopAddress: text("stop_address"),
    createdAt: moment("created_at").notNull(),
    sentAt: moment("sent_at"),
    failure: text("failure"),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    unique("mails_key_unique").on(t.authorityId, t.key, t.recipient),
    index("mails_newest_index").on(t.authorityId, t.createdAt),
  ],
);
