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
import { amendTerm } from "#app/domain/terms/amend-term.server.ts";
import { TermForm } from "#app/domain/terms/forms.ts";
import { canSetTerms } from "#app/domain/terms/policy.ts";
import { findTerm } from "#app/domain/terms/queries.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Change a term") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  found(canSetTerms(act.actor) || undefined);
  return { term: found(await findTerm(act, idFrom(params, "termId"))) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "termId");
  return submit(
    request,
    TermForm,
    (form) => amendTerm(act, { ...form, id }),
    () => redirect(withNotice(paths.terms(), "saved")),
  );
}

export default function Term() {
  const { term } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Change a term"
        caption={term.name}
        lead="What was planned and charged by the days as they were stays as it is."
        back={{ to: paths.terms(), text: "Terms and closed days" }}
      />
      <PortalForm reply={reply} defaults={term}>
        <Hidden name="id" value={term.id} />
        <Field name="name" label="Name" width="medium" />
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
