import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Hidden } from "#app/components/hidden.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { PersonInChargeFields } from "#app/components/person-in-charge-fields.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";
import { ProviderPersonForm } from "#app/domain/providers/forms.ts";
import { canEditRegistration } from "#app/domain/providers/policy.ts";
import { findProviderPerson } from "#app/domain/providers/queries.server.ts";
import { saveProviderPerson } from "#app/domain/providers/save-provider-person.server.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Person in charge") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canEditRegistration(act.actor, act.actor), "Only the provider's manager may change this");
  const person = found(await findProviderPerson(act, idFrom(params, "personId")));
  const { id, name, post, email, phone, startedOn } = person;
  const defaults = { name, post, email, phone, startedOn, trainedOn: person.trainedOn ?? "" };
  return { id, name, defaults: { ...defaults, leftOn: person.leftOn ?? "" } };
}

export async function action({ request }: ActionFunctionArgs) {
  const act = await requireAct(request);
  return submit(
    request,
    ProviderPersonForm,
    (form) => saveProviderPerson(act, act.actor.organisationId, form),
    () => redirect(paths.registration()),
  );
}

export default function PersonInCharge() {
  const { id, name, defaults } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader title={name} back={{ to: paths.registration(), text: "Registration" }} />
      <PortalForm reply={reply} defaults={defaults}>
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
