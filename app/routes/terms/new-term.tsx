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
import { TermForm } from "#app/domain/terms/forms.ts";
import { canSetTerms } from "#app/domain/terms/policy.ts";
import { setTerm } from "#app/domain/terms/set-term.server.ts";
import { found } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Add a term") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  found(canSetTerms(act.actor) || undefined);
  return { id: crypto.randomUUID() };
}

export async function action({ request }: ActionFunctionArgs) {
  const act = await requireAct(request);
  return submit(
    request,
    TermForm,
    (form) => setTerm(act, form),
    () => redirect(withNotice(paths.terms(), "added")),
  );
}

export default function NewTerm() {
  const { id } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Add a term"
        lead="Sessions are planned on the weekdays of a term. Half term and other closed days inside it are added apart."
        back={{ to: paths.terms(), text: "Terms and closed days" }}
      />
      <PortalForm reply={reply}>
        <Hidden name="id" value={id} />
        <Field name="name" label="Name" width="medium" hint="For example, Autumn 2026" />
        <DayField name="startsOn" label="First day" />
        <DayField name="endsOn" label="Last day" />
        <ButtonGroup>
          <Button>Add the term</Button>
          <TextLink to={paths.terms()}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
