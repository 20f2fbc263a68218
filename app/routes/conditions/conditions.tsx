import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ConditionTag } from "#app/components/condition-tag.tsx";
import { Day } from "#app/components/day.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Table } from "#app/components/table.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";
import { canSeeRegistration } from "#app/domain/providers/policy.ts";
import { waitsForProvider, whenOverdue } from "#app/domain/quality/conditions/due.ts";
import { listConditions } from "#app/domain/quality/conditions/queries.server.ts";
import { allowed } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Conditions") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const isProvider = act.actor.organisationKind === "provider";
  allowed(
    isProvider && canSeeRegistration(act.actor, act.actor),
    "A provider's manager and safeguarding lead read its conditions here",
  );
  const isToMeet = new URL(request.url).searchParams.get("state") === "to-meet";
  const rows = await listConditions(act, act.actor.organisationId);
  return { rows: isToMeet ? rows.filter(waitsForProvider) : rows, isToMeet };
}

export default function Conditions() {
  const { rows, isToMeet } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Conditions"
        lead="What the authority asked to be put right when it approved you, and by when. Say what has been done, with evidence; an officer then closes the condition or says what is still missing."
        back={{ to: paths.registration(), text: "Registration" }}
      />
      {isToMeet ? (
        <p className="mb-4">
          Only those still to be met. <TextLink to={paths.conditions()}>Show every condition</TextLink>
        </p>
      ) : null}
      <Table
        caption="Conditions"
        captionHidden
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          { head: "Condition", cell: ({ id, text }) => <TextLink to={paths.condition(id)}>{text}</TextLink> },
          { head: "Due by", cell: ({ dueOn }) => <Day value={dueOn} /> },
          { head: "Critical", cell: ({ critical }) => (critical ? "Yes" : "No") },
          { head: "State", cell: (row) => <ConditionTag state={row.state} answer={row.answerStatus} /> },
          { head: "If it is late", cell: (row) => (row.closedOn ? "–" : whenOverdue(row)) },
        ]}
        empty={
          <EmptyState title={isToMeet ? "Nothing is to be met" : "You have no conditions"}>
            If an approval comes with conditions, they stand here with the day each is due.
          </EmptyState>
        }
      />
    </>
  );
}
