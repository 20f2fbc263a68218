import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BegunPupil } from "#app/components/begun-pupil.tsx";
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
import { listDrafts } from "#app/domain/placements/drafts.server.ts";
import { canRequest } from "#app/domain/placements/policy.ts";
import { pageIn } from "#app/platform/address.ts";
import { allowed } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Requests begun and not sent") }];

const pageSize = 25;

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(
    canRequest(act.actor),
    "A school's lead or the authority's commissioning officer requests placements",
  );
  const page = pageIn(new URL(request.url).searchParams);
  return { ...(await listDrafts(act, { page, pageSize }, paths.requestsBegun())), page };
}

export default function RequestsBegun() {
  const { rows, total, page } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Requests begun and not sent"
        lead="Each step is saved, so that you or a colleague can go on with it. Nobody else sees it until it is sent."
        back={{ to: paths.placements(), text: "Placements" }}
        actions={<ButtonLink to={paths.menu()}>Find provision</ButtonLink>}
      />
      <Table
        caption="Requests begun and not sent"
        captionHidden
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          {
            head: "Request",
            cell: ({ id, step, isOnMenu, offerTitle, providerName }) => (
              <>
                {isOnMenu ? <TextLink to={paths.request(id, step)}>{offerTitle}</TextLink> : offerTitle}
                <span className="block text-sm font-normal text-soft">{providerName}</span>
                {isOnMenu ? null : <StatusTag tone="neutral">No longer on the menu</StatusTag>}
              </>
            ),
          },
          { head: "Pupil", cell: (row) => <BegunPupil begun={row} /> },
          { head: "Begun by", cell: ({ startedBy }) => startedBy ?? "–" },
          { head: "Last saved", cell: ({ changedAt }) => <Moment value={changedAt} /> },
          {
            head: "Not needed",
            cell: ({ id, offerTitle }) => (
              <TextLink to={paths.requestDiscard(id)}>
                Discard<span className="sr-only"> the request for {offerTitle}</span>
              </TextLink>
            ),
          },
        ]}
        empty={
          <EmptyState title="Nothing is left to send">
            A request that you begin from the menu stays here until you send or discard it.
          </EmptyState>
        }
      />
      <Pagination page={page} pageSize={pageSize} total={total} noun="requests" />
    </>
  );
}
