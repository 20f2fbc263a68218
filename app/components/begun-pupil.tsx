import { fullName } from "#app/domain/pupils/names.ts";

type Begun = { givenName: string | null; familyName: string | null };

/** Whom a request that was begun is for, as far as it says so yet. */
export function BegunPupil({ begun: { givenName, familyName } }: { begun: Begun }) {
  if (givenName === null || familyName === null) return "Not chosen yet";
  return fullName({ givenName, familyName });
}
