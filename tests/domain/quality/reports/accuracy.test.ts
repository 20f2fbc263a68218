import { describe, expect, it } from "vitest";
import { addDays, calendarDate } from "#app/core/calendar.ts";
import {
  type AccuracyStage,
  accuracyStageNames,
  accuracyStageOf,
  accuracyStages,
  type ReportFacts,
  reportStandsInTheWay,
} from "#app/domain/quality/reports/accuracy.ts";

const today = calendarDate("2026-10-21");
const answers = [null, "accurate", "corrections"] as const;
const both = [false, true];

const unshared = {
  isShared: false,
  answerDueOn: null,
  answer: null,
  isReplied: false,
  isChanged: false,
} as const;

/** Every combination of facts there can be; a report that is not shared has neither day nor answer. */
const rows = both.flatMap((isVisited) => [
  { ...unshared, isVisited, isWritten: false },
  { ...unshared, isVisited, isWritten: true },
  ...[-1, 0, 1].flatMap((days) =>
    answers.flatMap((answer) =>
      both.flatMap((isReplied) =>
        both.map((isChanged) => ({
          isVisited,
          isWritten: true,
          isShared: true,
          answerDueOn: addDays(today, days),
          answer,
          isReplied,
          isChanged,
        })),
      ),
    ),
  ),
]) satisfies ReportFacts[];

function expected(facts: ReportFacts): AccuracyStage {
  if (!facts.isWritten) return facts.isVisited ? "to_write" : "not_needed";
  if (!facts.isShared) return "to_share";
  if (facts.answer === "corrections") return facts.isReplied ? "replied" : "to_reply";
  if (facts.isChanged) return "to_share_again";
  if (facts.answer === "accurate") return "agreed";
  return facts.answerDueOn === addDays(today, -1) ? "unanswered" : "with_provider";
}

const free: readonly AccuracyStage[] = ["not_needed", "unanswered", "agreed", "replied"];

describe("factual accuracy", () => {
  it.each(rows)(
    "visited $isVisited, written $isWritten, shared $isShared, due $answerDueOn, $answer, replied $isReplied, changed $isChanged",
    (facts) => {
      const stage = accuracyStageOf(facts, today);
      expect(stage).toBe(expected(facts));
      expect(reportStandsInTheWay(facts, today) === undefined).toBe(free.includes(stage));
    },
  );
  it("is told in words at every stage", () => {
    expect(Object.keys(accuracyStageNames).sort()).toEqual([...accuracyStages].sort());
    expect(new Set(rows.map((facts) => accuracyStageOf(facts, today)))).toEqual(new Set(accuracyStages));
  });
  it("says until when the provider may answer, that day included", () => {
    const shared = {
      isVisited: true,
      isWritten: true,
      isShared: true,
      answerDueOn: today,
      answer: null,
      isReplied: false,
      isChanged: false,
    } as const;
    expect(reportStandsInTheWay(shared, today)).toBe(
      "The provider has until 21 October 2026 to say whether the facts are right",
    );
    expect(reportStandsInTheWay(shared, addDays(today, 1))).toBeUndefined();
  });
});
