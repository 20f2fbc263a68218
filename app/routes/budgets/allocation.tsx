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
import { Hidden } from "#app/components/hidden.tsx";
import { Money } from "#app/components/money.tsx";
import { MoneyField } from "#app/components/money-field.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { allocateMoney } from "#app/domain/budgets/allocate-money.server.ts";
import { AllocationForm } from "#app/domain/budgets/forms.ts";
import { canAllocate } from "#app/domain/budgets/policy.ts";
import { findBudget } from "#app/domain/budgets/queries.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Allocate money") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  found(canAllocate(act.actor) || undefined);
  const budget = found(await findBudget(act, idFrom(params, "budgetId")));
  return { id: crypto.randomUUID(), budget };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const budgetId = idFrom(params, "budgetId");
  return submit(
    request,
    AllocationForm,
    (form) => allocateMoney(act, budgetId, form),
    () => redirect(withNotice(paths.budget(budgetId), "allocated")),
  );
}

export default function Allocation() {
  const { id, budget } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Allocate money"
        caption={budget.name}
        lead="It can be spent at once. What was allocated is never taken back: it is moved to another budget."
        back={{ to: paths.budget(budget.id), text: budget.name }}
      />
      <PortalForm reply={reply}>
        <SummaryList
          rows={[
            { term: "Owner", value: budget.owner },
            { term: "Allocated so far", value: <Money pence={budget.balance.allocatedPence} /> },
            { term: "Available", value: <Money pence={budget.balance.availablePence} /> },
          ]}
        />
        <Hidden name="id" value={id} />
        <div className="mt-6">
          <MoneyField name="pence" label="Amount" />
        </div>
        <ButtonGroup>
          <Button>Allocate</Button>
          <TextLink to={paths.budget(budget.id)}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
