import { allows, type Lifecycle } from "#app/core/lifecycle.ts";
import { refuse } from "#app/core/refusal.ts";
import type { RegistrationStatus, VersionStatus } from "#app/core/words/providers.ts";

/** A registration is written and handed in once; the next year's is a row of its own. */
export const registrationLifecycle = {
  submit: { from: ["draft"], to: "submitted" },
} as const satisfies Lifecycle<RegistrationStatus>;

/** A change that waits is answered once; a later edit of the same part takes it back. */
export const versionLifecycle = {
  acknowledge: { from: ["waiting"], to: "stands" },
  return: { from: ["waiting"], to: "returned" },
  take_back: { from: ["waiting"], to: "taken_back" },
} as const satisfies Lifecycle<VersionStatus>;

const nowIs: Readonly<Record<VersionStatus, string>> = {
  stands: "it has been acknowledged",
  waiting: "it waits",
  returned: "it has been returned",
  taken_back: "it has been taken back",
};

/** The status after the verb. Refuses with a conflict when somebody else was quicker. */
export function stepVersion<Verb extends keyof typeof versionLifecycle>(verb: Verb, status: VersionStatus) {
  if (!allows(versionLifecycle, verb, status))
    refuse("conflict", `This change no longer waits: ${nowIs[status]}`);
  return versionLifecycle[verb].to;
}
