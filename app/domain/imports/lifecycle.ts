import type { Lifecycle } from "#app/core/lifecycle.ts";
import type { ImportStatus } from "#app/core/words/providers.ts";

/** A file is read and looked at, then brought in as a whole or not at all. */
export const importLifecycle = {
  bring_in: { from: ["read"], to: "brought_in" },
  discard: { from: ["read"], to: "discarded" },
} as const satisfies Lifecycle<ImportStatus>;
