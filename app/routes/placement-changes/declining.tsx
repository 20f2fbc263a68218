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
import { allows } from "#app/core/lifecycle.ts";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { declineChange } from "#app/domain/placements/changes/decline-change.server.ts";
import { ChangeDecliningForm } from "#app/domain/placements/changes/forms.ts";
import { changeLifecycle } from "#app/domain/placements/changes/lifecycle.ts";
import { canAnswerChange } from "#app/domain/placements/changes/policy.ts";
import { findChange } from "#app/domain/placements/changes/queries.server.ts";
import { findPlacement } from "#app/domain/placements/queries.server.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";
import { ChangeFacts } from "#app/routes/placement-changes/change-facts.tsx";

export const meta: MetaFunction = () => [{ title: titleOf("Decline the change") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "placementId");
  const changeId = idFrom(params, "changeId");
  const placement = found(await findPlacement(act, id, paths.placementChangeDeclining(id, changeId)));
  allowed(canAnswerChange(act.actor, placement), "The provider's manager answers requests");
  const change = found(await findChange(act, id, changeId));
  if (!allows(changeLifecycle, "decline", change.status)) throw redirect(paths.placementChange(id, changeId));
  return { placement, change };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const which = { placementId: idFrom(params, "placementId"), changeId: idFrom(params, "changeId") };
  return submit(
    request,
    ChangeDecliningForm,
    ({ reason }) => declineChange(act, { ...which, reason }),
    () => redirect(withNotice(paths.placementChange(which.placementId, which.changeId), "change-declined")),
  );
}

export default function ChangeDeclining() {
  const { placement, change } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const back = paths.placementChange(placement.id, change.id);
  return (
    <>
      <PageHeader
        title="Decline the change"
        caption={placement.reference}
        back={{ to: back, text: "The change" }}
      />
      <ChangeFacts change={change} placement={placement} offerPrice={undefined} />
      <p className="prose mt-6">The placement stays as it is, and you go on seeing it.</p>
      <PortalForm reply={reply}>
        <TextArea
          name="reason"
          label="Why you cannot take this change"
          hint="Who asked reads this"
          rows={4}
        />
        <ButtonGroup>
          <Button kind="warning">Decline the change</Button>
          <TextLink to={back}>Go back</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
