import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { Checkboxes } from "#app/components/checkboxes.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";
import { GuestsForm } from "#app/domain/market/forms.ts";
import { inviteToEvent } from "#app/domain/market/invite-to-event.server.ts";
import { canRunMarket } from "#app/domain/market/policy.ts";
import { findMarketEvent, listUninvited } from "#app/domain/market/queries.server.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Invite to the event") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const { id, title } = found(await findMarketEvent(act, idFrom(params, "eventId")));
  allowed(canRunMarket(act.actor), "Only a development officer or the authority lead may invite");
  return { event: { id, title }, ...(await listUninvited(act, id)) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const eventId = idFrom(params, "eventId");
  return submit(
    request,
    GuestsForm,
    (form) => inviteToEvent(act, eventId, form),
    () => redirect(paths.marketEvent(eventId)),
  );
}

export default function Guests() {
  const { event, providers, interests } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const back = { to: paths.marketEvent(event.id), text: event.title };
  if (providers.length + interests.length === 0)
    return (
      <>
        <PageHeader title="Invite to the event" caption={event.title} back={back} />
        <EmptyState title="Everybody is invited already">
          New providers and new interest appear here as they come.
        </EmptyState>
      </>
    );
  return (
    <>
      <PageHeader
        title="Invite to the event"
        caption={event.title}
        lead="Each gets a letter with an address of their own to answer at."
        back={back}
      />
      <PortalForm reply={reply}>
        {providers.length > 0 ? (
          <Checkboxes
            name="providers"
            label="Providers"
            columns
            options={providers.map(({ id, name }) => ({ value: id, text: name }))}
          />
        ) : null}
        {interests.length > 0 ? (
          <Checkboxes
            name="interests"
            label="Who registered interest"
            columns
            options={interests.map(({ id, organisation, contactName }) => ({
              value: id,
              text: `${organisation} (${contactName})`,
            }))}
          />
        ) : null}
        <ButtonGroup>
          <Button>Send the invitations</Button>
          <TextLink to={paths.marketEvent(event.id)}>Not now</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
