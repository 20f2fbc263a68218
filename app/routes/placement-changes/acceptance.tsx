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
import { acceptChange } from "#app/domain/placements/changes/accept-change.server.ts";
import { NothingForm } from "#app/platform/form-fields.ts";
import { idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";
import { ChangeFacts } from "#app/routes/placement-changes/change-facts.tsx";
import { changeFor } from "#app/routes/placement-changes/change-for.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Accept the change") }];

export const loader = (args: LoaderFunctionArgs) => changeFor("accept", args);

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
