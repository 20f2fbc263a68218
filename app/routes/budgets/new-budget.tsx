import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { DayField } from "#app/components/day-field.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Field } from "#app/components/field.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Hidden } from "#app/components/hidden.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Select } from "#app/components/select.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { financialYearBounds, financialYearOf, londonDay } from "#app/core/calendar.ts";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { BudgetForm } from "#app/domain/budgets/forms.ts";
import { openBudget } from "#app/domain/budgets/open-budget.server.ts";
import { canAllocate } from "#app/domain/budgets/policy.ts";
import { listOrganisations } from "#app/domain/organisations/queries.server.ts";
import { found } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Open a budget") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  found(canAllocate(act.actor) || undefined);
  const owners = await listOrganisations(act, ["authority", "school", "partnership"]);
  const year = financialYearBounds(financialYearOf(londonDay(act.now)));
  return { id: crypto.randomUUID(), owners, year };
}

export async function action({ request }: ActionFunctionArgs) {
  const act = await requireAct(request);
  return submit(
    request,
    BudgetForm,
    (form) => openBudget(act, form),
    ({ id }) => redirect(withNotice(paths.allocation(id), "budget-opened")),
  );
}

export default function NewBudget() {
  const { id, owners, year } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Open a budget"
        lead="It opens empty. An owner's budgets never share a day, so that it is always clear which one pays."
        back={{ to: paths.budgets(), text: "Budgets" }}
      />
      <PortalForm reply={reply} defaults={year}>
        <Hidden name="id" value={id} />
        <Select
          name="ownerId"
          label="Owner"
          empty="Choose a school, a partnership or the authority"
          width="long"
          options={owners.map((owner) => ({ value: owner.id, text: owner.name }))}
        />
        <Field name="name" label="Name" hint="For example, Devolved funding 2026 to 2027" />
        <DayField name="startsOn" label="First day" />
        <DayField name="endsOn" label="Last day" />
        <ButtonGroup>
          <Button>Open the budget</Button>
          <TextLink to={paths.budgets()}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
