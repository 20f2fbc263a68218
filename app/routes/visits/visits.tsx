import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { Beside } from "#app/components/beside.tsx";
import { Checkbox } from "#app/components/checkbox.tsx";
import { Checkboxes } from "#app/components/checkboxes.tsx";
import { Day } from "#app/components/day.tsx";
import { DayField } from "#app/components/day-field.tsx";
import { DeskTabs } from "#app/components/desk-tabs.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { FilterPanel } from "#app/components/filter-panel.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { Table } from "#app/components/table.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { VisitTag } from "#app/components/visit-tag.tsx";
import { londonDay, monthOf } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import {
  visitPurposeNames,
  visitPurposes,
  visitStatuses,
  visitStatusNames,
} from "#app/core/words/quality.ts";
import { canAssess, canSeeAssessments } from "#app/domain/quality/policy.ts";
import { weeksOf } from "#app/domain/quality/visits/month.ts";
import { listVisits, listVisitsBetween } from "#app/domain/quality/visits/queries.server.ts";
import { monthIn, pageIn } from "#app/platform/address.ts";
import { allowed } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { filterIn } from "#app/routes/visits/filter.ts";
import { MonthCalendar } from "#app/routes/visits/month-calendar.tsx";

export const meta: MetaFunction = () => [{ title: titleOf("Visits") }];

const pageSize = 25;

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canSeeAssessments(act.actor), "Visits are for officers of the authority");
  const asked = new URL(request.url).searchParams;
  const { filter, selected } = filterIn(asked, act.actor.userId);
  const page = pageIn(asked);
  const month = monthIn(asked);
  const today = londonDay(act.now);
  const may = { feed: canAssess(act.actor) };
  if (!month) {
    const { rows, total } = await listVisits(act, { ...filter, page, pageSize });
    return { rows, total, page, selected, may, today, calendar: undefined, thisMonth: monthOf(today) };
  }
  const weeks = weeksOf(month);
  const days = weeks.flat();
  const [from, to] = [days[0]?.day ?? today, days.at(-1)?.day ?? today];
  const shown = await listVisitsBetween(act, { ...filter, from, to });
  return {
    rows: shown.filter(({ status }) => filter.statuses?.length || status !== "cancelled"),
    total: shown.length,
    page,
    selected,
    may,
    today,
    calendar: { month, weeks },
    thisMonth: month,
  };
}

export default function Visits() {
  const { rows, calendar, selected, may, today, thisMonth } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  return (
    <>
      <PageHeader
        title="Visits"
        lead="What is still to be done first, the earliest day at the top, then what has been. A visit is planned from an assessment or from a provider's page."
        actions={
          <>
            <TextLink to={calendar ? paths.visits() : paths.visitMonth(thisMonth)}>
              {calendar ? "Show as a list" : "Show as a month"}
            </TextLink>
            {calendar ? null : (
              <TextLink to={paths.visitsCsv(search.slice(1))} reloadDocument>
                Download as CSV
              </TextLink>
            )}
            {may.feed ? <TextLink to={paths.visitCalendar()}>In your own calendar</TextLink> : null}
          </>
        }
      />
      <DeskTabs />
      {calendar ? (
        <MonthCalendar {...calendar} visits={rows} today={today} />
      ) : (
        <Beside
          aside={
            <FilterPanel selected={selected}>
              <Checkboxes
                name="status"
                label="Status"
                options={visitStatuses.map((value) => ({ value, text: visitStatusNames[value] }))}
              />
              <Checkboxes
                name="purpose"
                label="Purpose"
                options={visitPurposes.map((value) => ({ value, text: visitPurposeNames[value] }))}
              />
              <Checkbox name="mine" text="Only those I make" />
              <DayField name="from" label="From" />
              <DayField name="to" label="To" />
            </FilterPanel>
          }
        >
          <VisitsTable />
        </Beside>
      )}
    </>
  );
}

function VisitsTable() {
  const { rows, total, page } = useLoaderData<typeof loader>();
  return (
    <>
      <Table
        caption="Visits"
        captionHidden
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          {
            head: "Provider",
            cell: ({ id, providerName }) => <TextLink to={paths.visitPage(id)}>{providerName}</TextLink>,
          },
          {
            head: "Day",
            cell: ({ day, startsAt }) => (
              <>
                <Day value={day} /> {startsAt}
              </>
            ),
          },
          { head: "Status", cell: ({ status }) => <VisitTag status={status} /> },
          {
            head: "Purpose",
            cell: ({ purpose, isAnnounced, status }) =>
              [visitPurposeNames[purpose], status !== "due" && !isAnnounced && "unannounced"]
                .filter(Boolean)
                .join(", "),
          },
          { head: "Visitor", cell: ({ visitorName }) => visitorName ?? "Nobody yet" },
        ]}
        empty={
          <EmptyState title="No visits match">
            Remove a filter, or plan a visit from an assessment or a provider's page.
          </EmptyState>
        }
      />
      <Pagination page={page} pageSize={pageSize} total={total} noun="visits" />
    </>
  );
}
