import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Confirmation } from "#app/components/confirmation.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { isCommissioner } from "#app/domain/placements/policy.ts";
import { findPlacement } from "#app/domain/placements/queries.server.ts";
import { startPlacement } from "#app/domain/placements/start-placement.server.ts";
import { NothingForm } from "#app/platform/form-fields.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";
import { PlacementFacts } from "#app/routes/placements/placement-facts.tsx";

export const meta: MetaFunction = () => [{ title: titleOf("Start the placement") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "placementId");
  const placement = found(await findPlacement(act, id, paths.start(id)));
  allowed(isCommissioner(act.actor, placement), "Who commissioned a placement starts it");
  return { placement };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "placementId");
  return submit(
    request,
    NothingForm,
    () => startPlacement(act, id),
    () => redirect(withNotice(paths.placement(id), "started")),
  );
}

export default function Start() {
  const { placement } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const back = paths.placement(placement.id);
  return (
    <>
      <PageHeader
        title="Start the placement"
        caption={placement.reference}
        back={{ to: back, text: "Placement" }}
      />
      <PlacementFacts placement={placement} />
      <p className="prose mt-6">
        From now on the provider marks a register for every session. All ten things that must be there before
        the start are checked, and that the provider may still be commissioned.
      </p>
      <Confirmation reply={reply} press="Start" instead={{ to: back, text: "Go back" }} />
    </>
  );
}
