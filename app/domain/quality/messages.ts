/** The e-mails about registration and assurance, as values. No child is named in any. */
import { type CalendarDate, formatDay } from "#app/core/calendar.ts";
import type { DecisionKind } from "#app/core/words/quality.ts";

type Message = { subject: string; text: string };

export function submittedMessage({ provider, link }: { provider: string; link: string }): Message {
  return {
    subject: `Registration submitted: ${provider}`,
    text: `${provider} has submitted its registration. It waits to be opened on the assessments desk.

${link}`,
  };
}

type Decided = {
  provider: string;
  kind: DecisionKind;
  reason: string;
  expiresOn: CalendarDate | null;
  conditions: readonly { text: string; dueOn: CalendarDate }[];
  link: string;
};

export function decidedMessage({ provider, kind, reason, expiresOn, conditions, link }: Decided): Message {
  const outcome = {
    approve: "is approved",
    approve_with_conditions: "is approved with conditions",
    decline: "is not approved",
  }[kind];
  const listed = conditions.map(({ text, dueOn }) => `- ${text} (by ${formatDay(dueOn)})`);
  return {
    subject: `The authority's decision on ${provider}`,
    text: [
      `${provider} ${outcome}${expiresOn ? ` until ${formatDay(expiresOn)}` : ""}.`,
      `The reason: ${reason}`,
      ...(listed.length > 0 ? [`What must be put right:\n${listed.join("\n")}`] : []),
      kind === "decline"
        ? "You can begin a new registration when you have put right what the reason says."
        : "Your offers can be seen on the menu while every critical piece of evidence is accepted and in date.",
      link,
    ].join("\n\n"),
  };
}

type Suspended = { provider: string; startsOn: CalendarDate; reason: string; link: string };

export function suspendedMessage({ provider, startsOn, reason, link }: Suspended): Message {
  return {
    subject: `${provider} is suspended`,
    text: `${provider} is suspended from ${formatDay(startsOn)}. Nothing new can be commissioned until the suspension is lifted. Placements that run go on, and each is reviewed at once with its commissioner.

The reason: ${reason}

${link}`,
  };
}

type Queried = {
  provider: string;
  evidence: string;
  message: string;
  dueOn: CalendarDate | undefined;
  link: string;
};

export function queriedMessage({ provider, evidence, message, dueOn, link }: Queried): Message {
  return {
    subject: `A question about your evidence: ${evidence}`,
    text: `The authority cannot accept this piece of evidence of ${provider} yet.

${message}

Add a new one${dueOn ? ` by ${formatDay(dueOn)}` : ""} here:
${link}`,
  };
}
