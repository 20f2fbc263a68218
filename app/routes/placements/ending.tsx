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
import { Money } from "#app/components/money.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Select } from "#app/components/select.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { earliest, londonDay } from "#app/core/calendar.ts";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { endReasonNames, endReasons } from "#app/core/words/placements.ts";
import { endPlacement } from "#app/domain/placements/end-placement.server.ts";
import { EndingForm } from "#app/domain/placements/forms.ts";
import { isCommissioner } from "#app/domain/placements/policy.ts";
import { findPlacement } from "#app/domain/placements/queries.server.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";
import { PlacementFacts } from "#app/routes/placements/placement-facts.tsx";

export const meta: MetaFunction = () => [{ title: titleOf("End the placement") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "placementId");
  const placement = found(await findPlacement(act, id, paths.ending(id)));
  allowed(isCommissioner(act.actor, placement), "Who commissioned a placement ends it");
  return { placement, today: londonDay(act.now) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "placementId");
  return submit(
    request,
    EndingForm,
    (form) => endPlacement(act, id, form),
    () => redirect(withNotice(paths.placement(id), "ended")),
  );
}

export default function Ending() {
  const { placement, today } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const back = paths.placement(placement.id);
  return (
    <>
      <PageHeader
        title="End the placement"
        caption={placement.reference}
        back={{ to: back, text: "Placement" }}
      />
      <PlacementFacts
        placement={placement}
        more={[{ term: "Planned cost", value: <Money pence={placement.costPence} /> }]}
      />
      <p className="prose mt-6">
        What was planned after the last day goes back to each budget now. What was planned up to it stays
        reserved until the statements have charged it.
      </p>
      <PortalForm reply={reply}>
        <DayField
          name="lastDay"
          label="Last day"
          hint="A day that has come"
          min={placement.startsOn}
          max={earliest(placement.endsOn, today)}
        />
        <Select
          name="reason"
          label="Why it ends"
          empty="Choose a reason"
          width="long"
          options={endReasons.map((value) => ({ value, text: endReasonNames[value] }))}
        />
        <ButtonGroup>
          <Button kind="warning">End the placement</Button>
          <TextLink to={back}>Go back</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
