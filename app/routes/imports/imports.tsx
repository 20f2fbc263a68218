import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Moment } from "#app/components/moment.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { StatusTag } from "#app/components/status-tag.tsx";
import { Table } from "#app/components/table.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";
import { importKindNames, importStatusNames } from "#app/core/words/providers.ts";
import { canImport } from "#app/domain/imports/policy.ts";
import { listImports } from "#app/domain/imports/queries.server.ts";
import { pageIn } from "#app/platform/address.ts";
import { allowed } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Bringing over what exists") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canImport(act.actor), "An AP development officer or the authority's lead brings lists over");
  return listImports(act, { page: pageIn(new URL(request.url).searchParams) });
}

const tones = { read: "information", brought_in: "good", discarded: "neutral" } as const;

export default function Imports() {
  const { rows, total, page, pageSize } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Bringing over what exists"
        lead="Lists of providers and of their evidence, from the spreadsheets you have kept until now. What is brought over is recorded, not approved or accepted."
        actions={<ButtonLink to={paths.newImport()}>Choose a file</ButtonLink>}
      />
      <Table
        caption="Files that were read"
        captionHidden
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          {
            head: "File",
            cell: ({ id, fileName }) => <TextLink to={paths.importOf(id)}>{fileName}</TextLink>,
          },
          { head: "Holds", cell: ({ kind }) => importKindNames[kind] },
          {
            head: "State",
            cell: ({ status }) => <StatusTag tone={tones[status]}>{importStatusNames[status]}</StatusTag>,
          },
          {
            head: "Rows",
            numeric: true,
            cell: ({ status, rowCount }) =>
              status === "discarded" ? "Not kept" : rowCount.toLocaleString("en-GB"),
          },
          {
            head: "Read",
            cell: ({ readAt, readBy }) => (
              <>
                <Moment value={readAt} />
                {readBy ? `, ${readBy}` : ""}
              </>
            ),
          },
        ]}
        empty={
          <EmptyState title="No file yet">
            Choose a file of providers first; their evidence can follow. You see what each row would do before
            anything is brought in.
          </EmptyState>
        }
      />
      <Pagination page={page} pageSize={pageSize} total={total} noun="files" />
    </>
  );
}
