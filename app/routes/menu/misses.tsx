import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { Beside } from "#app/components/beside.tsx";
import { DayField } from "#app/components/day-field.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { FilterPanel } from "#app/components/filter-panel.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { type Column, Table } from "#app/components/table.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { formatDay, londonDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { keyStages } from "#app/core/words/menu.ts";
import { listMisses } from "#app/domain/menu/miss-queries.server.ts";
import { areaInWords, daysOfMisses, needInWords } from "#app/domain/menu/misses.ts";
import { canSeeMisses } from "#app/domain/menu/policy.ts";
import { pageIn } from "#app/platform/address.ts";
import { found } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

const pageSize = 25;

export const meta: MetaFunction = () => [{ title: titleOf("Searches that found nothing") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  found(canSeeMisses(act.actor) || undefined);
  const params = new URL(request.url).searchParams;
  const days = daysOfMisses(params, londonDay(act.now));
  const all = await listMisses(act, days);
  const page = pageIn(params);
  const rows = all.slice((page - 1) * pageSize, page * pageSize);
  return { days, rows, total: all.length, searches: all.reduce((sum, row) => sum + row.searches, 0), page };
}

type Row = Awaited<ReturnType<typeof loader>>["rows"][number];

const columns: readonly Column<Row>[] = [
  { head: "Need", cell: (row) => needInWords(row.need) },
  { head: "Area", cell: (row) => areaInWords(row.area) },
  ...keyStages.map(
    (stage): Column<Row> => ({
      head: stage.toUpperCase(),
      numeric: true,
      cell: (row) => row.byKeyStage[stage],
    }),
  ),
  { head: "Any stage", numeric: true, cell: (row) => row.byKeyStage[""] },
  { head: "Searches", numeric: true, cell: (row) => <strong>{row.searches}</strong> },
];

export default function Misses() {
  const { days, rows, total, searches, page } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  return (
    <>
      <PageHeader
        title="Searches that found nothing"
        lead="What people looked for on the menu and did not find: a hint at what the area lacks. Who searched is not kept."
        back={{ to: paths.menu(), text: "Menu" }}
      />
      <Beside
        aside={
          <FilterPanel title="Days" submit="Show these days">
            <DayField name="from" label="From" defaultValue={days.startsOn} />
            <DayField name="to" label="To" defaultValue={days.endsOn} />
          </FilterPanel>
        }
      >
        <p className="mb-4" role="status">
          <strong>
            {searches} {searches === 1 ? "search" : "searches"}
          </strong>{" "}
          from {formatDay(days.startsOn)} to {formatDay(days.endsOn)}.{" "}
          {total > 0 ? (
            <TextLink to={paths.menuMissesCsv(params.toString())} reloadDocument>
              Download as CSV
            </TextLink>
          ) : null}
        </p>
        <Table
          caption="Searches without a result, by need and area"
          captionHidden
          rows={rows}
          keyOf={(row) => `${row.need} ${row.area}`}
          columns={columns}
          empty={
            <EmptyState title="No search without a result">
              On these days everybody who searched the menu found something. Look at a longer time.
            </EmptyState>
          }
        />
        <p className="mt-4 text-sm text-soft">A search for two needs counts once for each of them.</p>
        <Pagination page={page} pageSize={pageSize} total={total} noun="rows" />
      </Beside>
    </>
  );
}
