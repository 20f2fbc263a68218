import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { Day } from "#app/components/day.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Table } from "#app/components/table.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { londonDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { canSetOrganisations } from "#app/domain/organisations/policy.ts";
import { listMembers, listOrganisations } from "#app/domain/organisations/queries.server.ts";
import { allowed } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Partnerships") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canSetOrganisations(act.actor), "The list of partnerships is kept by the authority's lead");
  const today = londonDay(act.now);
  const [partnerships, members] = await Promise.all([
    listOrganisations(act, ["partnership"]),
    listMembers(act),
  ]);
  const rows = partnerships.map(({ id, name }) => {
    const own = members.filter(({ partnershipId }) => partnershipId === id);
    const isHere = (member: (typeof own)[number]) => member.startsOn <= today;
    return {
      id,
      name,
      here: own.filter(isHere),
      coming: own.filter((member) => !isHere(member)),
      mayLeave: own.some(({ endsOn }) => endsOn === null),
    };
  });
  return { rows };
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>["rows"][number];

export default function Partnerships() {
  const { rows } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Partnerships"
        lead="Schools that commission together, with those that belong to each today."
        back={{ to: paths.schools(), text: "Schools" }}
        actions={<ButtonLink to={paths.newPartnership()}>Add a partnership</ButtonLink>}
      />
      <Table
        caption="Partnerships"
        captionHidden
        rows={rows}
        keyOf={(row) => row.id}
        empty={
          <EmptyState title="No partnerships yet">
            Schools can commission on their own; a partnership is for those that do it together.
          </EmptyState>
        }
        columns={[
          { head: "Partnership", cell: (row) => row.name },
          { head: "Schools today", cell: (row) => <Schools row={row} /> },
          { head: "Change", cell: (row) => <Change row={row} /> },
        ]}
      />
    </>
  );
}

function Schools({ row: { here, coming } }: { row: Row }) {
  if (here.length + coming.length === 0) return "None yet";
  return (
    <ul className="grid gap-1">
      {here.map(({ schoolId, schoolName, endsOn }) => (
        <li key={schoolId}>
          {schoolName}
          {endsOn ? (
            <>
              , until <Day value={endsOn} />
            </>
          ) : null}
        </li>
      ))}
      {coming.map(({ schoolId, schoolName, startsOn }) => (
        <li key={schoolId} className="text-soft">
          {schoolName}, from <Day value={startsOn} />
        </li>
      ))}
    </ul>
  );
}

function Change({ row: { id, name, mayLeave } }: { row: Row }) {
  return (
    <span className="flex flex-wrap gap-x-4 gap-y-1">
      <TextLink to={paths.joining(id)}>
        Add a school<span className="sr-only"> to {name}</span>
      </TextLink>
      {mayLeave ? (
        <TextLink to={paths.leaving(id)}>
          End a school's time<span className="sr-only"> in {name}</span>
        </TextLink>
      ) : null}
    </span>
  );
}
