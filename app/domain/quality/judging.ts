/** What the judgements and the checks of an assessment allow to be decided. */
import type { DecisionKind, JudgementWord } from "#app/core/words/quality.ts";

export type JudgedStandard = {
  readonly text: string;
  readonly critical: boolean;
  readonly judgement: JudgementWord | null;
};

/** Why no decision at all can be proposed yet; empty when one can. */
export function undecidable(standards: readonly JudgedStandard[]): string[] {
  const open = standards.filter(({ judgement }) => judgement === null).length;
  if (open === 0) return [];
  return [open === 1 ? "One standard is not judged yet" : `${open} standards are not judged yet`];
}

/** Why the provider may not be approved, whatever else is true: critical standards that are not met. */
export function forbidsApproval(standards: readonly JudgedStandard[]): string[] {
  return standards
    .filter(({ critical, judgement }) => critical && judgement === "not_met")
    .map(({ text }) => `Not met, and critical: ${text}`);
}

/** The decisions that may be proposed. */
export function possibleDecisions(standards: readonly JudgedStandard[]): DecisionKind[] {
  if (undecidable(standards).length > 0) return [];
  return forbidsApproval(standards).length > 0
    ? ["decline"]
    : ["approve", "approve_with_conditions", "decline"];
}

/** How many conditions the page of a decision offers to type; what is left empty is none. */
export const conditionSlots = [1, 2, 3, 4] as const;
