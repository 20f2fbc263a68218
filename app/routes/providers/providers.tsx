import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Beside } from "#app/components/beside.tsx";
import { Checkboxes } from "#app/components/checkboxes.tsx";
import { Day } from "#app/components/day.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Field } from "#app/components/field.tsx";
import { FilterPanel } from "#app/components/filter-panel.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { StandingTag } from "#app/components/standing-tag.tsx";
import { Table } from "#app/components/table.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { isOfficer } from "#app/core/actor.ts";
import { paths } from "#app/core/paths.ts";
import { providerKindNames, providerKinds } from "#app/core/words/providers.ts";
import { canAcknowledge } from "#app/domain/providers/policy.ts";
import { listProviders } from "#app/domain/quality/provider-queries.server.ts";
import { standingNames, standingStates } from "#app/domain/quality/standing.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Providers") }];

const pageSize = 25;

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const asked = new URL(request.url).searchParams;
  const words = (asked.get("words") ?? "").trim().slice(0, 100);
  const kinds = providerKinds.filter((kind) => asked.getAll("kind").includes(kind));
  const states = standingStates.filter((state) => asked.getAll("standing").includes(state));
  const page = Math.min(10_000, Math.max(1, Number.parseInt(asked.get("page") ?? "1", 10) || 1));
  const { rows, total } = await listProviders(act, { words, kinds, states, page, pageSize });
  const selected = [
    ...(words ? [{ name: "words", value: words, text: words }] : []),
    ...kinds.map((kind) => ({ name: "kind", value: kind, text: providerKindNames[kind] })),
    ...states.map((state) => ({ name: "standing", value: state, text: standingNames[state] })),
  ];
  return {
    rows,
    total,
    page,
    selected,
    isOfficer: isOfficer(act.actor),
    mayAssure: canAcknowledge(act.actor),
  };
}

export default function Providers() {
  const { rows, total, page, selected, isOfficer, mayAssure } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Providers"
        lead={isOfficer ? undefined : "Providers that are approved today."}
        actions={
          <>
            <TextLink to={paths.menu()}>What they offer</TextLink>
            {mayAssure ? <TextLink to={paths.changes()}>Changes after approval</TextLink> : null}
            {mayAssure ? <TextLink to={paths.evidenceKinds()}>What evidence is asked</TextLink> : null}
          </>
        }
      />
      <Beside
        aside={
          <FilterPanel selected={selected}>
            <Field name="words" label="Words" type="search" />
            <Checkboxes
              name="kind"
              label="Kind"
              options={providerKinds.map((kind) => ({ value: kind, text: providerKindNames[kind] }))}
            />
            {isOfficer ? (
              <Checkboxes
                name="standing"
                label="Standing"
                options={standingStates.map((state) => ({ value: state, text: standingNames[state] }))}
              />
            ) : null}
          </FilterPanel>
        }
      >
        <Table
          caption="Providers"
          captionHidden
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            { head: "Provider", cell: ({ id, name }) => <TextLink to={paths.provider(id)}>{name}</TextLink> },
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
