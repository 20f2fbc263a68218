import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { Beside } from "#app/components/beside.tsx";
import { Checkbox } from "#app/components/checkbox.tsx";
import { Checkboxes } from "#app/components/checkboxes.tsx";
import { Day } from "#app/components/day.tsx";
import { DeskTabs } from "#app/components/desk-tabs.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Field } from "#app/components/field.tsx";
import { FilterPanel } from "#app/components/filter-panel.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { Select } from "#app/components/select.tsx";
import { StatusTag } from "#app/components/status-tag.tsx";
import { Table } from "#app/components/table.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";
import { conditionsIn, conditionsSelected } from "#app/domain/quality/desk/addresses.ts";
import { listConditions } from "#app/domain/quality/desk/conditions.server.ts";
import {
  conditionWatches,
  conditionWatchNames,
  dayBands,
  pageSize,
} from "#app/domain/quality/desk/stages.ts";
import { canSeeAssessments } from "#app/domain/quality/policy.ts";
import { pageIn } from "#app/platform/address.ts";
import { allowed } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Conditions") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canSeeAssessments(act.actor), "The conditions of every provider are for officers of the authority");
  const asked = new URL(request.url).searchParams;
  const filter = conditionsIn(asked);
  const page = pageIn(asked);
  const listed = await listConditions(act, { ...filter, page, pageSize });
  return { ...listed, page, selected: conditionsSelected(filter) };
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>["rows"][number];

export default function Conditions() {
  const { rows, total, page, selected } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  return (
    <>
      <PageHeader
        title="Conditions"
        lead="What providers have still to put right, the first due at the top."
        actions={
          <TextLink to={paths.deskConditionsCsv(search.slice(1))} reloadDocument>
            Download as CSV
          </TextLink>
        }
      />
      <DeskTabs />
      <Beside
        aside={
          <FilterPanel selected={selected}>
            <Field name="words" label="Provider" type="search" width="full" />
            <Checkboxes
              name="state"
              label="How it stands"
              options={conditionWatches.map((value) => ({ value, text: conditionWatchNames[value] }))}
            />
            <Select
              name="within"
              label="Due within"
              options={dayBands.map((band) => ({ value: String(band), text: `${band} days` }))}
              empty="Any time"
              width="full"
            />
            <Checkbox name="critical" text="Only critical conditions" />
          </FilterPanel>
        }
      >
        <Table
          caption="Conditions"
          captionHidden
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            {
              head: "Condition",
              cell: ({ id, text, critical }) => (
                <>
                  <TextLink to={paths.condition(id)}>{text}</TextLink>{" "}
                  {critical ? <StatusTag>Critical</StatusTag> : null}
                </>
              ),
            },
            {
              head: "Provider",
              cell: ({ providerId, providerName }) => (
                <TextLink to={paths.provider(providerId)}>{providerName}</TextLink>
              ),
            },
            { head: "Due", cell: ({ dueOn }) => <Day value={dueOn} /> },
            { head: "How it stands", cell: (row) => <Stands row={row} /> },
          ]}
          empty={
            <EmptyState title={selected.length > 0 ? "No conditions match" : "No condition is open"}>
              {selected.length > 0
                ? "Remove a filter, or clear them all."
                : "Conditions that a decision makes show here until they are met."}
            </EmptyState>
          }
        />
        <Pagination page={page} pageSize={pageSize} total={total} noun="conditions" />
      </Beside>
    </>
  );
}

function Stands({ row: { closedOn, isOverdue, isAnswered } }: { row: Row }) {
  if (closedOn)
    return (
      <>
        <StatusTag tone="good">Met</StatusTag> <Day value={closedOn} />
      </>
    );
  return (
    <>
      {isOverdue ? <StatusTag tone="bad">Overdue</StatusTag> : <StatusTag>Open</StatusTag>}{" "}
      {isAnswered ? <StatusTag tone="information">Answered</StatusTag> : null}
    </>
  );
}
