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
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { ProviderPersonForm } from "#app/domain/providers/forms.ts";
import { canEditRegistration } from "#app/domain/providers/policy.ts";
import { findProviderPerson } from "#app/domain/providers/queries.server.ts";
import { saveProviderPerson } from "#app/domain/providers/save-provider-person.server.ts";
import { findEditing } from "#app/domain/providers/version-queries.server.ts";
import { contentOf } from "#app/domain/providers/versions.ts";
import { allowed, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";
import { openedWith } from "#app/routes/registration/editing.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Person in charge") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canEditRegistration(act.actor, act.actor), "Only the provider's manager may change this");
  const personId = idFrom(params, "personId");
  const providerId = act.actor.organisationId;
  const [person, editing] = await Promise.all([
    findProviderPerson(act, personId),
    findEditing(act, { providerId, partId: personId }),
  ]);
  const stands = person && contentOf("person", person);
  const opened = openedWith(editing, stands);
  return { id: personId, name: String(opened.defaults.name), ...opened };
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

export default function PersonInCharge() {
  const { id, name, defaults, isApproved, waiting } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader title={name} back={{ to: paths.registration(), text: "Registration" }} />
      <MayWait
        isApproved={isApproved}
        waiting={waiting}
        what="who the safeguarding lead or deputy is, and from or to when"
      />
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
