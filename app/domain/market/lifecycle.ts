import type { Lifecycle } from "#app/core/lifecycle.ts";
import type { InterestStatus } from "#app/core/words/market.ts";

/** What became of somebody's interest. */
export const interestLifecycle = {
  invite: { from: ["new", "closed"], to: "invited" },
  register: { from: ["new", "invited"], to: "registered" },
  close: { from: ["new", "invited"], to: "closed" },
} as const satisfies Lifecycle<InterestStatus>;
