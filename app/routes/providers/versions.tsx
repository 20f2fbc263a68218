import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Beside } from "#app/components/beside.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
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
import { canSeeVersions } from "#app/domain/providers/policy.ts";
import { findProvider } from "#app/domain/providers/queries.server.ts";
import { listVersions } from "#app/domain/providers/version-queries.server.ts";
import { pageIn } from "#app/platform/address.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Versions") }];

const pageSize = 25;

/** The states of a version, and of those that came back the ones which nobody has saved again since. */
const stateNames = { came_back: "Returned, to put right", ...versionStatusNames };
const states = ["came_back", ...versionStatuses] as const;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const provider = found(await findProvider(act, idFrom(params, "providerId")));
  allowed(
    canSeeVersions(act.actor, provider),
    "Versions are for officers and the provider's manager and safeguarding lead",
  );
  const asked = new URL(request.url).searchParams;
  const part = versionParts.find((one) => one === asked.get("part"));
  const state = states.find((one) => one === asked.get("state"));
  const page = pageIn(asked);
  const { rows, total } = await listVersions(act, {
    providerId: provider.id,
    part,
    ...(state === "came_back" ? { status: "returned", isLatest: true } : { status: state }),
    page,
    pageSize,
  });
  return {
    provider: { id: provider.id, name: provider.name },
    rows: rows.map(({ id, title, status, answer, savedAt, savedByName, changed, before }) => ({
      id,
      title,
      status,
      answer: status === "returned" ? answer : "",
      savedAt,
      savedByName,
      changed,
      beforeId: before?.id,
    })),
    total,
    page,
    selected: [
      ...(part ? [{ name: "part", value: part, text: versionPartNames[part] }] : []),
      ...(state ? [{ name: "state", value: state, text: stateNames[state] }] : []),
    ],
  };
}

export default function Versions() {
  const { provider, rows, total, page, selected } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Versions"
        caption={provider.name}
        lead="Everything the provider has said of itself, its sites and who is in charge, newest first."
        back={{ to: paths.provider(provider.id), text: provider.name }}
      />
      <Beside
        aside={
          <FilterPanel selected={selected}>
            <Select
              name="part"
              label="Part"
              empty="Every part"
              options={versionParts.map((part) => ({ value: part, text: versionPartNames[part] }))}
              width="full"
            />
            <Select
              name="state"
              label="State"
              empty="Every state"
              options={states.map((state) => ({ value: state, text: stateNames[state] }))}
              width="full"
            />
          </FilterPanel>
        }
      >
        <Table
          caption="Versions"
          captionHidden
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            { head: "Part", cell: ({ id, title }) => <TextLink to={paths.change(id)}>{title}</TextLink> },
            {
              head: "Saved",
              cell: ({ savedAt, savedByName }) => (
                <>
                  <Moment value={savedAt} />
                  {savedByName ? `, ${savedByName}` : ""}
                </>
              ),
            },
            {
              head: "State",
              cell: ({ status, answer }) => (
                <>
                  <VersionTag status={status} />
                  {answer ? <span className="block text-sm">{answer}</span> : null}
                </>
              ),
            },
            { head: "What differs", cell: ({ changed }) => changed.join(", ") || "New" },
            {
              head: "Compare",
              cell: ({ id, beforeId, title }) =>
                beforeId ? (
                  <TextLink to={paths.versionComparison(provider.id, { from: beforeId, to: id })}>
                    With the one before<span className="sr-only">: {title}</span>
                  </TextLink>
                ) : (
                  "First"
                ),
            },
          ]}
          empty={
            <EmptyState title={selected.length > 0 ? "No versions match" : "No versions yet"}>
              {selected.length > 0
                ? "Remove a filter, or clear them all."
                : "A version is kept whenever the provider saves its details, a site or somebody in charge."}
            </EmptyState>
          }
        />
        <Pagination page={page} pageSize={pageSize} total={total} noun="versions" />
      </Beside>
    </>
  );
}
