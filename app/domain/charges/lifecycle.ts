import type { Lifecycle } from "#app/core/lifecycle.ts";
import type { ChargeStatus, RiseStatus } from "#app/core/words/charges.ts";

/** A charge is raised by the month, agreed by who pays, and paid; a query stands until it is agreed. */
export const chargeLifecycle = {
  query: { from: ["raised"], to: "queried" },
  agree: { from: ["raised", "queried"], to: "agreed" },
  settle: { from: ["agreed"], to: "settled" },
} as const satisfies Lifecycle<ChargeStatus>;

/** What a statement charges beyond the reservation: answered by who holds the budget, unless it is no longer due. */
export const riseLifecycle = {
  approve: { from: ["waiting"], to: "approved" },
  refuse: { from: ["waiting"], to: "refused" },
  lapse: { from: ["waiting"], to: "lapsed" },
} as const satisfies Lifecycle<RiseStatus>;
