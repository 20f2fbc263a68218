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
import { declinePlacement } from "#app/domain/placements/decline-placement.server.ts";
import { DecliningForm } from "#app/domain/placements/forms.ts";
import { canAnswer } from "#app/domain/placements/policy.ts";
import { findPlacement } from "#app/domain/placements/queries.server.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";
import { PlacementFacts } from "#app/routes/placements/placement-facts.tsx";

export const meta: MetaFunction = () => [{ title: titleOf("Decline the request") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "placementId");
  const placement = found(await findPlacement(act, id, paths.declining(id)));
  allowed(canAnswer(act.actor, placement), "The provider's manager answers requests");
  return { placement };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "placementId");
  return submit(
    request,
    DecliningForm,
    ({ reason }) => declinePlacement(act, id, reason),
    () => redirect(withNotice(paths.placements(), "declined")),
  );
}

export default function Declining() {
  const { placement } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const back = paths.placement(placement.id);
  return (
    <>
      <PageHeader
        title="Decline the request"
        caption={placement.reference}
        back={{ to: back, text: "Placement" }}
      />
      <PlacementFacts placement={placement} />
      <p className="prose mt-6">Once you have declined, you no longer see this placement or the pupil.</p>
      <PortalForm reply={reply}>
        <TextArea
          name="reason"
          label="Why you cannot take this placement"
          hint="Who asked reads this"
          rows={4}
        />
        <ButtonGroup>
          <Button kind="warning">Decline</Button>
          <TextLink to={back}>Go back</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
