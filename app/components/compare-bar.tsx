import { Link, useLocation, useSearchParams } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";
import { withoutMatch } from "#app/domain/matching/match-address.ts";
import { chosenOffers, tooManyToCompare, withChosen, withoutChosen } from "#app/domain/menu/comparison.ts";

/** How many offers are chosen to stand side by side, and the way there; nothing while none is. */
export function CompareBar() {
  const [params] = useSearchParams();
  const { pathname } = useLocation();
  const chosen = chosenOffers(params);
  if (chosen.length === 0) return null;
  const tooMany = tooManyToCompare(chosen);
  return (
    <section
      aria-label="Comparison"
      className="mb-4 flex flex-wrap items-center gap-x-5 gap-y-2 rounded-md border border-teal bg-teal-wash px-4 py-3 print:hidden"
    >
      <p role="status">
        {tooMany
          ? `${tooMany}.`
          : chosen.length === 1
            ? "1 offer is chosen. Choose another to compare them."
            : `${chosen.length} offers are chosen to compare.`}
      </p>
      {chosen.length > 1 ? (
        <ButtonLink to={paths.menuComparison(withoutMatch(params))}>
          {tooMany ? "See which are chosen" : "Compare them"}
        </ButtonLink>
      ) : null}
      <TextLink to={`${pathname}?${withoutChosen(params)}`}>Choose none</TextLink>
    </section>
  );
}

/** Chooses an offer to compare, or lets it go again; the address of the page carries the choice. */
export function CompareLink({ offerId, title }: { offerId: string; title: string }) {
  const [params] = useSearchParams();
  const { pathname } = useLocation();
  const isChosen = chosenOffers(params).includes(offerId);
  const query = isChosen ? withoutChosen(params, offerId) : withChosen(params, offerId);
  return (
    <Link to={`${pathname}?${query}`} className="link print:hidden" preventScrollReset rel="nofollow">
      {isChosen ? "Take out of the comparison" : "Add to compare"}
      <span className="sr-only">: {title}</span>
    </Link>
  );
}

/** What a search keeps that is no filter: the offers chosen to compare, and the pupil it is for. */
export function KeptInSearch() {
  const [params] = useSearchParams();
  const pupil = params.get("pupil");
  return (
    <>
      {chosenOffers(params).map((id) => (
        <input key={id} type="hidden" name="offer" value={id} />
      ))}
      {pupil ? <input type="hidden" name="pupil" value={pupil} /> : null}
    </>
  );
}
