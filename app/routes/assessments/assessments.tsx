import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { Beside } from "#app/components/beside.tsx";
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
import { Table } from "#app/components/table.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";
import { providerKindNames } from "#app/core/words/providers.ts";
import {
  applicationsIn,
  applicationsSelected,
  confirmingNames,
  confirmings,
} from "#app/domain/quality/desk/addresses.ts";
import { listApplications, listDeskOfficers } from "#app/domain/quality/desk/applications.server.ts";
import {
  ageBandNames,
  ageBands,
  applicationStages,
  pageSize,
  stageNames,
} from "#app/domain/quality/desk/stages.ts";
import { canAssess, canSeeAssessments } from "#app/domain/quality/policy.ts";
import { pageIn } from "#app/platform/address.ts";
import { allowed } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Applications") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canSeeAssessments(act.actor), "Applications are for officers of the authority");
  const asked = new URL(request.url).searchParams;
  const filter = applicationsIn(asked);
  const page = pageIn(asked);
  const [listed, officers] = await Promise.all([
    listApplications(act, { ...filter, page, pageSize }),
    listDeskOfficers(act),
  ]);
  const officer = officers.find(({ id }) => id === filter.officerId);
  return {
    ...listed,
    page,
    officers: officers.map(({ id, name }) => ({ value: id, text: name })),
    selected: applicationsSelected(filter, officer?.name),
    mayOpen: canAssess(act.actor),
  };
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>["rows"][number];

export default function Assessments() {
  const { rows, total, page, officers, selected, mayOpen } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  return (
    <>
      <PageHeader
        title="Applications"
        lead="Registrations on their way to a decision, the oldest first."
        actions={
          <>
            <TextLink to={paths.frameworks()}>Frameworks</TextLink>
            <TextLink to={paths.assessmentsCsv(search.slice(1))} reloadDocument>
              Download as CSV
            </TextLink>
          </>
        }
      />
      <DeskTabs />
      <Beside
        aside={
          <FilterPanel selected={selected}>
            <Field name="words" label="Provider" type="search" width="full" />
            <Checkboxes
              name="stage"
              label="Stage"
              options={applicationStages.map((value) => ({ value, text: stageNames[value] }))}
            />
            <Select
              name="age"
              label="Since it was submitted"
              options={ageBands.map((value) => ({ value, text: ageBandNames[value] }))}
              empty="Any age"
              width="full"
            />
            <Select name="officer" label="Opened by" options={officers} empty="Anybody" width="full" />
            <Select
              name="confirm"
              label="Decision to confirm"
              options={confirmings.map((value) => ({ value, text: confirmingNames[value] }))}
              empty="Any or none"
              width="full"
            />
          </FilterPanel>
        }
      >
        <Table
          caption="Applications"
          captionHidden
          rows={rows}
          keyOf={({ registrationId }) => registrationId}
          columns={[
            {
              head: "Provider",
              cell: ({ providerId, providerName, providerKind }) => (
                <>
                  <TextLink to={paths.provider(providerId)}>{providerName}</TextLink>
                  <span className="block text-sm text-soft">{providerKindNames[providerKind]}</span>
                </>
              ),
            },
            { head: "Stage", cell: ({ stage }) => stageNames[stage] },
            { head: "Age", cell: ({ ageDays }) => (ageDays === 1 ? "1 day" : `${ageDays} days`) },
            { head: "Visit", cell: (row) => <Visit row={row} /> },
            { head: "Opened by", cell: ({ openedBy }) => openedBy ?? "–" },
            { head: "Next", cell: (row) => <Next row={row} mayOpen={mayOpen} /> },
          ]}
          empty={
            <EmptyState title={selected.length > 0 ? "No applications match" : "Nothing waits"}>
              {selected.length > 0
                ? "Remove a filter, or clear them all."
                : "Every registration that was submitted has its decision."}
            </EmptyState>
          }
        />
        <Pagination page={page} pageSize={pageSize} total={total} noun="applications" />
      </Beside>
    </>
  );
}

function Visit({ row: { visitedOn, plannedOn } }: { row: Row }) {
  if (visitedOn) return <Day value={visitedOn} />;
  if (!plannedOn) return "Not yet";
  return (
    <>
      Planned for <Day value={plannedOn} />
    </>
  );
}

function Next({ row, mayOpen }: { row: Row; mayOpen: boolean }) {
  if (!row.assessmentId && !mayOpen) return "–";
  const to = row.assessmentId ? paths.assessment(row.assessmentId) : paths.assessmentOf(row.registrationId);
  const text =
    row.stage === "waiting" ? "Open" : row.stage === "to_confirm" ? "Look at the decision" : "Go on";
  return (
    <TextLink to={to}>
      {text}
      <span className="sr-only">: {row.providerName}</span>
    </TextLink>
  );
}
