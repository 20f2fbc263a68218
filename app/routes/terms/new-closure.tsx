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
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { addClosure } from "#app/domain/terms/add-closure.server.ts";
import { ClosureForm } from "#app/domain/terms/forms.ts";
import { canSetClosure, closesFor } from "#app/domain/terms/policy.ts";
import { found } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Add closed days") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  found(canSetClosure(act.actor, closesFor(act.actor)) || undefined);
  const { organisationKind, organisationName } = act.actor;
  return { id: crypto.randomUUID(), who: organisationKind === "authority" ? "Everybody" : organisationName };
}

export async function action({ request }: ActionFunctionArgs) {
  const act = await requireAct(request);
  return submit(
    request,
    ClosureForm,
    (form) => addClosure(act, closesFor(act.actor), form),
    () => redirect(withNotice(paths.terms(), "added")),
  );
}

export default function NewClosure() {
  const { id, who } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Add closed days"
        caption={who}
        lead="On closed days no session is planned, delivered or charged."
        back={{ to: paths.terms(), text: "Terms and closed days" }}
      />
      <PortalForm reply={reply}>
        <Hidden name="id" value={id} />
        <Field name="reason" label="Reason" width="medium" hint="For example, training day" />
        <DayField name="startsOn" label="First day" />
        <DayField name="endsOn" label="Last day" />
        <ButtonGroup>
          <Button>Add the closed days</Button>
          <TextLink to={paths.terms()}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
