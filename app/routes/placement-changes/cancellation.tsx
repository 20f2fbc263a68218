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
import { cancelChange } from "#app/domain/placements/changes/cancel-change.server.ts";
import { ChangeCancellationForm } from "#app/domain/placements/changes/forms.ts";
import { idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";
import { ChangeFacts } from "#app/routes/placement-changes/change-facts.tsx";
import { changeFor } from "#app/routes/placement-changes/change-for.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Cancel the change") }];

export const loader = (args: LoaderFunctionArgs) => changeFor("cancel", args);

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const which = { placementId: idFrom(params, "placementId"), changeId: idFrom(params, "changeId") };
  return submit(
    request,
    ChangeCancellationForm,
    ({ reason }) => cancelChange(act, { ...which, reason }),
    () => redirect(withNotice(paths.placementChange(which.placementId, which.changeId), "change-cancelled")),
  );
}

export default function ChangeCancellation() {
  const { placement, change } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const back = paths.placementChange(placement.id, change.id);
  return (
    <>
      <PageHeader
        title="Cancel the change"
        caption={placement.reference}
        back={{ to: back, text: "The change" }}
      />
      <ChangeFacts change={change} placement={placement} offerPrice={undefined} />
      <p className="prose mt-6">
        The placement stays as it is. Places that the provider holds for the change are free again.
      </p>
      <PortalForm reply={reply}>
        <TextArea
          name="reason"
          label="Why the change is no longer wanted"
          hint="The provider reads this"
          rows={4}
        />
        <ButtonGroup>
          <Button kind="warning">Cancel the change</Button>
          <TextLink to={back}>Go back</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
