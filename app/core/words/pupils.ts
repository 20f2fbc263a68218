export const senProvisions = ["none", "support", "ehcp"] as const;
export type SenProvision = (typeof senProvisions)[number];
export const senProvisionNames: Record<SenProvision, string> = {
  none: "No special educational provision",
  support: "SEN support",
  ehcp: "Education, health and care plan",
};

export const lookKinds = ["opened", "listed", "exported", "printed"] as const;
export type LookKind = (typeof lookKinds)[number];
