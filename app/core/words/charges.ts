export const chargeStatuses = ["raised", "queried", "agreed", "settled"] as const;
export type ChargeStatus = (typeof chargeStatuses)[number];
export const chargeStatusNames: Record<ChargeStatus, string> = {
  raised: "Raised",
  queried: "Queried",
  agreed: "Agreed",
  settled: "Settled",
};
