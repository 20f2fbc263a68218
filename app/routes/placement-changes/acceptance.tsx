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
import { allows } from "#app/core/lifecycle.ts";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { acceptChange } from "#app/domain/placements/changes/accept-change.server.ts";
import { changeLifecycle } from "#app/domain/placements/changes/lifecycle.ts";
import { canAnswerChange } from "#app/domain/placements/changes/policy.ts";
import { findChange } from "#app/domain/placements/changes/queries.server.ts";
import { findPlacement } from "#app/domain/placements/queries.server.ts";
import { NothingForm } from "#app/platform/form-fields.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";
import { ChangeFacts } from "#app/routes/placement-changes/change-facts.tsx";

export const meta: MetaFunction = () => [{ title: titleOf("Accept the change") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "placementId");
  const changeId = idFrom(params, "changeId");
  const placement = found(await findPlacement(act, id, paths.placementChangeAcceptance(id, changeId)));
  allowed(canAnswerChange(act.actor, placement), "The provider's manager answers requests");
  const change = found(await findChange(act, id, changeId));
  if (!allows(changeLifecycle, "accept", change.status)) throw redirect(paths.placementChange(id, changeId));
  return { placement, change };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const which = { placementId: idFrom(params, "placementId"), changeId: idFrom(params, "changeId") };
  return submit(
    request,
    NothingForm,
    () => acceptChange(act, which),
    () => redirect(withNotice(paths.placementChange(which.placementId, which.changeId), "change-accepted")),
  );
}

export default function ChangeAcceptance() {
  const { placement, change } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const back = paths.placementChange(placement.id, change.id);
  return (
    <>
      <PageHeader
        title="Accept the change"
        caption={placement.reference}
        back={{ to: back, text: "The change" }}
      />
      <ChangeFacts
        change={change}
        placement={placement}
        offerPrice={change.offerPrice}
        more={[{ term: "Why", value: change.reason }]}
      />
      <p className="prose mt-6">
        Accepting holds the places that the change needs for ten school days, while the budget holders
        approve. The placement changes with the last approval, and keeps the price agreed.
      </p>
      <Confirmation
        reply={reply}
        press="Accept and hold the places"
        instead={{ to: back, text: "Go back" }}
      />
    </>
  );
}
