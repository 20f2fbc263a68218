/** What the judgements and the checks of an assessment allow to be decided. */
import type { DecisionKind, JudgementWord } from "#app/core/words/quality.ts";

export type JudgedCriterion = { readonly text: string; readonly judgement: JudgementWord | null };

export type JudgedStandard = {
  readonly text: string;
  readonly critical: boolean;
  readonly judgement: JudgementWord | null;
  readonly criteria: readonly JudgedCriterion[];
};

type OfStandard = JudgedCriterion & {
  readonly standardId: string;
  readonly section: string;
  readonly standard: string;
  readonly critical: boolean;
};

/** A standard is as its weakest criterion; not applicable when all are, and not judged while one is not. */
export function judgementOf(criteria: readonly Pick<JudgedCriterion, "judgement">[]): JudgementWord | null {
  const words = new Set(criteria.map(({ judgement }) => judgement));
  if (words.size === 0 || words.has(null)) return null;
  if (words.has("not_met")) return "not_met";
  if (words.has("partly_met")) return "partly_met";
  return words.has("met") ? "met" : "not_applicable";
}

type Said = { readonly judgement: JudgementWord | null; readonly comment: string | null };

/** Whether two say the same; no comment and an empty one do. */
export function isSameJudgement(one: Said, other: Said): boolean {
  return one.judgement === other.judgement && (one.comment ?? "") === (other.comment ?? "");
}

/** The standards of criteria that come in their order, each with the judgement its criteria give it. */
export function standardsOf<Row extends OfStandard>(rows: readonly Row[]) {
  const ids = [...new Set(rows.map(({ standardId }) => standardId))];
  return ids.flatMap((id) => {
    const criteria = rows.filter(({ standardId }) => standardId === id);
    const [first] = criteria;
    if (!first) return [];
    const { section, standard, critical } = first;
    return [{ id, section, text: standard, critical, judgement: judgementOf(criteria), criteria }];
  });
}

/** Why no decision at all can be proposed yet; empty when one can. */
export function undecidable(standards: readonly JudgedStandard[]): string[] {
  const open = standards.flatMap(({ criteria }) => criteria.filter(({ judgement }) => judgement === null));
  if (open.length === 0) return [];
  return [
    open.length === 1 ? "One criterion is not judged yet" : `${open.length} criteria are not judged yet`,
  ];
}

/** Why the provider may not be approved, whatever else is true: critical standards with a criterion not met. */
export function forbidsApproval(standards: readonly JudgedStandard[]): string[] {
  return standards.flatMap(({ critical, text, criteria }) => {
    const missed = criteria.filter(({ judgement }) => judgement === "not_met");
    if (!critical || missed.length === 0) return [];
    const why = missed.map((criterion) => criterion.text).filter((words) => words !== text);
    return [`Not met, and critical: ${[text, why.join("; ")].filter(Boolean).join(": ")}`];
  });
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
