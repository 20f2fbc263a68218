/** The frameworks that come with the portal, in their newest words. */
import type { FrameworkText } from "#app/domain/quality/frameworks/framework.ts";
import { nonSchoolFramework } from "#app/domain/quality/frameworks/non-school-2025.ts";
import { registeredFramework } from "#app/domain/quality/frameworks/registered-2025.ts";

export const shippedFrameworks: readonly FrameworkText[] = [nonSchoolFramework, registeredFramework];

type Here = { readonly key: string; readonly version: number };

/** Those of which this authority has no version as new: an update of the portal brought them. */
export function notYetHere(here: readonly Here[]): FrameworkText[] {
  return shippedFrameworks.filter(
    ({ key, version }) => !here.some((one) => one.key === key && one.version >= version),
  );
}
