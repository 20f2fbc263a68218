import type { Lifecycle } from "#app/core/lifecycle.ts";
import type { PlacementStatus } from "#app/core/words/placements.ts";

/** From a request to its end; the last four have no way back. */
export const placementLifecycle = {
  accept: { from: ["requested"], to: "accepted" },
  decline: { from: ["requested"], to: "declined" },
  approve: { from: ["accepted"], to: "approved" },
  start: { from: ["approved"], to: "active" },
  end: { from: ["active"], to: "ended" },
  cancel: { from: ["requested", "accepted", "approved"], to: "cancelled" },
} as const satisfies Lifecycle<PlacementStatus>;

/** While these hold, what must be there before the start can be given. */
export const preparing: readonly PlacementStatus[] = ["accepted", "approved"];

/** A child may be on the way to it, in it, or leaving it: what suspensions and registers ask about. */
export const live: readonly PlacementStatus[] = ["approved", "active"];
