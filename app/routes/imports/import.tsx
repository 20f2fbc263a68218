import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Beside } from "#app/components/beside.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { Checkboxes } from "#app/components/checkboxes.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { FilterPanel } from "#app/components/filter-panel.tsx";
import { Moment } from "#app/components/moment.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { StatusTag } from "#app/components/status-tag.tsx";
import { Table } from "#app/components/table.tsx";
import { paths } from "#app/core/paths.ts";
import { importKindNames, importStatusNames } from "#app/core/words/providers.ts";
import { fateNames, fates } from "#app/domain/imports/fates.ts";
import { findImport } from "#app/domain/imports/queries.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { rowFilterIn } from "#app/routes/imports/address.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf(data?.found.fileName ?? "Import") },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const { selected, ...filter } = rowFilterIn(new URL(request.url).searchParams);
  return { found: found(await findImport(act, idFrom(params, "importId"), filter)), selected };
}

const fateTones = {
  new: "good",
  changed: "information",
  same: "neutral",
  refused: "warning",
} as const;

export default function Import() {
  const { found: read } = useLoaderData<typeof loader>();
  const brings = read.counts.new + read.counts.changed;
  return (
    <>
      <PageHeader
        title={read.fileName}
        caption={`${importKindNames[read.kind]} to bring over`}
        status={
          <StatusTag tone={read.status === "brought_in" ? "good" : "neutral"}>
            {importStatusNames[read.status]}
          </StatusTag>
        }
        back={{ to: paths.imports(), text: "Bringing over what exists" }}
        actions={
          read.status === "discarded" ? undefined : (
            <>
              {read.status === "read" && brings > 0 ? (
                <ButtonLink to={paths.bringingIn(read.id)}>Bring it in</ButtonLink>
              ) : null}
              {read.status === "read" ? (
                <ButtonLink to={paths.discarding(read.id)} kind="secondary">
                  Discard it
                </ButtonLink>
              ) : null}
              <ButtonLink to={paths.importCsv(read.id)} kind="secondary" reloadDocument>
                Download the rows
              </ButtonLink>
            </>
          )
        }
      />
      <p className="prose mb-5">
        Read on <Moment value={read.readAt} />
        {read.readBy ? ` by ${read.readBy}` : ""}.
        {read.broughtInAt ? (
          <>
            {" "}
            Brought in on <Moment value={read.broughtInAt} />.
          </>
        ) : null}{" "}
        {fates.map((fate) => `${fateNames[fate]}: ${read.counts[fate].toLocaleString("en-GB")}`).join(". ")}.
      </p>
      {read.unknown.length > 0 ? (
        <Notice tone="warning" title="Columns that are not read">
          {read.unknown.join(", ")}
        </Notice>
      ) : null}
      {read.status === "discarded" ? <Notice>Its rows were not kept.</Notice> : <Rows />}
    </>
  );
}

function Rows() {
  const { found: read, selected } = useLoaderData<typeof loader>();
  return (
    <Beside
      aside={
        <FilterPanel selected={selected}>
          <Checkboxes
            name="fate"
            label={read.status === "read" ? "What the row would do" : "What became of the row"}
            options={fates.map((fate) => ({ value: fate, text: fateNames[fate] }))}
          />
        </FilterPanel>
      }
    >
      <Table
        caption="Rows of the file"
        captionHidden
        rows={read.rows}
        keyOf={({ line }) => String(line)}
        columns={[
          { head: "Line", cell: ({ line }) => String(line) },
          {
            head: "Row",
            rowHead: true,
            cell: ({ called }) => <span className="break-words">{called || "–"}</span>,
          },
          {
            head: read.status === "read" ? "Would be" : "Became",
            cell: ({ fate }) => <StatusTag tone={fateTones[fate]}>{fateNames[fate]}</StatusTag>,
          },
          {
            head: "Why, or what changes",
            cell: ({ words }) =>
              words.length > 0 ? (
                <ul className="break-words">
                  {words.map((word) => (
                    <li key={word}>{word}</li>
                  ))}
                </ul>
              ) : (
                "–"
              ),
          },
        ]}
        empty={<EmptyState title="No rows match">Remove a filter, or clear them all.</EmptyState>}
      />
      <Pagination page={read.page} pageSize={read.pageSize} total={read.total} noun="rows" />
    </Beside>
  );
}
