import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { Day } from "#app/components/day.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { Table } from "#app/components/table.tsx";
import { paths } from "#app/core/paths.ts";
import { noteKindNames } from "#app/core/words/quality.ts";
import { findProvider } from "#app/domain/providers/queries.server.ts";
import { canNote, canSeeNotes } from "#app/domain/quality/notes/policy.ts";
import { listNotes } from "#app/domain/quality/notes/queries.server.ts";
import { pageIn } from "#app/platform/address.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Notes") }];

const pageSize = 25;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const { id, name } = found(await findProvider(act, idFrom(params, "providerId")));
  allowed(canSeeNotes(act.actor), "Notes are the authority's own");
  const page = pageIn(new URL(request.url).searchParams);
  return { id, name, page, mayNote: canNote(act.actor), ...(await listNotes(act, id, { page, pageSize })) };
}

export default function Notes() {
  const { id, name, page, mayNote, rows, total } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Notes"
        caption={name}
        lead="Calls, meetings and what else officers wrote down. Only the authority reads them, and none is changed afterwards."
        back={{ to: paths.provider(id), text: name }}
        actions={mayNote ? <ButtonLink to={paths.newNote(id)}>Write a note</ButtonLink> : undefined}
      />
      <Table
        caption="Notes"
        captionHidden
        rows={rows}
        keyOf={(row) => row.id}
        columns={[
          { head: "Day", cell: ({ happenedOn }) => <Day value={happenedOn} /> },
          {
            head: "Kind",
            cell: ({ kind, withWhom }) => `${noteKindNames[kind]}${withWhom ? ` with ${withWhom}` : ""}`,
          },
          {
            head: "Note",
            cell: ({ text }) => <span className="whitespace-pre-line break-words">{text}</span>,
          },
          { head: "By", cell: ({ notedByName }) => notedByName ?? "–" },
        ]}
        empty={
          <EmptyState title="No notes yet">
            Write one after a call or a meeting, so that the next officer knows of it.
          </EmptyState>
        }
      />
      <Pagination page={page} pageSize={pageSize} total={total} noun="notes" />
    </>
  );
}
