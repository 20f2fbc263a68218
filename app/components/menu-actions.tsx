import { useSearchParams } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";

type MenuActionsProps = {
  /** Whether something is searched for, so that there is something to keep. */
  isSearch: boolean;
  mayKeep: boolean;
  maySeeMisses: boolean;
};

/** What else one may do from the menu. */
export function MenuActions({ isSearch, mayKeep, maySeeMisses }: MenuActionsProps) {
  const [params] = useSearchParams();
  return (
    <>
      {mayKeep && isSearch ? (
        <ButtonLink to={paths.newSavedSearch(params.toString())} kind="secondary">
          Keep this search
        </ButtonLink>
      ) : null}
      {mayKeep ? <TextLink to={paths.savedSearches()}>Kept searches</TextLink> : null}
      {maySeeMisses ? <TextLink to={paths.menuMisses()}>Searches that found nothing</TextLink> : null}
    </>
  );
}
