import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { Beside } from "#app/components/beside.tsx";
import { DeskTabs } from "#app/components/desk-tabs.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Field } from "#app/components/field.tsx";
import { FilterPanel } from "#app/components/filter-panel.tsx";
import { Moment } from "#app/components/moment.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { Select } from "#app/components/select.tsx";
import { Table } from "#app/components/table.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { VersionTag } from "#app/components/version-tag.tsx";
import { paths } from "#app/core/paths.ts";
import {
  versionPartNames,
  versionParts,
  versionStatuses,
  versionStatusNames,
} from "#app/core/words/providers.ts";
import { canAcknowledge } from "#app/domain/providers/policy.ts";
import { listVersions } from "#app/domain/providers/version-queries.server.ts";
import { pageIn } from "#app/platform/address.ts";
import { allowed } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { filterIn } from "#app/routes/changes/filter.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Changes after approval") }];

const pageSize = 25;

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canAcknowledge(act.actor), "Changes are acknowledged by officers who assure providers");
  const asked = new URL(request.url).searchParams;
  const { filter, selected } = filterIn(asked);
  const page = pageIn(asked);
  const { rows, total } = await listVersions(act, { ...filter, page, pageSize });
  return {
    rows: rows.map(({ id, providerId, providerName, title, changed, savedAt, savedByName, status: now }) => ({
      id,
      providerId,
      providerName,
      title,
      changed,
      savedAt,
      savedByName,
      status: now,
    })),
    total,
    page,
    selected,
  };
}

export default function Changes() {
  const { rows, total, page, selected } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  return (
    <>
      <PageHeader
        title="Changes after approval"
        lead="What approved providers have changed that matters for their approval. What stood before stands until you answer; the longest waiting come first."
        actions={
          <>
            <TextLink to={paths.evidenceKinds()}>What evidence is asked</TextLink>
            <TextLink to={paths.changesCsv(search.slice(1))} reloadDocument>
              Download as CSV
            </TextLink>
          </>
        }
      />
      <DeskTabs />
      <Beside
        aside={
          <FilterPanel selected={selected}>
            <Field name="words" label="Provider" type="search" />
            <Select
              name="part"
              label="What changed"
              empty="Anything"
              options={versionParts.map((part) => ({ value: part, text: versionPartNames[part] }))}
            />
            <Select
              name="status"
              label="State"
              defaultValue="waiting"
              options={versionStatuses.map((status) => ({ value: status, text: versionStatusNames[status] }))}
            />
          </FilterPanel>
        }
      >
        <Table
          caption="Changes"
          captionHidden
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            { head: "Change", cell: ({ id, title }) => <TextLink to={paths.change(id)}>{title}</TextLink> },
            {
              head: "Provider",
              cell: (row) => <TextLink to={paths.provider(row.providerId)}>{row.providerName}</TextLink>,
            },
            { head: "What differs", cell: ({ changed }) => changed.join(", ") || "New" },
            {
              head: "Saved",
              cell: ({ savedAt, savedByName }) => (
                <>
                  <Moment value={savedAt} />
                  {savedByName ? `, ${savedByName}` : ""}
                </>
              ),
            },
            { head: "State", cell: ({ status }) => <VersionTag status={status} /> },
          ]}
          empty={
            <EmptyState title="No changes here">
              When an approved provider changes what matters, it is listed here until an officer answers.
            </EmptyState>
          }
        />
        <Pagination page={page} pageSize={pageSize} total={total} noun="changes" />
      </Beside>
    </>
  );
}
