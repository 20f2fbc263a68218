import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { OfferStatusTag } from "#app/components/offer-status-tag.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { Table } from "#app/components/table.tsx";
import { Tabs } from "#app/components/tabs.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { formatMoney } from "#app/core/money.ts";
import { paths } from "#app/core/paths.ts";
import { offerKindNames, offerStatuses } from "#app/core/words/menu.ts";
import { canDraftOffer, canSeeOffers } from "#app/domain/menu/policy.ts";
import { pricePerSession } from "#app/domain/menu/pricing.ts";
import { listOffers } from "#app/domain/menu/queries.server.ts";
import { pageIn } from "#app/platform/address.ts";
import { requireAct } from "#app/platform/session.server.ts";

const pageSize = 25;

export const meta: MetaFunction = () => [{ title: titleOf("Offers") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  if (!canSeeOffers(act.actor)) throw new Response("Not found", { status: 404 });
  const params = new URL(request.url).searchParams;
  const status = offerStatuses.find((word) => word === params.get("status"));
  const page = pageIn(params);
  const { rows, total } = await listOffers(act, { status, page, pageSize });
  return { rows, total, page, mayDraft: canDraftOffer(act.actor, act.actor.organisationId) };
}

export default function Offers() {
  const { rows, total, page, mayDraft } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Offers"
        lead={mayDraft ? "What you sell, for whom, with how many places and for how much." : undefined}
        actions={mayDraft ? <ButtonLink to={paths.newOffer()}>Draft an offer</ButtonLink> : undefined}
      />
      <Tabs
        label="Offers by status"
        tabs={[
          { to: paths.offers(), text: "All" },
          { to: `${paths.offers()}?status=draft`, text: "Drafts" },
          { to: `${paths.offers()}?status=published`, text: "Published" },
          { to: `${paths.offers()}?status=withdrawn`, text: "Withdrawn" },
        ]}
      />
      <Table
        caption="Offers"
        captionHidden
        rows={rows}
        keyOf={(row) => row.id}
        columns={[
          { head: "Offer", cell: (row) => <TextLink to={paths.offer(row.id)}>{row.title}</TextLink> },
          ...(mayDraft ? [] : [{ head: "Provider", cell: (row: (typeof rows)[number]) => row.provider }]),
          { head: "Kind", cell: (row) => offerKindNames[row.kind] },
          { head: "Status", cell: (row) => <OfferStatusTag status={row.status} /> },
          {
            head: "Half days taken",
            numeric: true,
            cell: (row) => (row.places === 0 ? "No places" : `${row.taken} of ${row.places}`),
          },
          {
            head: "Price per session",
            numeric: true,
            cell: ({ price }) =>
              price ? formatMoney(pricePerSession({ ...price, basis: price.priceBasis })) : "Not set",
          },
        ]}
        empty={
          <EmptyState
            title="No offers here"
            action={mayDraft ? <ButtonLink to={paths.newOffer()}>Draft an offer</ButtonLink> : undefined}
          >
            {mayDraft
              ? "Draft an offer, set its price and places, and publish it. Schools then find it on the menu."
              : "Offers appear here as soon as a provider drafts one."}
          </EmptyState>
        }
      />
      <Pagination page={page} pageSize={pageSize} total={total} noun="offers" />
    </>
  );
}
