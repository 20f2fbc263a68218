export const chargeStatuses = ["raised", "queried", "agreed", "settled"] as const;
export type ChargeStatus = (typeof chargeStatuses)[number];
export const chargeStatusNames: Record<ChargeStatus, string> = {
  raised: "Raised",
  queried: "Queried",
  agreed: "Agreed",
  settled: "Settled",
};

/** What a statement charges beyond the reservation: it waits until who holds the budget approves or refuses it. */
export const riseStatuses = ["waiting", "approved", "refused", "lapsed"] as const;
export type RiseStatus = (typeof riseStatuses)[number];
export const riseStatusNames: Record<RiseStatus, string> = {
  waiting: "Waits for approval",
  approved: "Approved",
  refused: "Refused",
  lapsed: "No longer due",
};
