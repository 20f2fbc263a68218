import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { Day } from "#app/components/day.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { MarketTabs } from "#app/components/market-tabs.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { Table } from "#app/components/table.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { isOfficer } from "#app/core/actor.ts";
import { paths } from "#app/core/paths.ts";
import { canRunMarket } from "#app/domain/market/policy.ts";
import { listMarketEvents } from "#app/domain/market/queries.server.ts";
import { pageIn } from "#app/platform/address.ts";
import { allowed } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Market-place events") }];

const pageSize = 25;

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(isOfficer(act.actor), "Only officers of the authority see who is invited");
  const page = pageIn(new URL(request.url).searchParams);
  const { rows, total } = await listMarketEvents(act, { page, pageSize });
  return { rows, total, page, mayRun: canRunMarket(act.actor) };
}

export default function MarketEvents() {
  const { rows, total, page, mayRun } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Market-place events"
        actions={mayRun ? <ButtonLink to={paths.newMarketEvent()}>Call an event</ButtonLink> : undefined}
      />
      <MarketTabs />
      <Table
        caption="Market-place events"
        captionHidden
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          { head: "Event", cell: ({ id, title }) => <TextLink to={paths.marketEvent(id)}>{title}</TextLink> },
          {
            head: "Day",
            cell: ({ heldOn, cancelledAt }) => (
              <>
                <Day value={heldOn} />
                {cancelledAt ? ", cancelled" : ""}
              </>
            ),
          },
          { head: "Place", cell: ({ place }) => place },
          { head: "Invited", numeric: true, cell: ({ invited }) => invited },
          { head: "Coming", numeric: true, cell: ({ coming }) => coming },
          { head: "Came", numeric: true, cell: ({ attended }) => attended },
        ]}
        empty={
          <EmptyState title="No events yet">
            Call one, and invite providers and those who registered interest.
          </EmptyState>
        }
      />
      <Pagination page={page} pageSize={pageSize} total={total} noun="events" />
    </>
  );
}
