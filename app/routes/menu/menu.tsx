import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { Beside } from "#app/components/beside.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { CardList } from "#app/components/card-list.tsx";
import { CompareBar, KeptInSearch } from "#app/components/compare-bar.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { FilterPanel } from "#app/components/filter-panel.tsx";
import { MenuActions } from "#app/components/menu-actions.tsx";
import { MenuCard } from "#app/components/menu-card.tsx";
import { MenuFilters } from "#app/components/menu-filters.tsx";
import { useMissReport } from "#app/components/miss-report.ts";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { TileMap } from "#app/components/tile-map.tsx";
import { paths } from "#app/core/paths.ts";
import { countMiss } from "#app/domain/menu/count-miss.server.ts";
import { readMenuAddress, tidiedAddress } from "#app/domain/menu/menu-address.ts";
import { cardsOnPage, findMenu } from "#app/domain/menu/menu-queries.server.ts";
import { canSeeMisses } from "#app/domain/menu/policy.ts";
import { canSaveSearch } from "#app/domain/menu/saved/policy.ts";
import { mapTiles } from "#app/platform/map-tiles.server.ts";
import { isPageForPerson } from "#app/platform/page-request.server.ts";
import { actOf } from "#app/platform/session.server.ts";

export const meta: MetaFunction = () => [
  { title: titleOf("Menu of alternative provision") },
  {
    name: "description",
    content: "Alternative provision (AP) that the authority has assured: search it by need, place and price.",
  },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const tidied = tidiedAddress(params);
  if (tidied) throw redirect(paths.menu(tidied.toString()));
  const act = await actOf(request, context);
  const address = readMenuAddress(params);
  const { search } = address;
  const { near, from, cards, ...found } = await findMenu(act, search);
  const last = Math.max(1, Math.ceil(found.total / cardsOnPage));
  if (search.page > last) throw redirect(paths.menu(onPage(params, last)));
  const tiles = mapTiles();
  const errors = Object.values(address.errors);
  if (search.postcode !== undefined && near === undefined)
    errors.push(`We do not know where ${search.postcode} is. Check the postcode, or try one nearby`);
  if (!near && (search.order === "distance" || search.withinMiles !== undefined))
    errors.push("Enter a postcode to search by distance");
  if (isPageForPerson(request)) await countMiss(act, search, { total: found.total, from });
  return {
    ...found,
    cards: cards.map(({ place, providerId, ...card }) => card),
    // Where the offers are is said only when there is a map to draw.
    pins: tiles ? pinsOf(cards) : [],
    page: search.page,
    pageSize: cardsOnPage,
    selected: address.selected,
    errors,
    tiles,
    from,
    hasPlace: near !== undefined,
    hasWords: search.words !== undefined,
    may: { mayKeep: canSaveSearch(act.actor), maySeeMisses: canSeeMisses(act.actor) },
  };
}

/** The same search on another page of what it finds. */
function onPage(params: URLSearchParams, page: number): string {
  const other = new URLSearchParams(params);
  other.set("page", String(page));
  return other.toString();
}

type Found = Awaited<ReturnType<typeof findMenu>>["cards"];

const pinsOf = (cards: Found) =>
  cards.map(({ id, title, place }, index) => ({
    id,
    place,
    number: index + 1,
    label: `${index + 1}. ${title}`,
    to: paths.menuOffer(id),
  }));

export default function Menu() {
  const { cards, pins, total, page, pageSize, selected, errors, tiles, corrections, may, ...rest } =
    useLoaderData<typeof loader>();
  const isLooking = useNavigation().location?.pathname === paths.menu();
  useMissReport(total);
  return (
    <>
      <PageHeader
        title="Menu of alternative provision"
        lead="Alternative provision (AP) from providers that the authority has assured. A listing does not replace a school’s own checks."
        actions={
          may.mayKeep || may.maySeeMisses ? (
            <MenuActions isSearch={selected.length > 0} {...may} />
          ) : undefined
        }
      />
      <Beside
        aside={
          <FilterPanel selected={selected} title="Search and filter" submit="Show what fits" live>
            <MenuFilters {...rest} />
            <KeptInSearch />
          </FilterPanel>
        }
      >
        {errors.length > 0 ? (
          <Notice tone="warning" title="Part of the search was left out">
            {errors.map((sentence) => (
              <p key={sentence}>{sentence}.</p>
            ))}
          </Notice>
        ) : null}
        <FindingForPupil />
        <CompareBar />
        {corrections.length > 0 ? <Corrected corrections={corrections} /> : null}
        <p className="mb-4" role="status">
          <strong>
            {total} {total === 1 ? "offer" : "offers"}
          </strong>
          {rest.from && rest.hasPlace ? `, with distances from ${rest.from}` : ""}
        </p>
        <TileMap tiles={tiles} label="Map of the offers on this page, numbered like the list" pins={pins} />
        <div aria-busy={isLooking}>
          {cards.length > 0 ? (
            <CardList columns={1}>
              {cards.map((card, index) => (
                <MenuCard key={card.id} {...card} number={tiles ? index + 1 : undefined} />
              ))}
            </CardList>
          ) : (
            <Nothing isSearch={selected.length > 0} />
          )}
        </div>
        <Pagination page={page} pageSize={pageSize} total={total} noun="offers" />
      </Beside>
    </>
  );
}

/** Somebody who came from a pupil goes back there, or on to a request for that pupil. */
function FindingForPupil() {
  const [params] = useSearchParams();
  const pupil = params.get("pupil");
  if (!pupil) return null;
  return (
    <p className="mb-4">
      You are finding provision for a pupil. <TextLink to={paths.pupil(pupil)}>Back to the pupil</TextLink>
    </p>
  );
}

function Corrected({ corrections }: { corrections: readonly { typed: string; meant: string }[] }) {
  const [params] = useSearchParams();
  const exact = new URLSearchParams(params);
  exact.delete("page");
  exact.set("exact", "yes");
  const inQuotes = (words: string[]) => words.map((word) => `“${word}”`).join(" and ");
  return (
    <Notice tone="information">
      <p>
        Nothing for {inQuotes(corrections.map(({ typed }) => typed))}; shown for{" "}
        {inQuotes(corrections.map(({ meant }) => meant))}.{" "}
        <TextLink to={paths.menu(exact.toString())}>Search for exactly what you typed</TextLink>
      </p>
    </Notice>
  );
}

function Nothing({ isSearch }: { isSearch: boolean }) {
  return (
    <EmptyState
      title={isSearch ? "Nothing fits all of that" : "Nothing is on the menu yet"}
      action={isSearch ? <ButtonLink to={paths.menu()}>Clear the search</ButtonLink> : undefined}
    >
      {isSearch
        ? "Take one thing away, such as a half day or a need, search further away, or use fewer words."
        : "Offers appear here once a provider has been approved and has published one."}
    </EmptyState>
  );
}
