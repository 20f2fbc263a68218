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
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { RecordedInvitationForm } from "#app/domain/imports/forms.ts";
import { inviteRecordedProvider } from "#app/domain/imports/invite-recorded-provider.server.ts";
import { canImport } from "#app/domain/imports/policy.ts";
import { findProvider } from "#app/domain/providers/queries.server.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Invite a provider to register") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canImport(act.actor), "An AP development officer or the authority's lead invites a provider");
  const { id, name, email } = found(await findProvider(act, idFrom(params, "providerId")));
  return { formId: crypto.randomUUID(), provider: { id, name }, defaults: { email: email ?? "" } };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "providerId");
  return submit(
    request,
    RecordedInvitationForm,
    (form) => inviteRecordedProvider(act, id, form),
    () => redirect(withNotice(paths.provider(id), "invited")),
  );
}

export default function ProviderInvitation() {
  const { formId, provider, defaults } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Invite to register"
        caption={provider.name}
        lead="Whoever you name becomes its manager here and writes its registration on what is recorded, so that it is not here twice."
        back={{ to: paths.provider(provider.id), text: provider.name }}
      />
      <PortalForm reply={reply} defaults={defaults}>
        <Hidden name="id" value={formId} />
        <Field name="name" label="Name of the person" width="medium" autoComplete="off" />
        <Field name="email" label="Their email address" type="email" width="medium" autoComplete="off" />
        <ButtonGroup>
          <Button>Send the invitation</Button>
          <TextLink to={paths.provider(provider.id)}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
