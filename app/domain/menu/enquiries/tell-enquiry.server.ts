/** Who is written to about an enquiry: the providers asked, and who asked when one answers. */
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { addDays, londonDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import {
  enquiryAnsweredMessage,
  enquiryClosedMessage,
  enquiryMessage,
  enquiryReminderMessage,
} from "#app/domain/menu/enquiries/messages.ts";
import { ofEnquiry } from "#app/domain/menu/enquiries/visibility.server.ts";
import { addressesOf, writeTo } from "#app/domain/people/addressees.server.ts";
import { absolute, queueMail } from "#app/platform/mail.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { enquiries, enquiryRecipients } from "#db/schema/enquiries.ts";
import { offers } from "#db/schema/menu.ts";
import { organisations } from "#db/schema/organisations.ts";
import { users } from "#db/schema/people.ts";

const manager = ["provider_manager"] as const;

/** When `enquiry.sent`: one letter for each provider, however many of its offers are asked about. */
export function tellProvidersAsked(act: Act, enquiryId: string): Promise<void> {
  return transaction(act, async (tx) => {
    const rows = await askedOf(tx, act, enquiryId);
    for (const providerId of new Set(rows.map((row) => row.providerId))) {
      const own = rows.filter((row) => row.providerId === providerId);
      const [first] = own;
      if (!first) continue;
      const { reference, answerBy } = first;
      const link = absolute(paths.asked(first.id));
      await writeTo(tx, act, `enquiry.sent:${enquiryId}`, {
        organisationId: providerId,
        roles: manager,
        ...enquiryMessage({ reference, answerBy, link, offers: own.map(({ title }) => title) }),
      });
    }
  });
}

/** When `enquiry.answered`: to the person who asked. */
export function tellAsker(
  act: Act,
  of: { enquiryId: string; askedId: string; eventId: string },
): Promise<void> {
  return transaction(act, async (tx) => {
    const [row] = await tx
      .select({
        reference: enquiries.reference,
        answer: enquiryRecipients.answer,
        provider: organisations.name,
        email: users.email,
      })
      .from(enquiryRecipients)
      .innerJoin(enquiries, ofEnquiry)
      .innerJoin(
        organisations,
        and(
          eq(organisations.authorityId, enquiryRecipients.authorityId),
          eq(organisations.id, enquiryRecipients.providerId),
        ),
      )
      .innerJoin(users, eq(users.id, enquiries.askedBy))
      .where(
        and(eq(enquiryRecipients.authorityId, act.actor.authorityId), eq(enquiryRecipients.id, of.askedId)),
      );
    if (!row) return;
    const { reference, provider, answer, email } = row;
    const link = absolute(paths.enquiry(of.enquiryId));
    const message = enquiryAnsweredMessage({
      reference,
      provider,
      isInterested: answer === "interested",
      link,
    });
    await queueMail(tx, act, { key: `enquiry.answered:${of.eventId}`, to: email, ...message });
  });
}

/** When `enquiry.closed`: to the providers who have not answered. */
export function tellProvidersClosed(act: Act, enquiryId: string): Promise<void> {
  return transaction(act, async (tx) => {
    for (const { id, providerId, reference } of await askedOf(
      tx,
      act,
      enquiryId,
      isNull(enquiryRecipients.answer),
    ))
      await writeTo(tx, act, `enquiry.closed:${enquiryId}`, {
        organisationId: providerId,
        roles: manager,
        ...enquiryClosedMessage({ reference, link: absolute(paths.asked(id)) }),
      });
  });
}

const reminderDays = 2;

/** Every night: providers who are to answer within two days and have not. Each is reminded once of each enquiry. */
export function remindOfEnquiries(act: Act): Promise<void> {
  return transaction(act, async (tx) => {
    const today = londonDay(act.now);
    const due = await tx
      .select({
        id: enquiryRecipients.id,
        enquiryId: enquiries.id,
        providerId: enquiryRecipients.providerId,
        reference: enquiries.reference,
        answerBy: enquiries.answerBy,
      })
      .from(enquiryRecipients)
      .innerJoin(enquiries, ofEnquiry)
      .where(
        and(
          eq(enquiries.authorityId, act.actor.authorityId),
          eq(enquiries.status, "open"),
          isNull(enquiryRecipients.answer),
          sql`${enquiries.answerBy} between ${today} and ${addDays(today, reminderDays)}`,
          // Asked at short notice means asked today: no reminder on the same day.
          sql`${enquiries.askedAt} < ${act.now.toISOString()}::timestamptz - interval '20 hours'`,
        ),
      );
    for (const { id, enquiryId, providerId, reference, answerBy } of due) {
      const message = enquiryReminderMessage({ reference, answerBy, link: absolute(paths.asked(id)) });
      for (const to of await addressesOf(tx, act, providerId, manager))
        await queueMail(tx, act, { key: `enquiry.reminder:${enquiryId}`, to, ...message });
    }
  });
}

function askedOf(tx: Tx, act: Act, enquiryId: string, also?: ReturnType<typeof isNull>) {
  return tx
    .select({
      id: enquiryRecipients.id,
      providerId: enquiryRecipients.providerId,
      title: offers.title,
      reference: enquiries.reference,
      answerBy: enquiries.answerBy,
    })
    .from(enquiryRecipients)
    .innerJoin(enquiries, ofEnquiry)
    .innerJoin(
      offers,
      and(eq(offers.authorityId, enquiryRecipients.authorityId), eq(offers.id, enquiryRecipients.offerId)),
    )
    .where(
      and(
        eq(enquiryRecipients.authorityId, act.actor.authorityId),
        eq(enquiryRecipients.enquiryId, enquiryId),
        also,
      ),
    );
}
