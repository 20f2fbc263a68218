import { and, eq, exists, getTableColumns, type SQL, sql } from "drizzle-orm";
import { type Act, type Actor, isOfficer } from "#app/core/actor.ts";
import { refuse } from "#app/core/refusal.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { enquiries, enquiryRecipients } from "#db/schema/enquiries.ts";

const nobody = sql`false`;

/** An enquiry is seen by who asked it, by officers, and by the providers it went to. */
export function visibleTo(actor: Actor): SQL {
  return and(eq(enquiries.authorityId, actor.authorityId), reach(actor)) ?? nobody;
}

function reach(actor: Actor): SQL | undefined {
  if (actor.kind === "system" || isOfficer(actor)) return undefined;
  if (actor.kind === "public") return nobody;
  if (actor.organisationKind === "school") return eq(enquiries.organisationId, actor.organisationId);
  if (actor.organisationKind !== "provider") return nobody;
  return exists(sql`(select 1 from enquiry_recipients r where r.authority_id = ${enquiries.authorityId}
    and r.enquiry_id = ${enquiries.id} and r.provider_id = ${actor.organisationId})`);
}

/** What one provider was asked: its own to see, the asker's and the officers'; never another provider's. */
export function askedVisibleTo(actor: Actor): SQL {
  const own =
    actor.kind === "person" && actor.organisationKind === "provider"
      ? eq(enquiryRecipients.providerId, actor.organisationId)
      : undefined;
  return and(visibleTo(actor), own) ?? nobody;
}

export const ofEnquiry = and(
  eq(enquiries.authorityId, enquiryRecipients.authorityId),
  eq(enquiries.id, enquiryRecipients.enquiryId),
);

/** Asked by this person's own organisation; and one that some provider has answered. */
export const isOwn = (actor: Actor): SQL =>
  actor.kind === "person" ? eq(enquiries.organisationId, actor.organisationId) : nobody;
export const isAnswered =
  exists(sql`(select 1 from enquiry_recipients r where r.authority_id = ${enquiries.authorityId}
  and r.enquiry_id = ${enquiries.id} and r.answer is not null)`);

/** The enquiry, locked; refuses as not found. */
export async function loadEnquiry(tx: Tx, act: Act, enquiryId: string) {
  const [row] = await tx
    .select()
    .from(enquiries)
    .where(and(visibleTo(act.actor), eq(enquiries.id, enquiryId)))
    .for("update");
  return row ?? refuse("not_found", "There is no such enquiry");
}

/** One provider's part of an enquiry with the enquiry, both locked, so that neither closes meanwhile; refuses as not found. */
export async function loadAsked(tx: Tx, act: Act, askedId: string) {
  const [row] = await tx
    .select({ asked: getTableColumns(enquiryRecipients), enquiry: getTableColumns(enquiries) })
    .from(enquiryRecipients)
    .innerJoin(enquiries, ofEnquiry)
    .where(and(askedVisibleTo(act.actor), eq(enquiryRecipients.id, askedId)))
    .for("update");
  return row ?? refuse("not_found", "There is no such enquiry");
}
