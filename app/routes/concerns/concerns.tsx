import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Beside } from "#app/components/beside.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { Checkboxes } from "#app/components/checkboxes.tsx";
import { ConcernTag } from "#app/components/concern-tag.tsx";
import { Day } from "#app/components/day.tsx";
import { DeskTabs } from "#app/components/desk-tabs.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { FilterPanel } from "#app/components/filter-panel.tsx";
import { Hidden } from "#app/components/hidden.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { Table } from "#app/components/table.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { isOfficer } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import {
  concernStatuses,
  concernSubjectNames,
  concernWeightNames,
  concernWeights,
} from "#app/core/words/quality.ts";
import { findProvider } from "#app/domain/providers/queries.server.ts";
import { concernStatusNames } from "#app/domain/quality/concerns/lifecycle.ts";
import { canFollowUpConcern, canRaiseConcern } from "#app/domain/quality/concerns/policy.ts";
import { listConcerns } from "#app/domain/quality/concerns/queries.server.ts";
import { allowed } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { concernsAsked } from "#app/routes/concerns/asked.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Concerns") }];

const pageSize = 25;

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canRaiseConcern(act.actor), "Commissioners and the authority's officers raise concerns");
  const asked = concernsAsked(request.url);
  const [{ rows, total }, provider] = await Promise.all([
    listConcerns(act, { ...asked, pageSize }),
    asked.providerId ? findProvider(act, asked.providerId) : undefined,
  ]);
  const selected = [
    ...(provider ? [{ name: "provider", value: provider.id, text: provider.name }] : []),
    ...asked.statuses.map((value) => ({ name: "status", value, text: concernStatusNames[value] })),
    ...asked.weights.map((value) => ({ name: "weight", value, text: concernWeightNames[value] })),
  ];
  return {
    rows: rows.map((row) => ({ ...row, raisedOn: londonDay(row.raisedAt) })),
    total,
    page: asked.page,
    providerId: provider?.id,
    selected,
    query: new URL(request.url).searchParams.toString(),
    isOfficer: isOfficer(act.actor),
    isOfDesk: canFollowUpConcern(act.actor),
  };
}

export default function Concerns() {
  const { rows, total, page, providerId, selected, query, isOfficer, isOfDesk } =
    useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Concerns"
        lead={
          isOfficer
            ? "What commissioners and officers have reported of providers. The provider reads none of it."
            : "What your organisation has raised, and how far it is. Open a provider to raise another."
        }
        actions={
          <>
            {providerId ? <ButtonLink to={paths.newConcern(providerId)}>Raise a concern</ButtonLink> : null}
            {isOfficer ? (
              <TextLink to={paths.concernsCsv(query)} reloadDocument>
                Download as CSV
              </TextLink>
            ) : (
              <TextLink to={paths.providers()}>Providers</TextLink>
            )}
          </>
        }
      />
      {isOfDesk ? <DeskTabs /> : null}
      <Beside
        aside={
          <FilterPanel selected={selected}>
            {providerId ? <Hidden name="provider" value={providerId} /> : null}
            <Checkboxes
              name="status"
              label="Status"
              options={concernStatuses.map((value) => ({ value, text: concernStatusNames[value] }))}
            />
            <Checkboxes
              name="weight"
              label="How soon"
              options={concernWeights.map((value) => ({ value, text: concernWeightNames[value] }))}
            />
          </FilterPanel>
        }
      >
        <Table
          caption="Concerns"
          captionHidden
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            {
              head: "Concern",
              cell: ({ id, reference }) => <TextLink to={paths.concern(id)}>{reference}</TextLink>,
            },
            { head: "Provider", cell: ({ providerName }) => providerName },
            { head: "About", cell: ({ subject }) => concernSubjectNames[subject] },
            { head: "How far", cell: ({ status, weight }) => <ConcernTag status={status} weight={weight} /> },
            { head: "Raised", cell: ({ raisedOn }) => <Day value={raisedOn} short /> },
            { head: "By", cell: ({ raisedByName }) => raisedByName },
          ]}
          empty={
            <EmptyState title={selected.length > 0 ? "No concerns match" : "No concerns yet"}>
              {selected.length > 0
                ? "Remove a filter, or clear them all."
                : "A concern is raised on the page of the provider it is about."}
            </EmptyState>
          }
        />
        <Pagination page={page} pageSize={pageSize} total={total} noun="concerns" />
      </Beside>
    </>
  );
}
