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
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";
import { needNames } from "#app/core/words/menu.ts";
import { senProvisionNames } from "#app/core/words/pupils.ts";
import { fullName } from "#app/domain/pupils/names.ts";
import { mayAddPupils, mayOpenPupils } from "#app/domain/pupils/policy.ts";
import { listPupils } from "#app/domain/pupils/queries.server.ts";
import { pageIn } from "#app/platform/address.ts";
import { allowed } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Pupils") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(
    mayOpenPupils(act.actor),
    "Pupils are listed for their schools, partnerships and the officers who place them",
  );
  const { searchParams } = new URL(request.url);
  const words = searchParams.get("words") ?? "";
  const listed = await listPupils(act, { words, page: pageIn(searchParams) }, paths.pupils());
  return { ...listed, words, mayAdd: mayAddPupils(act.actor) };
}

export default function Pupils() {
  const { rows, total, page, pageSize, words, mayAdd } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Pupils"
        lead="That this list was shown to you is noted, with the pupils on it."
        actions={mayAdd ? <ButtonLink to={paths.newPupil()}>Add a pupil</ButtonLink> : undefined}
      />
      <Beside
        aside={
          <FilterPanel selected={words ? [{ name: "words", value: words, text: words }] : []}>
            <Field name="words" label="Words" hint="Name, pupil number or school" type="search" />
          </FilterPanel>
        }
      >
        <Table
          caption="Pupils"
          captionHidden
          rows={rows}
          keyOf={(row) => row.id}
          empty={
            <EmptyState title={words ? "No pupils match" : "No pupils yet"}>
              {words ? "Try fewer or other words." : "Pupils are added before a placement is requested."}
            </EmptyState>
          }
          columns={[
            { head: "Pupil", cell: (row) => <TextLink to={paths.pupil(row.id)}>{fullName(row)}</TextLink> },
            { head: "Year", cell: (row) => row.yearGroup },
            { head: "School", cell: (row) => row.schoolName },
            { head: "Provision", cell: (row) => senProvisionNames[row.senProvision] },
            {
              head: "Needs",
              cell: (row) => row.needs.map((need) => needNames[need]).join(", ") || "None given",
            },
          ]}
        />
        <Pagination page={page} pageSize={pageSize} total={total} noun="pupils" />
      </Beside>
    </>
  );
}
