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
  /** The text is no longer the one that was shared. */
  readonly isChanged: boolean;
};

export const accuracyStages = [
  "not_needed",
  "to_write",
  "to_share",
  "to_share_again",
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
  to_share_again: "Changed since it was shared",
  with_provider: "With the provider",
  unanswered: "Not answered in time",
  agreed: "Facts agreed",
  to_reply: "Corrections to answer",
  replied: "Corrections answered",
};

/**
 * Corrections that came, even late, are answered, and the text may be amended after them; no answer by the day it
 * was due stands in nobody's way. Otherwise a text that is not the one shared is one that the provider never read.
 */
export function accuracyStageOf(facts: ReportFacts, today: CalendarDate): AccuracyStage {
  if (!facts.isWritten && !facts.isShared) return facts.isVisited ? "to_write" : "not_needed";
  if (!facts.isShared) return "to_share";
  if (facts.answer === "corrections") return facts.isReplied ? "replied" : "to_reply";
  if (facts.isChanged) return "to_share_again";
  if (facts.answer === "accurate") return "agreed";
  return facts.answerDueOn !== null && today > facts.answerDueOn ? "unanswered" : "with_provider";
}

/** Why no decision can be proposed because of the report; undefined when one can. */
export function reportStandsInTheWay(facts: ReportFacts, today: CalendarDate): string | undefined {
  switch (accuracyStageOf(facts, today)) {
    case "to_write":
      return "Write the report of the visit and share it with the provider first";
    case "to_share":
      return "Share the report with the provider first, so that it can say whether the facts are right";
    case "to_share_again":
      return "The report has changed since the provider read it: share it again";
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
