import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Bar } from "#app/components/bar.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Moment } from "#app/components/moment.tsx";
import { Money } from "#app/components/money.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { Section } from "#app/components/section.tsx";
import { Table } from "#app/components/table.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { formatDay } from "#app/core/calendar.ts";
import { formatMoney } from "#app/core/money.ts";
import { paths } from "#app/core/paths.ts";
import { lineInWords, movementInWords } from "#app/domain/budgets/ledger-words.ts";
import { canAllocate, canSeeLines } from "#app/domain/budgets/policy.ts";
import { findBudget, type Line, listLines } from "#app/domain/budgets/queries.server.ts";
import { listReferences } from "#app/domain/placements/references.server.ts";
import { pageIn } from "#app/platform/address.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf(data?.budget.name ?? "Budget") },
];

const pageSize = 25;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const budget = found(await findBudget(act, idFrom(params, "budgetId")));
  const page = pageIn(new URL(request.url).searchParams);
  const { rows, total } = await listLines(act, budget.id, { page, pageSize });
  const references = await listReferences(
    act,
    rows.map(({ placementId }) => placementId),
  );
  const may = { allocate: canAllocate(act.actor), seeLines: canSeeLines(act.actor, budget) };
  return { budget, rows, total, page, references, may };
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Budget() {
  const { budget, rows, total, page, references, may } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title={budget.name}
        caption={budget.owner}
        lead={`${formatDay(budget.startsOn)} to ${formatDay(budget.endsOn)}`}
        back={{ to: paths.budgets(), text: "Budgets" }}
        actions={may.allocate ? <Verbs budgetId={budget.id} /> : undefined}
      />
      <WhereItIs balance={budget.balance} />
      {may.seeLines ? (
        <Section
          title="Ledger"
          lead="Every movement of this money, the newest first. Nothing here is ever changed or removed."
          actions={
            total > 0 ? (
              <TextLink to={paths.budgetLines(budget.id)} reloadDocument>
                Download as CSV
              </TextLink>
            ) : undefined
          }
        >
          <Lines budgetId={budget.id} rows={rows} references={references} />
          <Pagination page={page} pageSize={pageSize} total={total} noun="lines" />
        </Section>
      ) : null}
    </>
  );
}

function Verbs({ budgetId }: { budgetId: string }) {
  return (
    <>
      <ButtonLink to={paths.allocation(budgetId)}>Allocate money</ButtonLink>
      <ButtonLink kind="secondary" to={paths.move(budgetId)}>
        Move money
      </ButtonLink>
    </>
  );
}

function WhereItIs({ balance }: { balance: Shown["budget"]["balance"] }) {
  const parts = [
    { label: "Available", pence: balance.availablePence, tone: "rest" as const },
    { label: "Committed", pence: balance.committedPence, tone: "pale" as const },
    { label: "Owed", pence: balance.owedPence, tone: "accent" as const },
    { label: "Paid", pence: balance.paidPence, tone: "teal" as const },
  ];
  const spentFirst = [...parts].reverse();
  return (
    <>
      <Bar
        label={`Where the ${formatMoney(balance.allocatedPence)} allocated is now`}
        parts={spentFirst.map((part) => ({ ...part, value: part.pence, text: formatMoney(part.pence) }))}
      />
      <div className="mt-6 max-w-xl">
        <Table
          caption="The same in figures"
          captionHidden
          rows={spentFirst}
          keyOf={(row) => row.label}
          columns={[
            { head: "Part", cell: (row) => row.label, foot: "Allocated" },
            {
              head: "Amount",
              numeric: true,
              cell: (row) => <Money pence={row.pence} />,
              foot: <Money pence={balance.allocatedPence} />,
            },
          ]}
        />
      </div>
    </>
  );
}

type LinesProps = { budgetId: string; rows: readonly Line[]; references: Record<string, string> };

function Lines({ budgetId, rows, references }: LinesProps) {
  return (
    <Table
      caption="Ledger"
      captionHidden
      rows={rows}
      keyOf={(row) => row.id}
      empty={<EmptyState title="No money has been allocated yet" />}
      columns={[
        { head: "What", cell: (row) => lineInWords(row) },
        { head: "When", cell: (row) => <Moment value={row.at} /> },
        { head: "By", cell: (row) => row.by ?? "The portal" },
        { head: "From and to", cell: (row) => <FromAndTo line={row} budgetId={budgetId} /> },
        {
          head: "Placement",
          cell: ({ placementId }) =>
            placementId && references[placementId] ? (
              <TextLink to={paths.placement(placementId)}>{references[placementId]}</TextLink>
            ) : (
              "–"
            ),
        },
        { head: "Amount", numeric: true, cell: (row) => <Money pence={row.pence} /> },
      ]}
    />
  );
}

function FromAndTo({ line, budgetId }: { line: Line; budgetId: string }) {
  const other = [line.fromBudgetId, line.toBudgetId].find((id) => id !== null && id !== budgetId);
  if (!other || line.fromBudgetId === null || line.toBudgetId === null) return movementInWords(line);
  return line.fromBudgetId === budgetId ? "Out of this budget" : "Into this budget";
}
