/** The letters about conditions, as values. */
import { type CalendarDate, formatDay } from "#app/core/calendar.ts";
import { type Reminder, whenOverdue } from "#app/domain/quality/conditions/due.ts";

type Message = { subject: string; text: string };
type Condition = { provider: string; text: string; dueOn: CalendarDate; critical: boolean; link: string };

export function reminderMessage(reminder: Reminder, condition: Condition): Message {
  const { provider, text, dueOn, link } = condition;
  const day = formatDay(dueOn);
  const isOver = reminder === "overdue";
  return {
    subject: isOver
      ? `Overdue since ${day}: a condition of ${provider}`
      : `Due by ${day}: a condition of ${provider}`,
    text: [
      isOver
        ? `A condition of the approval of ${provider} was due by ${day} and is not met.`
        : `A condition of the approval of ${provider} is due by ${day}.`,
      text,
      `${whenOverdue(condition)}.`,
      `Say what has been done, with evidence:\n${link}`,
    ].join("\n\n"),
  };
}

export function overdueForOfficers(condition: Condition & { isAnswered: boolean }): Message {
  const { provider, text, dueOn, critical, isAnswered, link } = condition;
  return {
    subject: `Overdue: a ${critical ? "critical " : ""}condition of ${provider}`,
    text: [
      `A condition of ${provider} was due by ${formatDay(dueOn)} and is not closed.`,
      text,
      isAnswered
        ? "The provider has answered: the answer waits to be checked."
        : "The provider has not answered.",
      ...(critical ? ["It is critical: nothing new can be commissioned until it is met."] : []),
      link,
    ].join("\n\n"),
  };
}

type Answered = { provider: string; text: string; link: string };

export function answeredMessage({ provider, text, link }: Answered): Message {
  return {
    subject: `A condition answered: ${provider}`,
    text: `${provider} says that this condition is met:\n\n${text}\n\nAccept the answer or return it:\n${link}`,
  };
}

export function returnedMessage({ provider, text, message, link }: Answered & { message: string }): Message {
  return {
    subject: `More is needed for a condition of ${provider}`,
    text: `The authority has returned your answer to this condition:\n\n${text}\n\nWhat it says: ${message}\n\nAnswer again here:\n${link}`,
  };
}
