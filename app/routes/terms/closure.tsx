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
import { amendClosure } from "#app/domain/terms/amend-closure.server.ts";
import { ClosureForm } from "#app/domain/terms/forms.ts";
import { canSetClosure } from "#app/domain/terms/policy.ts";
import { findClosure } from "#app/domain/terms/queries.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Change closed days") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const closure = found(await findClosure(act, idFrom(params, "closureId")));
  found(canSetClosure(act.actor, closure.organisationId) || undefined);
  const { id, startsOn, endsOn, reason } = closure;
  return { closure: { id, startsOn, endsOn, reason } };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "closureId");
  return submit(
    request,
    ClosureForm,
    (form) => amendClosure(act, { ...form, id }),
    () => redirect(withNotice(paths.terms(), "saved")),
  );
}

export default function Closure() {
  const { closure } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Change closed days"
        lead="What was planned and charged by the days as they were stays as it is."
        back={{ to: paths.terms(), text: "Terms and closed days" }}
      />
      <PortalForm reply={reply} defaults={closure}>
        <Hidden name="id" value={closure.id} />
        <Field name="reason" label="Reason" width="medium" />
        <DayField name="startsOn" label="First day" />
        <DayField name="endsOn" label="Last day" />
        <ButtonGroup>
          <Button>Save</Button>
          <TextLink to={paths.terms()}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
