import type { Lifecycle } from "#app/core/lifecycle.ts";
import type { VisitStatus } from "#app/core/words/quality.ts";

/** Who recorded a visit may mend what was written, so recording leads from recorded to recorded too. */
export const visitLifecycle = {
  plan: { from: ["due"], to: "planned" },
  move: { from: ["planned"], to: "planned" },
  cancel: { from: ["due", "planned"], to: "cancelled" },
  record: { from: ["due", "planned", "recorded"], to: "recorded" },
} as const satisfies Lifecycle<VisitStatus>;
