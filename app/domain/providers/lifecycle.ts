import type { Lifecycle } from "#app/core/lifecycle.ts";
import type { RegistrationStatus } from "#app/core/words/providers.ts";

/** A registration is written and handed in once; the next year's is a row of its own. */
export const registrationLifecycle = {
  submit: { from: ["draft"], to: "submitted" },
} as const satisfies Lifecycle<RegistrationStatus>;
