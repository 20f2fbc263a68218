export const transferReasons = [
  "allocate",
  "move",
  "commit",
  "charge",
  "release",
  "settle",
  "correct",
] as const;
export type TransferReason = (typeof transferReasons)[number];
