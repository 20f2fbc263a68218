export const judgementWords = ["met", "partly_met", "not_met", "not_applicable"] as const;
export type JudgementWord = (typeof judgementWords)[number];
export const judgementNames: Record<JudgementWord, string> = {
  met: "Met",
  partly_met: "Partly met",
  not_met: "Not met",
  not_applicable: "Not applicable",
};

/** Open with the officer; its report with the provider to say whether the facts are right; proposed; closed. */
export const assessmentStatuses = ["open", "factual_accuracy", "decision_proposed", "closed"] as const;
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

/** What a visit is for: to decide on a registration, in the year after it, or because of a concern. */
export const visitPurposes = ["assessment", "monitoring", "refresh", "concern"] as const;
export type VisitPurpose = (typeof visitPurposes)[number];
export const visitPurposeNames: Record<VisitPurpose, string> = {
  assessment: "Assessment visit",
  monitoring: "Monitoring visit",
  refresh: "Annual refresh",
  concern: "Visit after a concern",
};
/** Due: the year's plan asks for it and nobody has a day yet. */
export const visitStatuses = ["due", "planned", "recorded", "cancelled"] as const;
export type VisitStatus = (typeof visitStatuses)[number];
export const visitStatusNames: Record<VisitStatus, string> = {
  due: "Due",
  planned: "Planned",
  recorded: "Recorded",
  cancelled: "Cancelled",
};

export const noteKinds = ["telephone", "meeting", "email", "note"] as const;
export type NoteKind = (typeof noteKinds)[number];
export const noteKindNames: Record<NoteKind, string> = {
  telephone: "Telephone call",
  meeting: "Meeting",
  email: "E-mail",
  note: "Note",
};

export const accuracyAnswers = ["accurate", "corrections"] as const;
export type AccuracyAnswer = (typeof accuracyAnswers)[number];
export const accuracyAnswerNames: Record<AccuracyAnswer, string> = {
  accurate: "The facts are right",
  corrections: "Some facts are not right",
};

export const conditionAnswerStatuses = ["given", "accepted", "returned"] as const;
export type ConditionAnswerStatus = (typeof conditionAnswerStatuses)[number];

/** What a concern is about. Allegations against people are none of these: they go to the designated officer. */
export const concernSubjects = [
  "premises",
  "supervision",
  "attendance",
  "teaching",
  "behaviour",
  "communication",
  "transport",
  "other",
] as const;
export type ConcernSubject = (typeof concernSubjects)[number];
export const concernSubjectNames: Record<ConcernSubject, string> = {
  premises: "Premises and safety",
  supervision: "Supervision of pupils",
  attendance: "Attendance and registers",
  teaching: "Teaching and what is taught",
  behaviour: "How behaviour is met",
  communication: "Telling the school what it needs to know",
  transport: "Transport",
  other: "Something else",
};
export const concernStatuses = ["raised", "open", "closed"] as const;
export type ConcernStatus = (typeof concernStatuses)[number];
/** How soon a concern needs somebody: today, within the week, at the next visit. */
export const concernWeights = ["urgent", "serious", "minor"] as const;
export type ConcernWeight = (typeof concernWeights)[number];
export const concernWeightNames: Record<ConcernWeight, string> = {
  urgent: "Urgent: today",
  serious: "Serious: within the week",
  minor: "Minor: at the next visit",
};
