import type { Lifecycle } from "#app/core/lifecycle.ts";
import type { AssessmentStatus, DecisionStatus } from "#app/core/words/quality.ts";

export const assessmentLifecycle = {
  check: { from: ["open"], to: "open" },
  visit: { from: ["open"], to: "open" },
  judge: { from: ["open"], to: "open" },
  write: { from: ["open"], to: "open" },
  share: { from: ["open"], to: "factual_accuracy" },
  agree: { from: ["factual_accuracy"], to: "open" },
  correct: { from: ["factual_accuracy"], to: "factual_accuracy" },
  takeBack: { from: ["factual_accuracy"], to: "open" },
  propose: { from: ["open", "factual_accuracy"], to: "decision_proposed" },
  sendBack: { from: ["decision_proposed"], to: "open" },
  close: { from: ["decision_proposed"], to: "closed" },
} as const satisfies Lifecycle<AssessmentStatus>;

export const decisionLifecycle = {
  confirm: { from: ["proposed"], to: "confirmed" },
  sendBack: { from: ["proposed"], to: "sent_back" },
} as const satisfies Lifecycle<DecisionStatus>;
