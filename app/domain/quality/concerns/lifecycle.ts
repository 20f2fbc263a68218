import type { Lifecycle } from "#app/core/lifecycle.ts";
import type { ConcernStatus } from "#app/core/words/quality.ts";

/** Raised by a commissioner or an officer, weighed by an officer, closed with what was found. Weighing may be done again. */
export const concernLifecycle = {
  triage: { from: ["raised", "open"], to: "open" },
  link: { from: ["open"], to: "open" },
  close: { from: ["open"], to: "closed" },
} as const satisfies Lifecycle<ConcernStatus>;

export const concernStatusNames: Record<ConcernStatus, string> = {
  raised: "To be looked at",
  open: "Being followed up",
  closed: "Closed",
};
