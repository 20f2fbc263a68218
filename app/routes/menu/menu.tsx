import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Beside } from "#app/components/beside.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { CardList } from "#app/components/card-list.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { FilterPanel } from "#app/components/filter-panel.tsx";
import { MenuCard } from "#app/components/menu-card.tsx";
import { MenuFilters } from "#app/components/menu-filters.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { paths } from "#app/core/paths.ts";
import { readMenuAddress, tidiedAddress } from "#app/domain/menu/menu-address.ts";
import { cardsOnPage, findOwnPlace, searchMenu } from "#app/domain/menu/menu-queries.server.ts";
import { findPlace } from "#app/domain/organisations/place-of.server.ts";
import { actOf } from "#app/platform/session.server.ts";

export const meta: MetaFunction = () => [
  { title: titleOf("Menu of alternative provision") },
  {
    name: "description",
    content: "Alternative provision (AP) that the authority has assured: search it by need, place and price.",
  },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const tidied = tidiedAddress(params);
  if (tidied) throw redirect(paths.menu(tidied.toString()));
  const act = await actOf(request);
  const address = readMenuAddress(params);
  const { search } = address;
  const asked = search.postcode === undefined ? undefined : await findPlace(act, search.postcode);
  const own = search.postcode === undefined ? await findOwnPlace(act) : undefined;
  const errors = Object.values(address.errors);
  if (search.postcode !== undefined && asked === undefined)
    errors.push(`We do not know where ${search.postcode} is. Check the postcode, or try one nearby`);
  const near = asked ?? own;
  if (!near && (search.order === "distance" || search.withinMiles !== undefined))
    errors.push("Enter a postcode to search by distance");
  const found = await searchMenu(act, search, near);
  return {
    ...found,
    page: search.page,
    pageSize: cardsOnPage,
    order: search.order,
    selected: address.selected,
    errors,
    from: search.postcode ?? own?.postcode,
    hasPlace: near !== undefined,
    hasWords: search.words !== undefined,
  };
}

export default function Menu() {
  const { cards, total, page, pageSize, selected, errors, corrected, ...rest } =
    useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Menu of alternative provision"
        lead="Alternative provision (AP) from providers that the authority has assured. A listing does not replace a school’s own checks."
      />
      <Beside
        aside={
          <FilterPanel selected={selected} title="Search and filter" submit="Show what fits">
            <MenuFilters {...rest} />
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
        <p className="mb-4" role="status">
          <strong>
            {total} {total === 1 ? "offer" : "offers"}
          </strong>
          {rest.from && rest.hasPlace ? `, with distances from ${rest.from}` : ""}
          {corrected ? `. Searched for “${corrected}”` : ""}
        </p>
        {cards.length > 0 ? (
          <CardList columns={1}>
            {cards.map((card) => (
              <MenuCard key={card.id} {...card} />
            ))}
          </CardList>
        ) : (
          <EmptyState
            title={selected.length > 0 ? "Nothing fits all of that" : "Nothing is on the menu yet"}
            action={
              selected.length > 0 ? <ButtonLink to={paths.menu()}>Clear the search</ButtonLink> : undefined
            }
          >
            {selected.length > 0
              ? "Take one thing away, such as a half day or a need, search further away, or use fewer words."
              : "Offers appear here once a provider has been approved and has published one."}
          </EmptyState>
        )}
        <Pagination page={page} pageSize={pageSize} total={total} noun="offers" />
      </Beside>
    </>
  );
}
