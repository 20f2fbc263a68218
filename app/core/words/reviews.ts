export const reviewKinds = ["half_termly", "immediate", "requested"] as const;
export type ReviewKind = (typeof reviewKinds)[number];
