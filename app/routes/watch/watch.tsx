import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { Beside } from "#app/components/beside.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { Checkbox } from "#app/components/checkbox.tsx";
import { Checkboxes } from "#app/components/checkboxes.tsx";
import { Day } from "#app/components/day.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { FilterPanel } from "#app/components/filter-panel.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { Stat } from "#app/components/stat.tsx";
import { Stats } from "#app/components/stats.tsx";
import { StatusTag } from "#app/components/status-tag.tsx";
import { Table } from "#app/components/table.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { WatchTag } from "#app/components/watch-tag.tsx";
import { formatMinutes } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { watchActionNames, watchStateNames, watchStates } from "#app/core/words/watch.ts";
import { canSeeWatch } from "#app/domain/watch/policy.ts";
import { listWatch } from "#app/domain/watch/queries.server.ts";
import { allowed, found } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { watchFilterIn } from "#app/routes/watch/address.ts";
import { Caveat } from "#app/routes/watch/caveat.tsx";

export const meta: MetaFunction = () => [{ title: titleOf("Registration watch") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canSeeWatch(act.actor), "The registration watch is for the authority's officers");
  const { selected, ...filter } = watchFilterIn(new URL(request.url).searchParams);
  const { rule, counts, ...list } = await listWatch(act, filter);
  return { ...list, rule: found(rule), counts: found(counts), selected };
}

export default function Watch() {
  const { rule, counts, hoursPerSession, rows, total, page, pageSize, selected } =
    useLoaderData<typeof loader>();
  const { search } = useLocation();
  return (
    <>
      <PageHeader
        title="Registration watch"
        lead="Hours a week at each non-school provider, added up over every commissioner's placements that run today."
        actions={
          <ButtonLink kind="secondary" to={paths.watchCsv(search.slice(1))} reloadDocument>
            Download as CSV
          </ButtonLink>
        }
      />
      <Caveat rule={rule} hoursPerSession={hoursPerSession} assumed={rows.some(({ assumed }) => assumed)} />
      <div className="mt-6">
        <Stats>
          {watchStates.map((state) => (
            <Stat
              key={state}
              label={watchStateNames[state]}
              value={counts[state]}
              to={paths.watch(`state=${state}`)}
              tone={state === "alert" ? "bad" : state === "warning" ? "warning" : "neutral"}
            />
          ))}
        </Stats>
      </div>
      <Beside
        aside={
          <FilterPanel selected={selected}>
            <Checkboxes
              name="state"
              label="What the hours say"
              options={watchStates.map((state) => ({ value: state, text: watchStateNames[state] }))}
            />
            <Checkbox name="waiting" text="Waiting for an officer" />
          </FilterPanel>
        }
      >
        <Lines rows={rows} isFiltered={selected.length > 0} />
        <Pagination page={page} pageSize={pageSize} total={total} noun="providers" />
      </Beside>
    </>
  );
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>["rows"][number];

function Lines({ rows, isFiltered }: { rows: readonly Row[]; isFiltered: boolean }) {
  return (
    <Table
      caption="Non-school providers with pupils today"
      captionHidden
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          head: "Provider",
          cell: ({ id, name, isRecorded }) => (
            <>
              <TextLink to={paths.watched(id)}>{name}</TextLink>{" "}
              {isRecorded ? <StatusTag>Recorded</StatusTag> : null}
            </>
          ),
        },
        { head: "What the hours say", cell: ({ state }) => <WatchTag state={state} /> },
        { head: "Pupils", numeric: true, cell: ({ pupils }) => pupils },
        { head: "Full time", numeric: true, cell: ({ pupilsOver }) => pupilsOver },
        { head: "With a plan or looked after", numeric: true, cell: ({ withPlanOver }) => withPlanOver },
        { head: "Near", numeric: true, cell: ({ pupilsNear }) => pupilsNear },
        {
          head: "Most hours",
          cell: ({ mostMinutes, assumed }) => `${assumed ? "about " : ""}${formatMinutes(mostMinutes)}`,
        },
        {
          head: "What was done",
          cell: ({ lastAction, lookAgainOn }) => (
            <>
              {lastAction ? (
                <>
                  {watchActionNames[lastAction.action]}, <Day value={lastAction.takenOn} short />
                </>
              ) : (
                "Nothing yet"
              )}
              {lookAgainOn ? (
                <span className="block text-sm">
                  Look again on <Day value={lookAgainOn} short />
                </span>
              ) : null}
            </>
          ),
        },
      ]}
      empty={
        isFiltered ? (
          <EmptyState title="No providers match">Remove a filter, or clear them all.</EmptyState>
        ) : (
          <EmptyState title="Nothing to watch today">
            Non-school providers show here as soon as a placement at one of them runs.
          </EmptyState>
        )
      }
    />
  );
}
