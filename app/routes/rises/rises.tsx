import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Beside } from "#app/components/beside.tsx";
import { Checkbox } from "#app/components/checkbox.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { FilterPanel } from "#app/components/filter-panel.tsx";
import { Moment } from "#app/components/moment.tsx";
import { Money } from "#app/components/money.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { Select } from "#app/components/select.tsx";
import { StatusTag } from "#app/components/status-tag.tsx";
import { Table } from "#app/components/table.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { formatMonth } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { riseStatuses, riseStatusNames } from "#app/core/words/charges.ts";
import { seesStatements } from "#app/domain/charges/policy.ts";
import { listRises } from "#app/domain/charges/rise-queries.server.ts";
import { isApproverOf, seesFunding } from "#app/domain/placements/policy.ts";
import { pageIn } from "#app/platform/address.ts";
import { allowed } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Beyond the reservation") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(
    seesStatements(act.actor) && seesFunding(act.actor),
    "What budgets bear is between who pays and the authority",
  );
  const asked = new URL(request.url).searchParams;
  const status = riseStatuses.find((one) => one === asked.get("status"));
  const isToApprove = asked.get("approve") === "yes";
  return {
    ...(await listRises(act, { status, isToApprove, page: pageIn(asked) })),
    mayApprove: isApproverOf(act.actor, act.actor.organisationId),
    selected: [
      ...(status ? [{ name: "status", value: status, text: riseStatusNames[status] }] : []),
      ...(isToApprove ? [{ name: "approve", value: "yes", text: "Waiting for your approval" }] : []),
    ],
  };
}

export default function Rises() {
  const { rows, total, page, pageSize, selected, mayApprove } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Beyond the reservation"
        lead="What statements charge beyond what was reserved waits until who holds the budget approves or refuses it."
      />
      <Beside
        aside={
          <FilterPanel selected={selected}>
            <Select
              name="status"
              label="Status"
              options={riseStatuses.map((value) => ({ value, text: riseStatusNames[value] }))}
              empty="All"
              width="full"
            />
            {mayApprove ? (
              <div className="my-5">
                <Checkbox name="approve" text="Waiting for your approval" />
              </div>
            ) : null}
          </FilterPanel>
        }
      >
        <Table
          caption="Beyond the reservation"
          captionHidden
          rows={rows}
          keyOf={(row) => row.id}
          empty={
            <EmptyState title="Nothing lies beyond a reservation">
              Statements so far are within what was reserved.
            </EmptyState>
          }
          columns={[
            {
              head: "Placement",
              cell: (row) => <TextLink to={paths.riseApproval(row.id)}>{row.reference}</TextLink>,
            },
            { head: "Statement", cell: (row) => formatMonth(row.month) },
            { head: "Budget", cell: (row) => row.budgetName },
            { head: "Beyond", numeric: true, cell: (row) => <Money pence={row.pence} /> },
            { head: "Since", cell: (row) => <Moment value={row.raisedAt} /> },
            { head: "Status", cell: (row) => <StatusTag>{riseStatusNames[row.status]}</StatusTag> },
          ]}
        />
        <Pagination page={page} pageSize={pageSize} total={total} noun="rises" />
      </Beside>
    </>
  );
}
