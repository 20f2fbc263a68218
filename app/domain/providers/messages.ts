/** The e-mails about what a provider says and gives, as values. No child is named in any. */
import { type CalendarDate, formatDay } from "#app/core/calendar.ts";

type Message = { subject: string; text: string };

type Running = { name: string; expiresOn: CalendarDate; critical: boolean };

/** Everything of one provider that has come to a day on which it is reminded. */
export function evidenceMessage(of: {
  provider: string;
  day: CalendarDate;
  items: readonly Running[];
  link: string;
}): Message {
  const lines = of.items.map(({ name, expiresOn, critical }) => {
    const verb = expiresOn < of.day ? "ran out" : "runs out";
    return `- ${name}: ${verb} on ${formatDay(expiresOn)}${critical ? " (critical)" : ""}`;
  });
  const isCritical = of.items.some(({ critical }) => critical);
  return {
    subject: `Evidence to renew: ${of.provider}`,
    text: [
      `This evidence of ${of.provider} is to be renewed:`,
      lines.join("\n"),
      ...(isCritical
        ? [
            "Nothing can be commissioned while something critical is out of date, so give the new one in time for an officer to look at it.",
          ]
        : []),
      of.link,
    ].join("\n\n"),
  };
}

/** To the officers, when a change begins to wait. */
export function waitingMessage(of: { provider: string; title: string; link: string }): Message {
  return {
    subject: `A change to acknowledge: ${of.provider}`,
    text: `${of.provider} has changed something that matters for its approval: ${of.title}. What stood before goes on standing until an officer has answered.\n\n${of.link}`,
  };
}

/** To the provider's managers, when an officer has answered. */
export function answeredMessage(of: {
  provider: string;
  title: string;
  answer: string;
  isAcknowledged: boolean;
  link: string;
}): Message {
  return of.isAcknowledged
    ? {
        subject: `Your change stands: ${of.title}`,
        text: `The authority has acknowledged the change of ${of.provider}: ${of.title}. It stands from now on.${of.answer ? `\n\nWhat it says: ${of.answer}` : ""}\n\n${of.link}`,
      }
    : {
        subject: `Your change came back: ${of.title}`,
        text: `The authority has returned the change of ${of.provider}: ${of.title}. What stood before goes on standing.\n\nWhat it says: ${of.answer}\n\n${of.link}`,
      };
}
