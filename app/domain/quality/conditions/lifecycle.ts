import type { Lifecycle } from "#app/core/lifecycle.ts";
import type { ConditionAnswerStatus } from "#app/core/words/quality.ts";

/** Given by the provider; accepted, which closes the condition, or returned with a message, after which it may answer again. */
export const conditionAnswerLifecycle = {
  accept: { from: ["given"], to: "accepted" },
  return: { from: ["given"], to: "returned" },
} as const satisfies Lifecycle<ConditionAnswerStatus>;

export const conditionAnswerNames: Record<ConditionAnswerStatus, string> = {
  given: "Waiting to be checked",
  accepted: "Accepted",
  returned: "Returned",
};
