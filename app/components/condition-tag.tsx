import { StatusTag } from "#app/components/status-tag.tsx";
import type { Tone } from "#app/components/tones.ts";
import type { ConditionAnswerStatus } from "#app/core/words/quality.ts";
import type { ConditionState } from "#app/domain/quality/conditions/due.ts";

const tones: Record<ConditionState, Tone> = {
  open: "information",
  due_soon: "warning",
  overdue: "bad",
  closed: "good",
};
const names: Record<ConditionState, string> = {
  open: "Open",
  due_soon: "Due soon",
  overdue: "Overdue",
  closed: "Met",
};

type ConditionTagProps = { state: ConditionState; answer: ConditionAnswerStatus | null };

/** How a condition stands today, and whether its answer waits or has come back. */
export function ConditionTag({ state, answer }: ConditionTagProps) {
  return (
    <span className="inline-flex flex-wrap gap-1.5">
      <StatusTag tone={tones[state]}>{names[state]}</StatusTag>
      {state !== "closed" && answer === "given" ? (
        <StatusTag tone="information">Answered, to be checked</StatusTag>
      ) : null}
      {state !== "closed" && answer === "returned" ? (
        <StatusTag tone="warning">Answer returned</StatusTag>
      ) : null}
    </span>
  );
}
