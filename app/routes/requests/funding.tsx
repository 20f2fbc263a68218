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
import { RequestHeader } from "#app/components/request-header.tsx";
import { paths } from "#app/core/paths.ts";
import { findDraft } from "#app/domain/placements/drafts.server.ts";
import { FundingForm } from "#app/domain/placements/forms.ts";
import { findOwners } from "#app/domain/placements/request-queries.server.ts";
import { saveRequest } from "#app/domain/placements/save-request.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";
import { itsOffer } from "#app/routes/requests/its-offer.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Who pays?") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const draft = found(await findDraft(act, idFrom(params, "draftId")));
  if (draft.submittedAt) throw redirect(paths.placement(draft.id));
  const owners = await findOwners(act, draft);
  if (!owners) throw redirect(paths.request(draft.id, "pupil"));
  const offer = await itsOffer(act, draft);
  const { school = 100, partnership, authority } = draft.answers.funding ?? {};
  const given = draft.answers.funding ? draft.answers.funding.school : school;
  return {
    draftId: draft.id,
    offerTitle: offer.title,
    owners,
    defaults: {
      school: given?.toString() ?? "",
      partnership: partnership?.toString() ?? "",
      authority: authority?.toString() ?? "",
    },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "draftId");
  return submit(
    request,
    FundingForm,
    (funding) => saveRequest(act, id, { step: "funding", funding }),
    () => redirect(paths.request(id, "check")),
  );
}

const share = { width: "tiny", suffix: "%", inputMode: "numeric" } as const;

export default function RequestFunding() {
  const { draftId, offerTitle, owners, defaults } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <RequestHeader title="Who pays?" draftId={draftId} offerTitle={offerTitle} step="funding" />
      <p className="prose mb-6">
        The shares add to 100 per cent. Each budget holder approves its own part, and nothing is reserved
        until the last has.
      </p>
      <PortalForm reply={reply} defaults={defaults}>
        <Field name="school" label={owners.school} hint="The pupil's school" {...share} />
        {owners.partnership ? (
          <Field name="partnership" label={owners.partnership} hint="The school's partnership" {...share} />
        ) : null}
        <Field name="authority" label={owners.authority} hint="The authority" {...share} />
        <ButtonGroup>
          <Button>Continue</Button>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
