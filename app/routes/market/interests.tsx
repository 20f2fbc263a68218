import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Beside } from "#app/components/beside.tsx";
import { Checkboxes } from "#app/components/checkboxes.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { FilterPanel } from "#app/components/filter-panel.tsx";
import { MarketTabs } from "#app/components/market-tabs.tsx";
import { Moment } from "#app/components/moment.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { StatusTag } from "#app/components/status-tag.tsx";
import { Table } from "#app/components/table.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { isOfficer } from "#app/core/actor.ts";
import { paths } from "#app/core/paths.ts";
import { interestStatuses, interestStatusNames } from "#app/core/words/market.ts";
import { listInterests } from "#app/domain/market/queries.server.ts";
import { pageIn } from "#app/platform/address.ts";
import { allowed } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Interest in providing") }];

const pageSize = 25;

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(isOfficer(act.actor), "Only officers of the authority see who would like to provide");
  const asked = new URL(request.url).searchParams;
  const statuses = interestStatuses.filter((status) => asked.getAll("status").includes(status));
  const page = pageIn(asked);
  const { rows, total } = await listInterests(act, { statuses, page, pageSize });
  const selected = statuses.map((status) => ({
    name: "status",
    value: status,
    text: interestStatusNames[status],
  }));
  return { rows, total, page, selected };
}

export default function Interests() {
  const { rows, total, page, selected } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Interest in providing"
        lead="Who would like to provide here, without applying yet."
      />
      <MarketTabs />
      <Beside
        aside={
          <FilterPanel selected={selected}>
            <Checkboxes
              name="status"
              label="Status"
              options={interestStatuses.map((status) => ({
                value: status,
                text: interestStatusNames[status],
              }))}
            />
          </FilterPanel>
        }
      >
        <Table
          caption="Interest in providing"
          captionHidden
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            {
              head: "Organisation",
              cell: ({ id, organisation, providerId }) => (
                <>
                  <TextLink to={paths.interest(id)}>{organisation}</TextLink>
                  {providerId === null ? null : " (on the portal already)"}
                </>
              ),
            },
            { head: "Answers", cell: ({ gap }) => gap ?? "–" },
            { head: "Registered", cell: ({ registeredAt }) => <Moment value={registeredAt} /> },
            {
              head: "Status",
              cell: ({ status }) => (
                <StatusTag tone={status === "new" ? "warning" : "neutral"}>
                  {interestStatusNames[status]}
                </StatusTag>
              ),
            },
          ]}
          empty={
            <EmptyState title="Nobody here">
              Publish what the area lacks: whoever may offer it can answer without signing in.
            </EmptyState>
          }
        />
        <Pagination page={page} pageSize={pageSize} total={total} noun="interests" />
      </Beside>
    </>
  );
}
