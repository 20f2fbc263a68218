import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Confirmation } from "#app/components/confirmation.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Money } from "#app/components/money.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { findDraft } from "#app/domain/placements/drafts.server.ts";
import { nextStep } from "#app/domain/placements/request-answers.ts";
import { requestPlacement } from "#app/domain/placements/request-placement.server.ts";
import { findRequestPlan } from "#app/domain/placements/request-queries.server.ts";
import { fullName } from "#app/domain/pupils/names.ts";
import { NothingForm } from "#app/platform/form-fields.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";
import { itsOffer } from "#app/routes/requests/its-offer.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Send the request") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const draft = found(await findDraft(act, idFrom(params, "draftId")));
  if (draft.submittedAt) throw redirect(paths.placement(draft.id));
  const step = nextStep(draft);
  if (step !== "check") throw redirect(paths.request(draft.id, step));
  const offer = await itsOffer(act, draft, draft.answers.week?.startsOn);
  const { pupil, plan } = found(await findRequestPlan(act, draft, paths.request(draft.id, "submission")));
  return { draftId: draft.id, offer, pupil, plan };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "draftId");
  return submit(
    request,
    NothingForm,
    () => requestPlacement(act, id),
    (placementId) => redirect(withNotice(paths.placement(placementId), "requested")),
  );
}

export default function RequestSubmission() {
  const { draftId, offer, pupil, plan } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const checking = paths.request(draftId, "check");
  return (
    <>
      <PageHeader
        title="Send the request"
        caption={offer.title}
        back={{ to: checking, text: "Check your answers" }}
      />
      <SummaryList
        rows={[
          { term: "To", value: offer.providerName },
          { term: "For", value: fullName(pupil) },
          { term: "Planned sessions", value: plan?.sessions },
          { term: "Planned cost", value: plan ? <Money pence={plan.costPence} /> : undefined },
        ]}
      />
      <div className="prose mt-6">
        <p>The provider will see who the pupil is, and accepts or declines.</p>
        <p>No money is reserved yet: each budget holder approves its part after the provider has accepted.</p>
      </div>
      <Confirmation reply={reply} press="Send to the provider" instead={{ to: checking, text: "Go back" }} />
    </>
  );
}
