import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Hidden } from "#app/components/hidden.tsx";
import { Money } from "#app/components/money.tsx";
import { MoneyField } from "#app/components/money-field.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Select } from "#app/components/select.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { MoveForm } from "#app/domain/budgets/forms.ts";
import { moveMoney } from "#app/domain/budgets/move-money.server.ts";
import { canAllocate } from "#app/domain/budgets/policy.ts";
import { findBudget, listMoveTargets } from "#app/domain/budgets/queries.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Move money") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  found(canAllocate(act.actor) || undefined);
  const budget = found(await findBudget(act, idFrom(params, "budgetId")));
  return { id: crypto.randomUUID(), budget, targets: await listMoveTargets(act, budget.id) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const budgetId = idFrom(params, "budgetId");
  return submit(
    request,
    MoveForm,
    (form) => moveMoney(act, budgetId, form),
    () => redirect(withNotice(paths.budget(budgetId), "money-moved")),
  );
}

export default function Move() {
  const { id, budget, targets } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Move money"
        caption={budget.name}
        lead="To another owner's budget, or to the same owner's next one to carry it forward. Only what is available can move."
        back={{ to: paths.budget(budget.id), text: budget.name }}
      />
      {targets.length === 0 ? (
        <EmptyState title="There is no other budget to move money to" />
      ) : (
        <PortalForm reply={reply}>
          <SummaryList
            rows={[
              { term: "From", value: `${budget.name}, ${budget.owner}` },
              { term: "Available", value: <Money pence={budget.balance.availablePence} /> },
            ]}
          />
          <Hidden name="id" value={id} />
          <div className="mt-6">
            <Select
              name="toBudgetId"
              label="To"
              empty="Choose a budget"
              width="long"
              options={targets.map((one) => ({ value: one.id, text: `${one.owner}: ${one.name}` }))}
            />
            <MoneyField name="pence" label="Amount" />
          </div>
          <ButtonGroup>
            <Button>Move the money</Button>
            <TextLink to={paths.budget(budget.id)}>Cancel</TextLink>
          </ButtonGroup>
        </PortalForm>
      )}
    </>
  );
}
