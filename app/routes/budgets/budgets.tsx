import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { Day } from "#app/components/day.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Money } from "#app/components/money.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { Table } from "#app/components/table.tsx";
import { Tabs } from "#app/components/tabs.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { financialYearOf, formatFinancialYear, londonDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { canAllocate, canSeeBudgets } from "#app/domain/budgets/policy.ts";
import { listBudgets } from "#app/domain/budgets/queries.server.ts";
import { pageIn, yearIn } from "#app/platform/address.ts";
import { found } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Budgets") }];

const pageSize = 25;

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  found(canSeeBudgets(act.actor) || undefined);
  const { searchParams } = new URL(request.url);
  const thisYear = financialYearOf(londonDay(act.now));
  const year = yearIn(searchParams) ?? thisYear;
  const page = pageIn(searchParams);
  const { rows, total } = await listBudgets(act, { financialYear: year, page, pageSize });
  const years = [thisYear - 1, thisYear, thisYear + 1];
  return { rows, total, page, year, years, thisYear, mayOpen: canAllocate(act.actor) };
}

export default function Budgets() {
  const { rows, total, page, year, years, thisYear, mayOpen } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Budgets"
        caption={`Financial year ${formatFinancialYear(year)}`}
        actions={mayOpen ? <ButtonLink to={paths.newBudget()}>Open a budget</ButtonLink> : undefined}
      />
      <Tabs
        label="Financial years"
        tabs={years.map((one) => ({
          to: one === thisYear ? paths.budgets() : paths.budgets(one),
          text: formatFinancialYear(one),
        }))}
      />
      <Table
        caption={`Budgets of ${formatFinancialYear(year)}`}
        captionHidden
        rows={rows}
        keyOf={(row) => row.id}
        empty={
          <EmptyState title="No budget in this year">
            A budget is opened by the authority's finance officer, and money is allocated to it.
          </EmptyState>
        }
        columns={[
          { head: "Budget", cell: (row) => <TextLink to={paths.budget(row.id)}>{row.name}</TextLink> },
          { head: "Owner", cell: (row) => row.owner },
          { head: "Until", cell: (row) => <Day value={row.endsOn} /> },
          { head: "Allocated", numeric: true, cell: (row) => <Money pence={row.balance.allocatedPence} /> },
          { head: "Available", numeric: true, cell: (row) => <Money pence={row.balance.availablePence} /> },
          { head: "Committed", numeric: true, cell: (row) => <Money pence={row.balance.committedPence} /> },
          { head: "Owed", numeric: true, cell: (row) => <Money pence={row.balance.owedPence} /> },
          { head: "Paid", numeric: true, cell: (row) => <Money pence={row.balance.paidPence} /> },
        ]}
      />
      <Pagination page={page} pageSize={pageSize} total={total} noun="budgets" />
    </>
  );
}
