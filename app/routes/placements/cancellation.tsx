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
import { cancelPlacement } from "#app/domain/placements/cancel-placement.server.ts";
import { CancellationForm } from "#app/domain/placements/forms.ts";
import { isCommissioner } from "#app/domain/placements/policy.ts";
import { findPlacement } from "#app/domain/placements/queries.server.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";
import { PlacementFacts } from "#app/routes/placements/placement-facts.tsx";

export const meta: MetaFunction = () => [{ title: titleOf("Cancel the placement") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "placementId");
  const placement = found(await findPlacement(act, id, paths.cancellation(id)));
  allowed(isCommissioner(act.actor, placement), "Who asked for a placement cancels it");
  return { placement };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "placementId");
  return submit(
    request,
    CancellationForm,
    ({ reason }) => cancelPlacement(act, id, reason),
    () => redirect(withNotice(paths.placement(id), "cancelled")),
  );
}

export default function Cancellation() {
  const { placement } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const back = paths.placement(placement.id);
  return (
    <>
      <PageHeader
        title="Cancel the placement"
        caption={placement.reference}
        back={{ to: back, text: "Placement" }}
      />
      <PlacementFacts placement={placement} />
      <p className="prose mt-6">
        All places and all money reserved for it are given back, and the provider no longer sees the pupil.
      </p>
      <PortalForm reply={reply}>
        <TextArea name="reason" label="Why the placement is cancelled" rows={4} />
        <ButtonGroup>
          <Button kind="warning">Cancel the placement</Button>
          <TextLink to={back}>Go back</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
