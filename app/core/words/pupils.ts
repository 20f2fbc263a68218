export const senProvisions = ["none", "support", "ehcp"] as const;
export type SenProvision = (typeof senProvisions)[number];
export const senProvisionNames: Record<SenProvision, string> = {
  none: "No special educational provision",
  support: "SEN support",
  ehcp: "Education, health and care plan",
};

export const lookKinds = ["opened", "listed", "exported", "printed"] as const;
export type LookKind = (typeof lookKinds)[number];
export const lookKindNames: Record<LookKind, string> = {
  opened: "Opened",
  listed: "Shown in a list",
  exported: "Exported",
  printed: "Printed",
};

/** What people read on a pupil's timeline. */
export const pupilEventNames: Readonly<Record<string, string>> = {
  "pupil.added": "Added",
  "pupil.changed": "Details changed",
  "placement.recorded": "A placement elsewhere was recorded",
  "placement.recorded_end": "The end of a placement elsewhere was recorded",
};
