/** The e-mails about a report, as values. */
import { type CalendarDate, formatDay } from "#app/core/calendar.ts";
import type { AccuracyAnswer } from "#app/core/words/quality.ts";

type Message = { subject: string; text: string };

export function sharedMessage({
  provider,
  dueOn,
  link,
}: {
  provider: string;
  dueOn: CalendarDate;
  link: string;
}): Message {
  return {
    subject: `The report on ${provider}: are the facts right?`,
    text: `The authority has written its report on ${provider}. Read it before anybody else does, and say by ${formatDay(dueOn)} whether its facts are right, or what is not. The judgements themselves are the authority's.

${link}`,
  };
}

export function answeredMessage({
  provider,
  answer,
  corrections,
  link,
}: {
  provider: string;
  answer: AccuracyAnswer;
  corrections: number;
  link: string;
}): Message {
  const what =
    answer === "accurate"
      ? `${provider} says that the facts of its report are right. A decision can be proposed.`
      : `${provider} asks for ${corrections === 1 ? "one correction" : `${corrections} corrections`} of its report. Answer, and a decision can be proposed.`;
  return { subject: `${provider} has answered on its report`, text: `${what}\n\n${link}` };
}

export function repliedMessage({
  provider,
  reply,
  link,
}: {
  provider: string;
  reply: string;
  link: string;
}): Message {
  return {
    subject: `Your corrections of the report on ${provider}`,
    text: `The authority has looked at the corrections of ${provider}.

${reply}

${link}`,
  };
}
