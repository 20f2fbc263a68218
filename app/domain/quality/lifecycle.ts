import type { Lifecycle } from "#app/core/lifecycle.ts";
import type { AssessmentStatus, DecisionStatus } from "#app/core/words/quality.ts";

export const assessmentLifecycle = {
  check: { from: ["open"], to: "open" },
  visit: { from: ["open"], to: "open" },
  judge: { from: ["open"], to: "open" },
  propose: { from: ["open"], to: "decision_proposed" },
  sendBack: { from: ["decision_proposed"], to: "open" },
  close: { from: ["decision_proposed"], to: "closed" },
} as const satisfies Lifecycle<AssessmentStatus>;

export const decisionLifecycle = {
  confirm: { from: ["proposed"], to: "confirmed" },
  sendBack: { from: ["proposed"], to: "sent_back" },
} as const satisfies Lifecycle<DecisionStatus>;
