import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { Beside } from "#app/components/beside.tsx";
import { Checkbox } from "#app/components/checkbox.tsx";
import { Checkboxes } from "#app/components/checkboxes.tsx";
import { Day } from "#app/components/day.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Field } from "#app/components/field.tsx";
import { FilterPanel } from "#app/components/filter-panel.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { Select } from "#app/components/select.tsx";
import { StandingTag } from "#app/components/standing-tag.tsx";
import { StatusTag } from "#app/components/status-tag.tsx";
import { Table } from "#app/components/table.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { isOfficer } from "#app/core/actor.ts";
import { paths } from "#app/core/paths.ts";
import { providerKindNames, providerKinds } from "#app/core/words/providers.ts";
import { canImport } from "#app/domain/imports/policy.ts";
import { listProvidersWithLive } from "#app/domain/placements/at-providers.server.ts";
import { originNames, origins, providersIn, providersSelected } from "#app/domain/quality/desk/addresses.ts";
import { listProviders } from "#app/domain/quality/desk/providers.server.ts";
import { dayBands, pageSize } from "#app/domain/quality/desk/stages.ts";
import { standingNames, standingStates } from "#app/domain/quality/standing.ts";
import { pageIn } from "#app/platform/address.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Providers") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const asked = new URL(request.url).searchParams;
  const { live, ...filter } = providersIn(asked);
  const page = pageIn(asked);
  const only = live ? await listProvidersWithLive(act) : undefined;
  const { rows, total } = await listProviders(act, { ...filter, only, page, pageSize });
  return {
    rows,
    total,
    page,
    selected: providersSelected({ live, ...filter }, asked),
    isOfficer: isOfficer(act.actor),
    mayImport: canImport(act.actor),
  };
}

export default function Providers() {
  const { rows, total, page, isOfficer, mayImport } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  return (
    <>
      <PageHeader
        title="Providers"
        lead={isOfficer ? undefined : "Providers that are approved today."}
        actions={
          isOfficer ? (
            <>
              {mayImport ? <TextLink to={paths.imports()}>Bring over a list</TextLink> : null}
              <TextLink to={paths.providersCsv(search.slice(1))} reloadDocument>
                Download as CSV
              </TextLink>
            </>
          ) : (
            <TextLink to={paths.menu()}>What they offer</TextLink>
          )
        }
      />
      <Beside aside={<Filter />}>
        <Table
          caption="Providers"
          captionHidden
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            {
              head: "Provider",
              cell: ({ id, name, recordedOn }) => (
                <>
                  <TextLink to={paths.provider(id)}>{name}</TextLink>{" "}
                  {recordedOn ? <StatusTag>Recorded</StatusTag> : null}
                </>
              ),
            },
            { head: "Kind", cell: ({ kind }) => providerKindNames[kind] },
            { head: "Standing", cell: ({ standing }) => <StandingTag state={standing.state} /> },
            {
              head: "Until",
              cell: ({ standing }) => (standing.until ? <Day value={standing.until} /> : "–"),
            },
          ]}
          empty={<EmptyState title="No providers match">Remove a filter, or clear them all.</EmptyState>}
        />
        <Pagination page={page} pageSize={pageSize} total={total} noun="providers" />
      </Beside>
    </>
  );
}

function Filter() {
  const { selected, isOfficer } = useLoaderData<typeof loader>();
  return (
    <FilterPanel selected={selected}>
      <Field name="words" label="Words" type="search" width="full" />
      <Field name="area" label="Area" hint="A postcode or its first half, such as S65" width="short" />
      {isOfficer ? (
        <Checkboxes
          name="standing"
          label="Standing"
          options={standingStates.map((state) => ({ value: state, text: standingNames[state] }))}
        />
      ) : null}
      <Checkboxes
        name="kind"
        label="Kind"
        options={providerKinds.map((kind) => ({ value: kind, text: providerKindNames[kind] }))}
      />
      {isOfficer ? (
        <>
          <Select
            name="within"
            label="Approval ends within"
            options={dayBands.map((band) => ({ value: String(band), text: `${band} days` }))}
            empty="Any time"
            width="full"
          />
          <Select
            name="origin"
            label="How it came here"
            options={origins.map((value) => ({ value, text: originNames[value] }))}
            empty="Either way"
            width="full"
          />
        </>
      ) : null}
      <Checkbox name="live" text="Only with pupils there now" />
    </FilterPanel>
  );
}
