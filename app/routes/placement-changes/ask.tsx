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
import { PatternField } from "#app/components/pattern-field.tsx";
import { Radios } from "#app/components/radios.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { addDays, formatDay, latest, londonDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { changeKinds } from "#app/core/words/placements.ts";
import { ChangeWishForm } from "#app/domain/placements/changes/forms.ts";
import { canAskForChange } from "#app/domain/placements/changes/policy.ts";
import { checkChange } from "#app/domain/placements/changes/queries.server.ts";
import { changeWishIn, changeWishQuery } from "#app/domain/placements/changes/wish-address.ts";
import { findPlacement } from "#app/domain/placements/queries.server.ts";
import { listFreePlaces } from "#app/domain/placements/request-queries.server.ts";
import { describePattern } from "#app/domain/placements/session-pattern.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";
import { PlacementFacts } from "#app/routes/placements/placement-facts.tsx";

export const meta: MetaFunction = () => [{ title: titleOf("Change the placement") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "placementId");
  const placement = found(await findPlacement(act, id, paths.newPlacementChange(id)));
  allowed(canAskForChange(act.actor, placement), "Who commissioned a placement asks for its change");
  const startsOn = latest(addDays(londonDay(act.now), 1), placement.startsOn);
  const days = { startsOn, endsOn: latest(placement.endsOn, startsOn) };
  return {
    placement,
    days,
    free: await listFreePlaces(act, placement.offerId, days),
    wish: changeWishIn(new URL(request.url).searchParams),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "placementId");
  return submit(
    request,
    ChangeWishForm,
    (wish) => checkChange(act, id, wish),
    (wish) => redirect(paths.newPlacementChangeCheck(id, changeWishQuery(wish))),
  );
}

const words = {
  amend: { text: "Other half days from a day on", hint: "The last day stays" },
  extend: { text: "A later last day", hint: "From the day after the last one, with the half days below" },
} as const;

export default function AskForChange() {
  const { placement, days, free, wish } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const back = paths.placement(placement.id);
  return (
    <>
      <PageHeader
        title="Change the placement"
        caption={placement.reference}
        lead="Say what is to change. You see what it would cost before anybody is asked."
        back={{ to: back, text: "Placement" }}
      />
      <PlacementFacts placement={placement} />
      <PortalForm
        reply={reply}
        defaults={{
          kind: wish?.kind,
          startsOn: wish?.startsOn,
          endsOn: wish?.endsOn,
          pattern: [...(wish?.pattern ?? placement.pattern)],
        }}
      >
        <Radios
          name="kind"
          label="What is to change"
          options={changeKinds.map((value) => ({ value, ...words[value] }))}
        />
        <DayField
          name="startsOn"
          label="First day of the other half days"
          hint="Only for other half days; after today. What was planned before it stays"
        />
        <DayField
          name="endsOn"
          label="New last day"
          hint={`Only for a later last day; now ${formatDay(placement.endsOn)}`}
        />
        <PatternField
          name="pattern"
          label="Half days of the week from then on"
          hint={`Now: ${describePattern(placement.pattern)}. Free places are those on every day from ${formatDay(days.startsOn)} to ${formatDay(days.endsOn)}, beside your own`}
          notes={Object.fromEntries(free.map(({ half, free: places }) => [half, `${places} free`]))}
        />
        <ButtonGroup>
          <Button>See what it would cost</Button>
          <TextLink to={back}>Go back</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
