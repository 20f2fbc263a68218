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
import { liftSuspension } from "#app/domain/quality/lift-suspension.server.ts";
import { canSuspend } from "#app/domain/quality/policy.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Lift the suspension") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const { id, name } = found(await findProvider(act, idFrom(params, "providerId")));
  allowed(canSuspend(act.actor), "Only a development officer or the authority lead may do this");
  return { id, name };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "providerId");
  return submit(
    request,
    ReasonForm,
    (form) => liftSuspension(act, id, form),
    () => redirect(withNotice(paths.provider(id), "lifted")),
  );
}

export default function Lifting() {
  const { id, name } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Lift the suspension"
        caption={name}
        lead="From today the provider is free of it. It can be commissioned if its decision and evidence still hold."
        back={{ to: paths.provider(id), text: name }}
      />
      <PortalForm reply={reply}>
        <TextArea name="reason" label="Reason" hint="The provider reads this" rows={4} />
        <ButtonGroup>
          <Button kind="primary">Lift from today</Button>
          <TextLink to={paths.provider(id)}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
