import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Select } from "#app/components/select.tsx";
import { Table } from "#app/components/table.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { formatMonth } from "#app/core/calendar.ts";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { RaisingForm } from "#app/domain/charges/forms.ts";
import { canRaise } from "#app/domain/charges/policy.ts";
import { listMonthsToRaise } from "#app/domain/charges/queries.server.ts";
import { raiseStatements } from "#app/domain/charges/raise-statements.server.ts";
import { found } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Raise statements") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  found(canRaise(act.actor) || undefined);
  return { months: await listMonthsToRaise(act) };
}

export async function action({ request }: ActionFunctionArgs) {
  const act = await requireAct(request);
  return submit(
    request,
    RaisingForm,
    async ({ month }) => ({ month, ...(await raiseStatements(act, month)) }),
    ({ month, raised }) =>
      redirect(withNotice(paths.statements(`month=${month}`), raised > 0 ? "raised" : "none-raised")),
  );
}

export default function Raising() {
  const { months } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const oldest = months.findLast(({ waitingToBeRaised }) => waitingToBeRaised > 0);
  return (
    <>
      <PageHeader
        title="Raise statements"
        lead="Each placement is charged once for a month, from what was reserved for it. Raise the oldest month first: what is late is put on the next one."
        back={{ to: paths.statements(), text: "Statements" }}
      />
      <Table
        caption="The last twelve months"
        rows={months}
        keyOf={({ month }) => month}
        columns={[
          { head: "Month", cell: ({ month }) => formatMonth(month) },
          { head: "Placements charged", numeric: true, cell: ({ charges }) => charges },
          { head: "Running, not charged", numeric: true, cell: ({ waitingToBeRaised }) => waitingToBeRaised },
        ]}
      />
      <PortalForm reply={reply} defaults={{ month: oldest?.month ?? months[0]?.month }}>
        <Select
          name="month"
          label="Month"
          hint="Of the month still running, only placements that have ended are charged"
          options={months.map(({ month }) => ({ value: month, text: formatMonth(month) }))}
        />
        <ButtonGroup>
          <Button>Raise statements</Button>
          <TextLink to={paths.statements()}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
