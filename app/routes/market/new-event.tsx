import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { DayField } from "#app/components/day-field.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Field } from "#app/components/field.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Hidden } from "#app/components/hidden.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { callEvent } from "#app/domain/market/call-event.server.ts";
import { MarketEventForm } from "#app/domain/market/forms.ts";
import { canRunMarket } from "#app/domain/market/policy.ts";
import { allowed } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Call an event") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canRunMarket(act.actor), "Only a development officer or the authority lead may call an event");
  return { id: crypto.randomUUID() };
}

export async function action({ request }: ActionFunctionArgs) {
  const act = await requireAct(request);
  return submit(
    request,
    MarketEventForm,
    (form) => callEvent(act, form),
    ({ eventId }) => redirect(withNotice(paths.marketGuests(eventId), "event-called")),
  );
}

export default function NewEvent() {
  const { id } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Call an event"
        lead="You choose whom to invite on the next page."
        back={{ to: paths.marketEvents(), text: "Events" }}
      />
      <PortalForm reply={reply}>
        <Hidden name="id" value={id} />
        <Field name="title" label="Title" autoComplete="off" />
        <TextArea name="description" label="What it is about" rows={4} />
        <Field name="place" label="Where" autoComplete="off" />
        <DayField name="heldOn" label="Day" />
        <Field name="startsAt" label="Begins at" type="time" width="short" />
        <Field name="endsAt" label="Ends at" type="time" width="short" />
        <DayField name="answerBy" label="Answers by" />
        <ButtonGroup>
          <Button>Save and choose guests</Button>
          <TextLink to={paths.marketEvents()}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
