import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Moment } from "#app/components/moment.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { Table } from "#app/components/table.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";
import { listDrafts } from "#app/domain/placements/drafts.server.ts";
import { canRequest } from "#app/domain/placements/policy.ts";
import { fullName } from "#app/domain/pupils/names.ts";
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
            cell: ({ id, step, offerTitle, providerName }) => (
              <>
                <TextLink to={paths.request(id, step)}>{offerTitle}</TextLink>
                <span className="block text-sm text-soft">{providerName}</span>
              </>
            ),
          },
          { head: "Pupil", cell: (row) => pupilOf(row) },
          { head: "Begun by", cell: ({ startedBy }) => startedBy ?? "–" },
          { head: "Last saved", cell: ({ changedAt }) => <Moment value={changedAt} /> },
        ]}
        empty={
          <EmptyState title="Nothing is left to send">
            A request that you begin from the menu stays here until you send it.
          </EmptyState>
        }
      />
      <Pagination page={page} pageSize={pageSize} total={total} noun="requests" />
    </>
  );
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>["rows"][number];

const pupilOf = ({ givenName, familyName }: Row): string =>
  givenName === null || familyName === null ? "Not chosen yet" : fullName({ givenName, familyName });
