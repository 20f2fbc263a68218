/** What the judgements of all standards add up to, in words for the head of a report. */
import type { JudgementWord } from "#app/core/words/quality.ts";
import { forbidsApproval, type JudgedStandard } from "#app/domain/quality/judging.ts";

export type Overall = {
  readonly judgement: JudgementWord | null;
  readonly sentence: string;
  /** How many standards were judged so, in the order of the words. */
  readonly counts: Readonly<Record<JudgementWord, number>>;
  /** Why an approval is forbidden; empty when it is not. */
  readonly forbids: readonly string[];
};

/**
 * Not met when a critical standard is not; met when every standard that applies is; partly met otherwise. None
 * while a standard is not judged.
 */
export function overallOf(standards: readonly JudgedStandard[]): Overall {
  const counts = { met: 0, partly_met: 0, not_met: 0, not_applicable: 0 };
  for (const { judgement } of standards) if (judgement) counts[judgement] += 1;
  const forbids = forbidsApproval(standards);
  const judgement = judgementOf(standards, counts, forbids.length > 0);
  return { judgement, counts, forbids, sentence: sentenceOf(judgement, counts, forbids.length) };
}

function judgementOf(
  standards: readonly JudgedStandard[],
  counts: Overall["counts"],
  isForbidden: boolean,
): JudgementWord | null {
  if (isForbidden) return "not_met";
  if (standards.length === 0 || standards.some(({ judgement }) => judgement === null)) return null;
  return counts.partly_met + counts.not_met === 0 ? "met" : "partly_met";
}

function sentenceOf(judgement: JudgementWord | null, counts: Overall["counts"], critical: number): string {
  const short = counts.partly_met + counts.not_met;
  const standards = (number: number) => (number === 1 ? "1 standard" : `${number} standards`);
  switch (judgement) {
    case null:
      return "Not every standard is judged yet";
    case "met":
      return "Every standard that applies is met";
    case "not_met":
      return critical === 1
        ? "A critical standard is not met, which forbids approval"
        : `${critical} critical standards are not met, which forbids approval`;
    default:
      return `No critical standard is unmet; ${standards(short)} ${short === 1 ? "is" : "are"} not wholly met`;
  }
}
