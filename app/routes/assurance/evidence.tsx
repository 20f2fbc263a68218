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
import { type CalendarDate, londonDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { canAcknowledge } from "#app/domain/providers/policy.ts";
import { evidenceIn, evidenceSelected } from "#app/domain/quality/desk/addresses.ts";
import { listEvidenceOfAll, listKindsOfEvidence } from "#app/domain/quality/desk/evidence.server.ts";
import { dayBands, evidenceWatches, evidenceWatchNames, pageSize } from "#app/domain/quality/desk/stages.ts";
import { canSeeAssessments } from "#app/domain/quality/policy.ts";
import { pageIn } from "#app/platform/address.ts";
import { allowed } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Evidence") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canSeeAssessments(act.actor), "The evidence of every provider is for officers of the authority");
  const asked = new URL(request.url).searchParams;
  const filter = evidenceIn(asked);
  const page = pageIn(asked);
  const [listed, kinds] = await Promise.all([
    listEvidenceOfAll(act, { ...filter, page, pageSize }),
    listKindsOfEvidence(act),
  ]);
  const names = Object.fromEntries(kinds.map(({ key, name }) => [key, name]));
  return {
    ...listed,
    page,
    today: londonDay(act.now),
    kinds: kinds.map(({ key, name }) => ({ value: key, text: name })),
    selected: evidenceSelected(filter, names),
    maySetKinds: canAcknowledge(act.actor),
  };
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>["rows"][number];

export default function Evidence() {
  const { rows, total, page, today, selected, maySetKinds } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  return (
    <>
      <PageHeader
        title="Evidence"
        lead="The newest of each kind that every provider has given, what runs out first at the top."
        actions={
          <>
            {maySetKinds ? <TextLink to={paths.evidenceKinds()}>What evidence is asked</TextLink> : null}
            <TextLink to={paths.deskEvidenceCsv(search.slice(1))} reloadDocument>
              Download as CSV
            </TextLink>
          </>
        }
      />
      <DeskTabs />
      <Beside aside={<Filter />}>
        <Table
          caption="Evidence"
          captionHidden
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            {
              head: "Provider",
              cell: ({ providerId, providerName }) => (
                <TextLink to={paths.provider(providerId)}>{providerName}</TextLink>
              ),
            },
            {
              head: "Evidence",
              cell: ({ kindName, critical, siteName, personName }) => (
                <>
                  {[kindName, siteName ?? personName].filter(Boolean).join(": ")}{" "}
                  {critical ? <StatusTag>Critical</StatusTag> : null}
                </>
              ),
            },
            { head: "Runs out", cell: ({ expiresOn }) => <Day value={expiresOn} /> },
            { head: "How it stands", cell: (row) => <Stands row={row} today={today} /> },
            {
              head: "Check",
              cell: ({ id, providerId, providerName, kindName }) => (
                <TextLink to={paths.evidenceCheck(providerId, id)}>
                  Look
                  <span className="sr-only">
                    {" "}
                    at {kindName} of {providerName}
                  </span>
                </TextLink>
              ),
            },
          ]}
          empty={
            <EmptyState title={selected.length > 0 ? "No evidence matches" : "No evidence yet"}>
              {selected.length > 0
                ? "Remove a filter, or clear them all."
                : "What providers give with their registration shows here."}
            </EmptyState>
          }
        />
        <Pagination page={page} pageSize={pageSize} total={total} noun="items" />
      </Beside>
    </>
  );
}

function Filter() {
  const { kinds, selected } = useLoaderData<typeof loader>();
  return (
    <FilterPanel selected={selected}>
      <Field name="words" label="Provider" type="search" width="full" />
      <Checkboxes
        name="state"
        label="How it stands"
        options={evidenceWatches.map((value) => ({ value, text: evidenceWatchNames[value] }))}
      />
      <Select
        name="within"
        label="Runs out within"
        options={dayBands.map((band) => ({ value: String(band), text: `${band} days` }))}
        empty="Any time"
        width="full"
      />
      <Select name="kind" label="Kind of evidence" options={kinds} empty="Every kind" width="full" />
      <Checkbox name="critical" text="Only critical kinds" />
      <Checkbox name="approved" text="Only where the approval holds" />
    </FilterPanel>
  );
}

function Stands({ row: { verdict, expiresOn }, today }: { row: Row; today: CalendarDate }) {
  if (verdict === "queried") return <StatusTag tone="warning">Queried</StatusTag>;
  if (expiresOn < today) return <StatusTag tone="bad">Expired</StatusTag>;
  if (verdict === null) return <StatusTag tone="information">To be checked</StatusTag>;
  return <StatusTag tone="good">Accepted</StatusTag>;
}
