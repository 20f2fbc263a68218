import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";
import { fullName } from "#app/domain/pupils/names.ts";

type Begun = {
  id: string;
  isOnMenu: boolean;
  /** Whether one was chosen, who may no longer be this school's to name. */
  hasPupil: boolean;
  givenName: string | null;
  familyName: string | null;
};

/** Whom a request that was begun is for, as far as it says so yet. */
export function BegunPupil({ begun: { id, isOnMenu, hasPupil, givenName, familyName } }: { begun: Begun }) {
  if (givenName !== null && familyName !== null) return fullName({ givenName, familyName });
  if (!hasPupil) return "Not chosen yet";
  return (
    <>
      No longer a pupil of yours
      {isOnMenu ? (
        <span className="block text-sm">
          <TextLink to={paths.request(id, "pupil")}>Choose another pupil</TextLink>
        </span>
      ) : null}
    </>
  );
}
