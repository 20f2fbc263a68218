import type { Lifecycle } from "#app/core/lifecycle.ts";
import type { EnquiryStatus } from "#app/core/words/menu.ts";

export const enquiryLifecycle = {
  answer: { from: ["open"], to: "open" },
  close: { from: ["open"], to: "closed" },
} as const satisfies Lifecycle<EnquiryStatus>;
