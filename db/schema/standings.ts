import { boolean, pgView, text, uuid } from "drizzle-orm/pg-core";
import { decisionKinds } from "#app/core/words/quality.ts";
import { day } from "#db/columns.ts";

/**
 * Every provider's standing today, in one statement: what domain/quality/standing.ts says, for lists that hang on
 * it. Made by a migration; nothing is stored.
 */
export const providerStandings = pgView("provider_standings", {
  authorityId: uuid("authority_id").notNull(),
  providerId: uuid("provider_id").notNull(),
  decision: text("decision", { enum: decisionKinds }),
  decidedOn: day("decided_on"),
  /** The last day of the latest decision, where that approves. */
  approvalEndsOn: day("approval_ends_on"),
  /** The latest decision approves, is in date and was not withdrawn from; evidence may have lapsed since. */
  approvalHolds: boolean("approval_holds").notNull(),
  state: text("state").notNull(),
}).existing();
