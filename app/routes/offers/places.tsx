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
import { PortalForm } from "#app/components/form.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { PlacesField } from "#app/components/places-field.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { lastCalendarDate, londonDay, type WeeklyHalfDay, weeklyHalfDays } from "#app/core/calendar.ts";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { PlacesForm } from "#app/domain/menu/forms.ts";
import { peakOf, placesOn } from "#app/domain/menu/peak.ts";
import { canManageOffer } from "#app/domain/menu/policy.ts";
import { findOffer, findPlaces } from "#app/domain/menu/queries.server.ts";
import { setPlaces } from "#app/domain/menu/set-places.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Places of the offer") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "offerId");
  const offer = found(await findOffer(act, id));
  if (!canManageOffer(act.actor, offer)) throw new Response("Not allowed", { status: 403 });
  return { offer, today: londonDay(act.now), ...found(await findPlaces(act, id)) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "offerId");
  return submit(
    request,
    PlacesForm,
    (form) => setPlaces(act, id, form),
    () => redirect(withNotice(paths.offer(id), "saved")),
  );
}

export default function Places() {
  const { offer, today, given, booked } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const notes: Partial<Record<WeeklyHalfDay, string>> = {};
  const defaults: Record<string, string> = { startsOn: today };
  for (const half of weeklyHalfDays) {
    const ofHalf = <Row extends { half: WeeklyHalfDay }>(rows: readonly Row[]) =>
      rows.filter((row) => row.half === half);
    const peak = peakOf(ofHalf(booked), { startsOn: today, endsOn: lastCalendarDate });
    if (peak > 0) notes[half] = `${peak} booked`;
    const places = placesOn(ofHalf(given), today);
    if (places > 0) defaults[`places.${half}`] = String(places);
  }
  return (
    <>
      <PageHeader
        title="Places of the offer"
        caption={offer.title}
        lead="How many pupils can come on each half day of the week. There cannot be fewer than are booked."
        back={{ to: paths.offer(offer.id), text: "Offer" }}
      />
      <PortalForm reply={reply} defaults={defaults}>
        <DayField name="startsOn" label="From" hint="What was set for later days is replaced" />
        <PlacesField
          name="places"
          label="Places"
          hint="Leave a half day empty when the offer does not run then"
          notes={notes}
        />
        <ButtonGroup>
          <Button>Save places</Button>
          <TextLink to={paths.offer(offer.id)}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
