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
import { Field } from "#app/components/field.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Hidden } from "#app/components/hidden.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Radios } from "#app/components/radios.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { roleNames, rolesOf } from "#app/core/words/people.ts";
import { InvitationForm } from "#app/domain/people/forms.ts";
import { invitePerson } from "#app/domain/people/invite-person.server.ts";
import { canSeePeople } from "#app/domain/people/policy.ts";
import { listWithoutInviter } from "#app/domain/people/queries.server.ts";
import { found } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Invite somebody") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  found(canSeePeople(act.actor) || undefined);
  const asked = new URL(request.url).searchParams.get("organisation");
  const { organisationId, organisationKind: kind, organisationName: name } = act.actor;
  const own = { id: organisationId, kind, name };
  const organisation = asked ? found((await listWithoutInviter(act)).find(({ id }) => id === asked)) : own;
  return { id: crypto.randomUUID(), organisation, roles: rolesOf[organisation.kind] };
}

export async function action({ request }: ActionFunctionArgs) {
  const act = await requireAct(request);
  return submit(
    request,
    InvitationForm,
    (form) => invitePerson(act, form),
    () => redirect(withNotice(paths.people(), "invited")),
  );
}

export default function NewInvitation() {
  const { id, organisation, roles } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Invite somebody"
        caption={organisation.name}
        lead="They get an email with a link that works once, for 14 days."
        back={{ to: paths.people(), text: "People" }}
      />
      <PortalForm reply={reply}>
        <Hidden name="id" value={id} />
        <Hidden name="organisationId" value={organisation.id} />
        <Field name="name" label="Name" autoComplete="off" width="medium" />
        <Field name="email" label="Email address" type="email" autoComplete="off" width="medium" />
        <Radios
          name="role"
          label="Role"
          options={roles.map((role) => ({ value: role, text: roleNames[role] }))}
        />
        <ButtonGroup>
          <Button>Send the invitation</Button>
          <TextLink to={paths.people()}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
