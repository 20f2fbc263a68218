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
import { PortalForm } from "#app/components/form.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { cancelEvent } from "#app/domain/market/cancel-event.server.ts";
import { CancelledForm } from "#app/domain/market/forms.ts";
import { canRunMarket } from "#app/domain/market/policy.ts";
import { findMarketEvent } from "#app/domain/market/queries.server.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Cancel the event") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const { id, title, invited } = found(await findMarketEvent(act, idFrom(params, "eventId")));
  allowed(canRunMarket(act.actor), "Only a development officer or the authority lead may cancel an event");
  return { event: { id, title, invited } };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const eventId = idFrom(params, "eventId");
  return submit(
    request,
    CancelledForm,
    (form) => cancelEvent(act, eventId, form),
    () => redirect(withNotice(paths.marketEvent(eventId), "event-cancelled")),
  );
}

export default function Cancellation() {
  const { event } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Cancel the event"
        caption={event.title}
        lead={`All ${event.invited} who are invited are written to.`}
        back={{ to: paths.marketEvent(event.id), text: event.title }}
      />
      <PortalForm reply={reply}>
        <TextArea name="reason" label="Reason" hint="It is part of the letter" rows={3} />
        <ButtonGroup>
          <Button kind="warning">Cancel the event</Button>
          <TextLink to={paths.marketEvent(event.id)}>Keep it</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
