export const reviewKinds = ["half_termly", "immediate", "requested"] as const;
export type ReviewKind = (typeof reviewKinds)[number];
export const reviewKindNames: Record<ReviewKind, string> = {
  half_termly: "Half-termly",
  immediate: "Immediate",
  requested: "Asked for",
};
