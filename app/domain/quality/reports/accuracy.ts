/** How far the report of an assessment is with its provider, and whether a decision may be proposed. */
import { type CalendarDate, formatDay } from "#app/core/calendar.ts";
import type { AccuracyAnswer } from "#app/core/words/quality.ts";

export type ReportFacts = {
  /** A visit for the assessment is recorded. */
  readonly isVisited: boolean;
  /** Something is written, be it only a draft. */
  readonly isWritten: boolean;
  readonly isShared: boolean;
  /** The last day on which the provider may answer; it is still in time. */
  readonly answerDueOn: CalendarDate | null;
  readonly answer: AccuracyAnswer | null;
  readonly isReplied: boolean;
};

export const accuracyStages = [
  "not_needed",
  "to_write",
  "to_share",
  "with_provider",
  "unanswered",
  "agreed",
  "to_reply",
  "replied",
] as const;
export type AccuracyStage = (typeof accuracyStages)[number];

export const accuracyStageNames: Readonly<Record<AccuracyStage, string>> = {
  not_needed: "Not needed without a visit",
  to_write: "To be written",
  to_share: "Draft",
  with_provider: "With the provider",
  unanswered: "Not answered in time",
  agreed: "Facts agreed",
  to_reply: "Corrections to answer",
  replied: "Corrections answered",
};

/** Corrections that came, even late, are answered; no answer by the day it was due stands in nobody's way. */
export function accuracyStageOf(facts: ReportFacts, today: CalendarDate): AccuracyStage {
  if (!facts.isWritten && !facts.isShared) return facts.isVisited ? "to_write" : "not_needed";
  if (!facts.isShared) return "to_share";
  if (facts.answer === "accurate") return "agreed";
  if (facts.answer === "corrections") return facts.isReplied ? "replied" : "to_reply";
  return facts.answerDueOn !== null && today > facts.answerDueOn ? "unanswered" : "with_provider";
}

/** Why no decision can be proposed because of the report; undefined when one can. */
export function reportStandsInTheWay(facts: ReportFacts, today: CalendarDate): string | undefined {
  switch (accuracyStageOf(facts, today)) {
    case "to_write":
      return "Write the report of the visit and share it with the provider first";
    case "to_share":
      return "Share the report with the provider first, so that it can say whether the facts are right";
    case "with_provider":
      return facts.answerDueOn
        ? `The provider has until ${formatDay(facts.answerDueOn)} to say whether the facts are right`
        : "The provider has not said yet whether the facts are right";
    case "to_reply":
      return "Answer the provider's corrections first";
    default:
      return undefined;
  }
}
