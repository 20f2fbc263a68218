export const judgementWords = ["met", "partly_met", "not_met", "not_applicable"] as const;
export type JudgementWord = (typeof judgementWords)[number];
export const judgementNames: Record<JudgementWord, string> = {
  met: "Met",
  partly_met: "Partly met",
  not_met: "Not met",
  not_applicable: "Not applicable",
};

export const assessmentStatuses = ["open", "decision_proposed", "closed"] as const;
export type AssessmentStatus = (typeof assessmentStatuses)[number];

export const decisionKinds = ["approve", "approve_with_conditions", "decline"] as const;
export type DecisionKind = (typeof decisionKinds)[number];
export const decisionNames: Record<DecisionKind, string> = {
  approve: "Approve",
  approve_with_conditions: "Approve with conditions",
  decline: "Decline",
};

export const decisionStatuses = ["proposed", "confirmed", "sent_back"] as const;
export type DecisionStatus = (typeof decisionStatuses)[number];

export const evidenceVerdicts = ["accepted", "queried"] as const;
export type EvidenceVerdict = (typeof evidenceVerdicts)[number];
