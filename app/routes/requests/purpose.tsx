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
import { Field } from "#app/components/field.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Radios } from "#app/components/radios.tsx";
import { RequestHeader } from "#app/components/request-header.tsx";
import { Select } from "#app/components/select.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import { paths } from "#app/core/paths.ts";
import {
  placementReasonNames,
  placementReasons,
  successTestKinds,
  successTestNames,
} from "#app/core/words/placements.ts";
import { findDraft } from "#app/domain/placements/drafts.server.ts";
import { PurposeForm } from "#app/domain/placements/forms.ts";
import { saveRequest } from "#app/domain/placements/save-request.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";
import { itsOffer } from "#app/routes/requests/its-offer.ts";

export const meta: MetaFunction = () => [{ title: titleOf("What is it for?") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const draft = found(await findDraft(act, idFrom(params, "draftId")));
  if (draft.submittedAt) throw redirect(paths.placement(draft.id));
  const offer = await itsOffer(act, draft);
  const { purpose } = draft.answers;
  return {
    draftId: draft.id,
    offerTitle: offer.title,
    defaults: purpose && { ...purpose, successTarget: purpose.successTarget?.toString() ?? "" },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "draftId");
  return submit(
    request,
    PurposeForm,
    (purpose) => saveRequest(act, id, { step: "purpose", purpose }),
    () => redirect(paths.request(id, "funding")),
  );
}

export default function RequestPurpose() {
  const { draftId, offerTitle, defaults } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <RequestHeader title="What is it for?" draftId={draftId} offerTitle={offerTitle} step="purpose" />
      <PortalForm reply={reply} defaults={defaults}>
        <Select
          name="reason"
          label="Why it is needed"
          empty="Choose a reason"
          width="long"
          options={placementReasons.map((value) => ({ value, text: placementReasonNames[value] }))}
        />
        <TextArea
          name="objectives"
          label="What it is to achieve"
          hint="The provider reads this and works towards it"
          rows={4}
        />
        <TextArea
          name="nextStep"
          label="What comes after"
          hint="The way back to school, or on to somewhere else"
          rows={4}
        />
        <Radios
          name="successTest"
          label="How you will know that it worked"
          options={successTestKinds.map((value) => ({ value, text: successTestNames[value] }))}
        />
        <Field
          name="successTarget"
          label="Target"
          hint="For a test of attendance: the percentage to reach, or the points to gain"
          width="tiny"
          inputMode="numeric"
        />
        <ButtonGroup>
          <Button>Continue</Button>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
