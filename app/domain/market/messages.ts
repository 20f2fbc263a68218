/** The letters of the market place, as values. */
import { type CalendarDate, formatDay } from "#app/core/calendar.ts";

type Message = { subject: string; text: string };

export function interestMessage(of: { organisation: string; contactName: string; link: string }): Message {
  return {
    subject: `Interest in providing: ${of.organisation}`,
    text: `${of.contactName} of ${of.organisation} would like to provide here and waits for an answer.

${of.link}`,
  };
}

export function invitedToRegisterMessage(of: { contactName: string; note: string; link: string }): Message {
  return {
    subject: "Your invitation to register as a provider",
    text: [
      `Dear ${of.contactName},`,
      "thank you for your interest. We would like you to register on the portal: you write your registration and send your evidence once, for every school and the authority.",
      of.note,
      of.link,
    ]
      .filter((part) => part !== "")
      .join("\n\n"),
  };
}

type Event = {
  title: string;
  place: string;
  heldOn: CalendarDate;
  startsAt: string;
  endsAt: string;
};

const whenAndWhere = ({ place, heldOn, startsAt, endsAt }: Event) =>
  `${formatDay(heldOn)}, ${startsAt.slice(0, 5)} to ${endsAt.slice(0, 5)}\n${place}`;

export function eventInvitationMessage(
  event: Event & { description: string; answerBy: CalendarDate; organisation: string; link: string },
): Message {
  return {
    subject: `Invitation: ${event.title}`,
    text: [
      `${event.organisation} is invited to ${event.title}.`,
      whenAndWhere(event),
      event.description,
      `Please answer by ${formatDay(event.answerBy)}. The address below is yours alone and needs no password:\n${event.link}`,
    ]
      .filter((part) => part !== "")
      .join("\n\n"),
  };
}

export function eventCancelledMessage(event: Event & { reason: string }): Message {
  return {
    subject: `Cancelled: ${event.title}`,
    text: `${event.title} does not take place.\n\n${whenAndWhere(event)}\n\nThe reason: ${event.reason}`,
  };
}
