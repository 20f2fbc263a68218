import type { Lifecycle } from "#app/core/lifecycle.ts";
import type { ChangeStatus } from "#app/core/words/placements.ts";

/** A change of a placement: asked by who commissions, accepted by the provider, approved by who pays. */
export const changeLifecycle = {
  accept: { from: ["asked"], to: "accepted" },
  decline: { from: ["asked"], to: "declined" },
  approve: { from: ["accepted"], to: "approved" },
  cancel: { from: ["asked", "accepted"], to: "cancelled" },
} as const satisfies Lifecycle<ChangeStatus>;

/** Waits for somebody; a placement has one such change at a time. */
export const open: readonly ChangeStatus[] = ["asked", "accepted"];

export const isOpen = (status: ChangeStatus): boolean => open.includes(status);

/** Everything of it has come about. */
export const isDone = (status: ChangeStatus): boolean => status === changeLifecycle.approve.to;
