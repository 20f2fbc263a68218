import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Day } from "#app/components/day.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { Table } from "#app/components/table.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";
import { canSeeAnswering } from "#app/domain/menu/enquiries/policy.ts";
import { listAnswering, yearBefore } from "#app/domain/menu/enquiries/queries.server.ts";
import { pageIn } from "#app/platform/address.ts";
import { allowed } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("How providers answer") }];

const pageSize = 25;

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canSeeAnswering(act.actor), "Only officers of the authority see how providers answer");
  const page = pageIn(new URL(request.url).searchParams);
  const since = yearBefore(act);
  return { ...(await listAnswering(act, { since, page, pageSize })), page, since };
}

export default function Answering() {
  const { rows, total, page, since } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title="How providers answer" back={{ to: paths.enquiries(), text: "Enquiries" }} />
      <p className="mb-4 text-soft">
        Enquiries since <Day value={since} />. Silent: the day to answer by passed, or the enquiry was closed,
        without an answer.
      </p>
      <Table
        caption="How providers answer"
        captionHidden
        rows={rows}
        keyOf={({ providerId }) => providerId}
        columns={[
          {
            head: "Provider",
            cell: ({ providerId, name }) => <TextLink to={paths.provider(providerId)}>{name}</TextLink>,
          },
          { head: "Asked", numeric: true, cell: ({ asked }) => asked },
          { head: "Answered", numeric: true, cell: ({ answered }) => answered },
          { head: "Interested", numeric: true, cell: ({ interested }) => interested },
          { head: "Silent", numeric: true, cell: ({ silent }) => silent },
          {
            head: "Days to answer (median)",
            numeric: true,
            cell: ({ medianDays }) => (medianDays === undefined ? "–" : medianDays),
          },
        ]}
        empty={
          <EmptyState title="No enquiries in the past year">
            They are counted as schools make them.
          </EmptyState>
        }
      />
      <Pagination page={page} pageSize={pageSize} total={total} noun="providers" />
    </>
  );
}
