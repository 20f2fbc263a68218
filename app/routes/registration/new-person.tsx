import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Hidden } from "#app/components/hidden.tsx";
import { MayWait } from "#app/components/may-wait.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { PersonInChargeFields } from "#app/components/person-in-charge-fields.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { londonDay } from "#app/core/calendar.ts";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { ProviderPersonForm } from "#app/domain/providers/forms.ts";
import { canEditRegistration } from "#app/domain/providers/policy.ts";
import { saveProviderPerson } from "#app/domain/providers/save-provider-person.server.ts";
import { findEditing } from "#app/domain/providers/version-queries.server.ts";
import { allowed } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Add a person in charge") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canEditRegistration(act.actor, act.actor), "Only the provider's manager may change this");
  const id = crypto.randomUUID();
  const { isApproved } = await findEditing(act, { providerId: act.actor.organisationId, partId: id });
  return { id, today: londonDay(act.now), isApproved };
}

export async function action({ request }: ActionFunctionArgs) {
  const act = await requireAct(request);
  return submit(
    request,
    ProviderPersonForm,
    (form) => saveProviderPerson(act, act.actor.organisationId, form),
    () => redirect(withNotice(paths.registration(), "saved")),
  );
}

export default function NewPerson() {
  const { id, today, isApproved } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader title="Add a person in charge" back={{ to: paths.registration(), text: "Registration" }} />
      <MayWait isApproved={isApproved} what="another safeguarding lead or deputy" />
      <PortalForm reply={reply} defaults={{ startedOn: today }}>
        <Hidden name="id" value={id} />
        <PersonInChargeFields />
        <ButtonGroup>
          <Button>Save</Button>
          <TextLink to={paths.registration()}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
