import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Table } from "#app/components/table.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";
import { findBearings } from "#app/domain/menu/bearings.server.ts";
import { chosenOffers, mostCompared, tooManyToCompare, withoutChosen } from "#app/domain/menu/comparison.ts";
import { canEnquire } from "#app/domain/menu/enquiries/policy.ts";
import { listMenuOffers } from "#app/domain/menu/menu-offer.server.ts";
import { listOfferResults } from "#app/domain/reports/offer-results.server.ts";
import { whatCStandsFor } from "#app/domain/reports/offer-results.ts";
import { actOf } from "#app/platform/session.server.ts";
import { comparisonRows } from "#app/routes/menu/comparison-rows.tsx";

export const meta: MetaFunction = () => [
  { title: titleOf("Compare offers") },
  { name: "robots", content: "noindex" },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await actOf(request);
  const { searchParams } = new URL(request.url);
  const chosen = chosenOffers(searchParams);
  const bearings = await findBearings(act, searchParams);
  const offers = await listMenuOffers(act, chosen, bearings?.near);
  const results = await listOfferResults(
    act,
    offers.map(({ id }) => id),
  );
  return {
    offers: offers.map((offer) => ({ ...offer, results: results.get(offer.id) })),
    gone: chosen.filter((id) => !offers.some((offer) => offer.id === id)),
    tooMany: tooManyToCompare(offers),
    from: bearings?.from,
    mayEnquire: canEnquire(act.actor),
  };
}

export default function Comparison() {
  const { offers, gone, tooMany, from, mayEnquire } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const chosenIds = offers.map(({ id }) => id);
  return (
    <div className="print-wide">
      <PageHeader
        title="Compare offers"
        lead={from ? `Distances are from ${from}.` : undefined}
        back={{ to: paths.menu(params.toString()), text: "Menu" }}
        actions={
          mayEnquire && offers.length > 0 && !tooMany ? (
            <ButtonLink kind="secondary" to={paths.newEnquiry(chosenIds)}>
              {offers.length === 1 ? "Ask it" : "Ask them all"} without naming a child
            </ButtonLink>
          ) : undefined
        }
      />
      {tooMany ? (
        <Notice tone="warning" title="Too many to compare">
          {tooMany}.
        </Notice>
      ) : null}
      {gone.length > 0 ? (
        <Notice title={gone.length === 1 ? "One offer is left out" : `${gone.length} offers are left out`}>
          {gone.length === 1 ? "It is" : "They are"} not on the menu today.{" "}
          <TextLink to={paths.menuComparison(without(params, gone))}>
            {gone.length === 1 ? "Let it go" : "Let them go"}
          </TextLink>
        </Notice>
      ) : null}
      <Chosen />
      {tooMany || offers.length === 0 ? null : <Side />}
    </div>
  );
}

const without = (params: URLSearchParams, gone: readonly string[]) =>
  gone.reduce((query, id) => withoutChosen(new URLSearchParams(query), id), params.toString());

function Chosen() {
  const { offers, gone } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  if (offers.length === 0) {
    return (
      <EmptyState
        title="Nothing is chosen to compare"
        action={<ButtonLink to={paths.menu(withoutChosen(params))}>Choose on the menu</ButtonLink>}
      >
        Choose “Add to compare” on up to {mostCompared} offers, and they stand side by side here.
      </EmptyState>
    );
  }
  return (
    <>
      <ul className="mb-5 grid gap-2 print:hidden" aria-label="Chosen offers">
        {offers.map(({ id, title, provider }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-4">
            <span>
              <TextLink to={paths.menuOffer(id, params.toString())}>{title}</TextLink>, {provider}
            </span>
            <TextLink to={paths.menuComparison(withoutChosen(params, id))}>
              Take out<span className="sr-only"> {title}</span>
            </TextLink>
          </li>
        ))}
      </ul>
      {offers.length + gone.length < mostCompared ? (
        <p className="mb-5 print:hidden">
          <TextLink to={paths.menu(params.toString())}>
            {offers.length === 1 ? "Choose another to compare it with" : "Choose another"}
          </TextLink>
        </p>
      ) : null}
    </>
  );
}

function Side() {
  const { offers } = useLoaderData<typeof loader>();
  const headOf = (index: number) => {
    const { title, provider } = offers[index] ?? { title: "", provider: "" };
    const isTwice = offers.filter((offer) => offer.title === title).length > 1;
    return isTwice ? `${index + 1}. ${title}, ${provider}` : title;
  };
  return (
    <>
      <Table
        caption="The chosen offers side by side"
        captionHidden
        rows={comparisonRows(offers)}
        keyOf={({ name }) => name}
        columns={[
          {
            head: "What",
            cell: ({ name, differs }) => (
              <>
                {name}
                {differs ? <span className="block text-sm font-normal text-accent">Differs</span> : null}
              </>
            ),
          },
          ...offers.map(({ id }, index) => ({
            head: headOf(index),
            cell: ({ cells }: ReturnType<typeof comparisonRows>[number]) => (
              <span key={id}>{cells[index]}</span>
            ),
          })),
        ]}
      />
      <p className="mt-3 text-sm text-soft">
        Prices are without VAT and transport, and those per session, day and week are worked out from the
        price as the provider states it. Results are of placements that ended in the last three years, held
        back while fewer than five have one; they do not allow for whom each offer takes.{" "}
        {offers.some(({ results }) => results?.outcome?.met === "c") ? whatCStandsFor : null} A listing does
        not replace a school’s own checks.
      </p>
    </>
  );
}
