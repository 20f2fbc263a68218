import type { Lifecycle } from "#app/core/lifecycle.ts";
import type { OfferStatus } from "#app/core/words/menu.ts";

/** A withdrawn offer may be published again; what was agreed of it in the meantime is untouched. */
export const offerLifecycle = {
  publish: { from: ["draft", "withdrawn"], to: "published" },
  withdraw: { from: ["published"], to: "withdrawn" },
} as const satisfies Lifecycle<OfferStatus>;
