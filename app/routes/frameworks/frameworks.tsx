import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Day } from "#app/components/day.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { StatusTag } from "#app/components/status-tag.tsx";
import { Table } from "#app/components/table.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";
import { providerKindNames } from "#app/core/words/providers.ts";
import { listFrameworks } from "#app/domain/quality/frameworks/queries.server.ts";
import { canSeeAssessments } from "#app/domain/quality/policy.ts";
import { pageIn } from "#app/platform/address.ts";
import { found } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

const pageSize = 25;

export const meta: MetaFunction = () => [{ title: titleOf("Frameworks") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  found(canSeeAssessments(act.actor) || undefined);
  const page = pageIn(new URL(request.url).searchParams);
  return { page, ...(await listFrameworks(act, { page, pageSize })) };
}

export default function Frameworks() {
  const { rows, total, page, shipped } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Frameworks"
        lead="What providers are judged by. A published version is never changed: copy it to draft the next one. A decision keeps the version it was made under."
        back={{ to: paths.assessments(), text: "Assessments" }}
      />
      {shipped.map(({ key, version, name }) => (
        <Notice key={key} title="A newer version came with the portal">
          <TextLink to={paths.shippedFramework(key)}>
            Read and publish {name}, version {version}
          </TextLink>
          . Nothing changes until an officer does.
        </Notice>
      ))}
      <Table
        caption="Versions of frameworks"
        captionHidden
        rows={rows}
        keyOf={(row) => row.id}
        columns={[
          {
            head: "Framework",
            cell: (row) => (
              <TextLink to={paths.framework(row.id)}>
                {row.name}, version {row.version}
              </TextLink>
            ),
          },
          { head: "State", cell: (row) => <State row={row} /> },
          {
            head: "In force for",
            cell: (row) => row.inForceFor.map((kind) => providerKindNames[kind]).join(", ") || "Nobody",
          },
          { head: "Criteria", numeric: true, cell: (row) => row.criteria },
          { head: "Decisions", numeric: true, cell: (row) => row.decisions },
        ]}
        empty={
          <EmptyState title="No framework yet">
            One for non-school provision and one for schools come with the portal. Ask who keeps it.
          </EmptyState>
        }
      />
      <Pagination page={page} pageSize={pageSize} total={total} noun="versions" />
    </>
  );
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>["rows"][number];

function State({ row: { publishedOn, inForceFor, draftedByName } }: { row: Row }) {
  if (!publishedOn)
    return (
      <>
        <StatusTag tone="warning">Draft</StatusTag> {draftedByName ? `by ${draftedByName}` : null}
      </>
    );
  return (
    <>
      <StatusTag tone={inForceFor.length > 0 ? "good" : "neutral"}>
        {inForceFor.length > 0 ? "In force" : "Replaced"}
      </StatusTag>{" "}
      published <Day value={publishedOn} />
    </>
  );
}
