/** The e-mails about visits the provider is told of, as values. */
import { type CalendarDate, formatDay } from "#app/core/calendar.ts";

type Message = { subject: string; text: string };
type Visit = {
  provider: string;
  day: CalendarDate;
  startsAt: string | null;
  site: string | null;
  visitor: string;
  link: string;
};

export function visitPlannedMessage(visit: Visit): Message {
  return {
    subject: `A visit to ${visit.provider} on ${formatDay(visit.day)}`,
    text: `${visit.visitor} visits ${visit.provider} for the authority ${when(visit)}.

Please have your registers, staff records and risk assessments to hand. If the day is impossible, answer the authority soon.

${visit.link}`,
  };
}

export function visitMovedMessage(visit: Visit): Message {
  return {
    subject: `The visit to ${visit.provider} is now on ${formatDay(visit.day)}`,
    text: `The authority's visit to ${visit.provider} has changed. ${visit.visitor} now comes ${when(visit)}.

${visit.link}`,
  };
}

export function visitCancelledMessage(visit: Pick<Visit, "provider" | "day"> & { reason: string }): Message {
  return {
    subject: `The visit to ${visit.provider} on ${formatDay(visit.day)} is cancelled`,
    text: `The authority does not visit ${visit.provider} on ${formatDay(visit.day)}.

The reason: ${visit.reason}`,
  };
}

const when = ({ day, startsAt, site }: Visit): string =>
  [`on ${formatDay(day)}`, startsAt && `at ${startsAt}`, site && `(${site})`].filter(Boolean).join(" ");
