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
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Moment } from "#app/components/moment.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { MarketAttendanceForm } from "#app/domain/market/forms.ts";
import { noteAttendance } from "#app/domain/market/note-attendance.server.ts";
import { canRunMarket } from "#app/domain/market/policy.ts";
import { findMarketEvent, listMarketGuests } from "#app/domain/market/queries.server.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Who came") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const event = found(await findMarketEvent(act, idFrom(params, "eventId")));
  allowed(canRunMarket(act.actor), "Only a development officer or the authority lead may note who came");
  const { rows: guests } = await listMarketGuests(act, event.id);
  return { event, guests };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const eventId = idFrom(params, "eventId");
  return submit(
    request,
    MarketAttendanceForm,
    (form) => noteAttendance(act, eventId, form),
    () => redirect(withNotice(paths.marketEvent(eventId), "attended")),
  );
}

export default function MarketAttendance() {
  const { event, guests } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const came = guests.filter(({ attended, answer }) => attended ?? answer === "coming");
  return (
    <>
      <PageHeader
        title="Who came"
        caption={event.title}
        lead="Those who said that they would come are ticked already."
        back={{ to: paths.marketEvent(event.id), text: event.title }}
      />
      {event.noted ? (
        <p className="mb-4">
          Noted already <Moment value={event.noted.at} />
          {event.noted.by ? ` by ${event.noted.by}` : ""}: what you save takes its place.
        </p>
      ) : null}
      <PortalForm reply={reply} defaults={{ came: came.map(({ id }) => id) }}>
        <Checkboxes
          name="came"
          label="Came"
          options={guests.map(({ id, organisation }) => ({ value: id, text: organisation }))}
        />
        <ButtonGroup>
          <Button>Save</Button>
          <TextLink to={paths.marketEvent(event.id)}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
