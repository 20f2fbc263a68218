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
import { type Need, needNames } from "#app/core/words/menu.ts";
import { acceptPlacement } from "#app/domain/placements/accept-placement.server.ts";
import { canAnswer } from "#app/domain/placements/policy.ts";
import { findPlacement } from "#app/domain/placements/queries.server.ts";
import { NothingForm } from "#app/platform/form-fields.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";
import { PlacementFacts } from "#app/routes/placements/placement-facts.tsx";

export const meta: MetaFunction = () => [{ title: titleOf("Accept the request") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "placementId");
  const placement = found(await findPlacement(act, id, paths.acceptance(id)));
  allowed(canAnswer(act.actor, placement), "The provider's manager answers requests");
  return { placement };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "placementId");
  return submit(
    request,
    NothingForm,
    () => acceptPlacement(act, id),
    () => redirect(withNotice(paths.placement(id), "accepted")),
  );
}

export default function Acceptance() {
  const { placement } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const back = paths.placement(placement.id);
  return (
    <>
      <PageHeader
        title="Accept the request"
        caption={placement.reference}
        back={{ to: back, text: "Placement" }}
      />
      <PlacementFacts
        placement={placement}
        more={[
          { term: "Needs", value: needsOf(placement.pupil) },
          { term: "To achieve", value: placement.objectives },
        ]}
      />
      <p className="prose mt-6">
        Accepting holds the places for ten school days, while the budget holders approve. After that they may
        be given to somebody else.
      </p>
      <Confirmation
        reply={reply}
        press="Accept and hold the places"
        instead={{ to: back, text: "Go back" }}
      />
    </>
  );
}

function needsOf(pupil: { needs: readonly Need[] } | null) {
  return pupil?.needs.map((need) => needNames[need]).join(", ") || undefined;
}
