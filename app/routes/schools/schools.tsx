import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Beside } from "#app/components/beside.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Field } from "#app/components/field.tsx";
import { FilterPanel } from "#app/components/filter-panel.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { Table } from "#app/components/table.tsx";
import { paths } from "#app/core/paths.ts";
import { phaseNames } from "#app/core/words/organisations.ts";
import { canSetOrganisations } from "#app/domain/organisations/policy.ts";
import { listSchoolsToday } from "#app/domain/organisations/queries.server.ts";
import { pageIn } from "#app/platform/address.ts";
import { allowed } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Schools") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canSetOrganisations(act.actor), "The list of schools is kept by the authority's lead");
  const { searchParams } = new URL(request.url);
  const words = searchParams.get("words") ?? "";
  return { ...(await listSchoolsToday(act, { words, page: pageIn(searchParams) })), words };
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>["rows"][number];

export default function Schools() {
  const { rows, total, page, pageSize, words } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Schools"
        lead="Every school of the authority, with the partnership it belongs to today."
        actions={
          <>
            <ButtonLink to={paths.newSchool()}>Add a school</ButtonLink>
            <ButtonLink kind="secondary" to={paths.partnerships()}>
              Partnerships
            </ButtonLink>
          </>
        }
      />
      <Beside
        aside={
          <FilterPanel selected={words ? [{ name: "words", value: words, text: words }] : []}>
            <Field name="words" label="Words" hint="School, URN or partnership" type="search" />
          </FilterPanel>
        }
      >
        <Table
          caption="Schools"
          captionHidden
          rows={rows}
          keyOf={(row) => row.id}
          empty={
            <EmptyState title={words ? "No schools match" : "No schools yet"}>
              {words ? "Try fewer or other words." : "Add each school that will ask for placements."}
            </EmptyState>
          }
          columns={[
            { head: "School", cell: (row) => row.name },
            { head: "URN", cell: (row) => row.urn ?? "Not given" },
            { head: "Phase", cell: (row) => phaseNames[row.phase] },
            {
              head: "Pupils on roll",
              numeric: true,
              cell: (row) => row.pupilsOnRoll.toLocaleString("en-GB"),
            },
            { head: "Partnership today", cell: (row) => row.partnershipName ?? "None" },
            { head: "Contact", cell: (row) => <Contact row={row} /> },
          ]}
        />
        <Pagination page={page} pageSize={pageSize} total={total} noun="schools" />
      </Beside>
    </>
  );
}

function Contact({ row: { contactName, contactPhone } }: { row: Row }) {
  if (!contactName && !contactPhone) return "Not given";
  return (
    <span>
      {contactName} <span className="whitespace-nowrap">{contactPhone}</span>
    </span>
  );
}
