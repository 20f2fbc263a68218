import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Beside } from "#app/components/beside.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { Checkbox } from "#app/components/checkbox.tsx";
import { Checkboxes } from "#app/components/checkboxes.tsx";
import { Day } from "#app/components/day.tsx";
import { DayField } from "#app/components/day-field.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Field } from "#app/components/field.tsx";
import { FilterGroup } from "#app/components/filter-group.tsx";
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
import { listPlacementsAsked } from "#app/domain/outcomes/list-placements-asked.server.ts";
import { recordsOutcomes } from "#app/domain/outcomes/policy.ts";
import { placementsIn, placementsSelected } from "#app/domain/placements/list-address.ts";
import { canRequest, isApproverOf, seesTheChild } from "#app/domain/placements/policy.ts";
import { fullName } from "#app/domain/pupils/names.ts";
import { pageIn } from "#app/platform/address.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Placements") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const asked = new URL(request.url).searchParams;
  const filter = placementsIn(asked);
  const [listed, organisations] = await Promise.all([
    listPlacementsAsked(act, { ...filter, page: pageIn(asked) }, paths.placements()),
    listOrganisations(act, ["school", "provider"]),
  ]);
  const organisation = organisations.find(({ id }) => id === filter.organisationId);
  return {
    ...listed,
    selected: placementsSelected(filter, organisation?.name),
    organisations: organisations.map(({ id, name }) => ({ value: id, text: name })),
    named: seesTheChild(act.actor),
    mayRequest: canRequest(act.actor),
    mayRecord: recordsOutcomes(act.actor),
    mayBeOwn: act.actor.organisationKind !== "provider",
    mayApprove: isApproverOf(act.actor, act.actor.organisationId),
  };
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Placements() {
  const { rows, total, page, pageSize, named, mayRequest } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Placements"
        actions={
          mayRequest ? (
            <>
              <ButtonLink to={paths.menu()}>Find provision</ButtonLink>
              <TextLink to={paths.requestsBegun()}>Requests begun and not sent</TextLink>
            </>
          ) : undefined
        }
      />
      <Beside aside={<Filters />}>
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

const daysOf = [
  { name: "starts", title: "First day" },
  { name: "ends", title: "Last day as agreed" },
  { name: "ended", title: "Day it ended" },
];

function Filters() {
  const { selected, organisations, mayRequest, mayRecord, mayApprove, mayBeOwn } =
    useLoaderData<typeof loader>();
  return (
    <FilterPanel selected={selected}>
      <Field name="words" label="Words" hint="Reference, name or offer" type="search" width="full" />
      <Checkboxes
        name="status"
        label="Status"
        options={placementStatuses.map((value) => ({ value, text: placementStatusNames[value] }))}
      />
      <div className="my-5">
        {mayRecord ? <Checkbox name="untold" text="Ended, outcome to be recorded" /> : null}
        {mayApprove ? <Checkbox name="approve" text="Waiting for your approval" /> : null}
        {mayApprove ? <Checkbox name="change-approve" text="Change waiting for your approval" /> : null}
        {mayRequest ? <Checkbox name="mine" text="Requested by you" /> : null}
        {mayBeOwn ? <Checkbox name="own" text="Commissioned by your organisation" /> : null}
      </div>
      <Select
        name="change"
        label="Change that waits"
        options={[
          { value: "asked", text: "With the provider" },
          { value: "accepted", text: "To be approved" },
          { value: "late", text: "Its first day has come" },
        ]}
        empty="Any or none"
        width="full"
      />
      <Select
        name="organisation"
        label="School or provider"
        options={organisations}
        empty="All"
        width="full"
      />
      {daysOf.map(({ name, title }) => (
        <FilterGroup
          key={name}
          title={title}
          chosen={selected.filter((one) => one.name.startsWith(`${name}-`)).length}
        >
          <DayField name={`${name}-from`} label="From" />
          <DayField name={`${name}-to`} label="To" />
        </FilterGroup>
      ))}
    </FilterPanel>
  );
}
