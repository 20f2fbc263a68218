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
import { declineChange } from "#app/domain/placements/changes/decline-change.server.ts";
import { ChangeDecliningForm } from "#app/domain/placements/changes/forms.ts";
import { idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";
import { ChangeFacts } from "#app/routes/placement-changes/change-facts.tsx";
import { changeFor } from "#app/routes/placement-changes/change-for.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Decline the change") }];

export const loader = (args: LoaderFunctionArgs) => changeFor("decline", args);

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
