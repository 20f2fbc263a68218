import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { findProvider } from "#app/domain/providers/queries.server.ts";
import { ReasonForm } from "#app/domain/quality/forms.ts";
import { canWithdraw } from "#app/domain/quality/policy.ts";
import { withdrawProvider } from "#app/domain/quality/withdraw-provider.server.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Withdraw the provider") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const { id, organisationId, name } = found(await findProvider(act, idFrom(params, "providerId")));
  allowed(canWithdraw(act.actor, { organisationId }), "You cannot withdraw this provider");
  return { id, name };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "providerId");
  return submit(
    request,
    ReasonForm,
    (form) => withdrawProvider(act, id, form),
    () => redirect(withNotice(paths.provider(id), "withdrawn")),
  );
}

export default function Withdrawal() {
  const { id, name } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Withdraw the provider"
        caption={name}
        lead="The provider leaves the menu from today. Only a new registration and decision bring it back. Placements that run go on."
        back={{ to: paths.provider(id), text: name }}
      />
      <PortalForm reply={reply}>
        <TextArea
          name="reason"
          label="Reason"
          hint="Such as the provider closing, or no longer wishing to be listed"
          rows={4}
        />
        <ButtonGroup>
          <Button kind="warning">Withdraw from today</Button>
          <TextLink to={paths.provider(id)}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
