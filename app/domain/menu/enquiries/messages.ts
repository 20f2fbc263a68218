/** The letters about enquiries, as values. They name no child, and no school to the other providers. */
import { type CalendarDate, formatDay } from "#app/core/calendar.ts";

type Message = { subject: string; text: string };

export function enquiryMessage(of: {
  reference: string;
  offers: readonly string[];
  answerBy: CalendarDate;
  link: string;
}): Message {
  return {
    subject: `An enquiry about ${of.offers.join(", ")}`,
    text: `Somebody who commissions asks whether you could help a pupil (${of.reference}). The enquiry names nobody.

Please answer by ${formatDay(of.answerBy)}, also if you cannot help:
${of.link}`,
  };
}

export function enquiryReminderMessage(of: {
  reference: string;
  answerBy: CalendarDate;
  link: string;
}): Message {
  return {
    subject: `An enquiry waits for your answer (${of.reference})`,
    text: `You have been asked whether you could help a pupil, and have not answered. Please do by ${formatDay(of.answerBy)}, also if you cannot help:
${of.link}`,
  };
}

export function enquiryAnsweredMessage(of: {
  reference: string;
  provider: string;
  isInterested: boolean;
  link: string;
}): Message {
  const { reference, provider, isInterested, link } = of;
  return {
    subject: `${provider} answered your enquiry ${reference}`,
    text: `${provider} ${isInterested ? "is interested" : "cannot help this time"}.

${link}`,
  };
}

export function enquiryClosedMessage(of: { reference: string; link: string }): Message {
  return {
    subject: `An enquiry is closed (${of.reference})`,
    text: `The enquiry ${of.reference} needs no more answers. Thank you.

${of.link}`,
  };
}
