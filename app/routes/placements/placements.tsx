import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Beside } from "#app/components/beside.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { Checkboxes } from "#app/components/checkboxes.tsx";
import { Day } from "#app/components/day.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Field } from "#app/components/field.tsx";
import { FilterPanel } from "#app/components/filter-panel.tsx";
import { Money } from "#app/components/money.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { PlacementTag } from "#app/components/placement-tag.tsx";
import { Select } from "#app/components/select.tsx";
import { Table } from "#app/components/table.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";
import { placementStatuses, placementStatusNames } from "#app/core/words/placements.ts";
import { listOrganisations } from "#app/domain/organisations/queries.server.ts";
import { canRequest, seesTheChild } from "#app/domain/placements/policy.ts";
import { listPlacements } from "#app/domain/placements/queries.server.ts";
import { fullName } from "#app/domain/pupils/names.ts";
import { pageIn } from "#app/platform/address.ts";
import { isId } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Placements") }];

function filterIn(params: URLSearchParams) {
  const organisation = params.get("organisation");
  const asked = params.getAll("status");
  return {
    words: params.get("words") ?? "",
    statuses: placementStatuses.filter((status) => asked.includes(status)),
    organisationId: isId(organisation) ? organisation : undefined,
    page: pageIn(params),
  };
}

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const filter = filterIn(new URL(request.url).searchParams);
  const [listed, organisations] = await Promise.all([
    listPlacements(act, filter, paths.placements()),
    listOrganisations(act, ["school", "provider"]),
  ]);
  return {
    ...listed,
    filter,
    organisations: organisations.map(({ id, name }) => ({ value: id, text: name })),
    named: seesTheChild(act.actor),
    mayRequest: canRequest(act.actor),
  };
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Placements() {
  const { rows, total, page, pageSize, filter, organisations, named, mayRequest } =
    useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Placements"
        actions={mayRequest ? <ButtonLink to={paths.menu()}>Find provision</ButtonLink> : undefined}
      />
      <Beside
        aside={
          <FilterPanel selected={selectedOf(filter, organisations)}>
            <Field name="words" label="Words" hint="Reference, name or offer" type="search" width="full" />
            <Checkboxes
              name="status"
              label="Status"
              options={placementStatuses.map((value) => ({ value, text: placementStatusNames[value] }))}
            />
            <Select
              name="organisation"
              label="School or provider"
              options={organisations}
              empty="All"
              width="full"
            />
          </FilterPanel>
        }
      >
        <Table
          caption="Placements"
          captionHidden
          rows={rows}
          keyOf={(row) => row.id}
          empty={
            <EmptyState title="No placements here">Remove a filter, or request one from the menu.</EmptyState>
          }
          columns={[
            {
              head: "Placement",
              cell: (row) => <TextLink to={paths.placement(row.id)}>{nameOf(row, named)}</TextLink>,
            },
            { head: "Offer", cell: (row) => `${row.offerTitle}, ${row.providerName}` },
            { head: "School", cell: (row) => row.schoolName },
            { head: "First day", cell: (row) => <Day value={row.startsOn} /> },
            { head: "Status", cell: (row) => <PlacementTag status={row.status} /> },
            { head: "Cost", numeric: true, cell: (row) => <Money pence={row.costPence} /> },
          ]}
        />
        <Pagination page={page} pageSize={pageSize} total={total} noun="placements" />
      </Beside>
    </>
  );
}

function nameOf(row: Loaded["rows"][number], named: boolean): string {
  const { givenName, familyName, reference } = row;
  if (!named || givenName === null || familyName === null) return reference;
  return `${fullName({ givenName, familyName })}, ${reference}`;
}

function selectedOf(filter: Loaded["filter"], organisations: Loaded["organisations"]) {
  const organisation = organisations.find(({ value }) => value === filter.organisationId);
  return [
    ...(filter.words ? [{ name: "words", value: filter.words, text: filter.words }] : []),
    ...filter.statuses.map((value) => ({ name: "status", value, text: placementStatusNames[value] })),
    ...(organisation ? [{ name: "organisation", ...organisation }] : []),
  ];
}
