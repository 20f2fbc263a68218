import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Moment } from "#app/components/moment.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { StatusTag } from "#app/components/status-tag.tsx";
import { Table } from "#app/components/table.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";
import { canSaveSearch } from "#app/domain/menu/saved/policy.ts";
import { listSavedSearches } from "#app/domain/menu/saved/queries.server.ts";
import { allowed } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Kept searches") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canSaveSearch(act.actor), "People of schools, partnerships and the authority keep searches");
  return { rows: await listSavedSearches(act) };
}

/** No paging: one person keeps twenty at most. */
export default function SavedSearches() {
  const { rows } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Kept searches"
        lead="What is new in them comes by email, once a day at most."
        back={{ to: paths.menu(), text: "Menu" }}
      />
      <Table
        caption="Kept searches"
        captionHidden
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          {
            head: "Search",
            cell: ({ name, address }) => <TextLink to={paths.menu(address)}>{name}</TextLink>,
          },
          { head: "Looks for", cell: ({ looksFor }) => looksFor.join(", ") },
          {
            head: "Letters",
            cell: ({ alerts }) => (
              <StatusTag tone={alerts ? "good" : "neutral"}>{alerts ? "On" : "Off"}</StatusTag>
            ),
          },
          { head: "Last told", cell: ({ toldAt }) => (toldAt ? <Moment value={toldAt} /> : "Not yet") },
          {
            head: "Change",
            cell: ({ id, name }) => (
              <span className="flex flex-wrap gap-x-4 gap-y-1">
                <TextLink to={paths.savedSearch(id)}>
                  Change<span className="sr-only"> {name}</span>
                </TextLink>
                <TextLink to={paths.savedSearchRemoval(id)}>
                  Remove<span className="sr-only"> {name}</span>
                </TextLink>
              </span>
            ),
          },
        ]}
        empty={
          <EmptyState
            title="You keep no search yet"
            action={<ButtonLink to={paths.menu()}>Search the menu</ButtonLink>}
          >
            Search the menu for what you need, then choose “Keep this search”.
          </EmptyState>
        }
      />
    </>
  );
}
