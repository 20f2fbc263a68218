import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BegunPupil } from "#app/components/begun-pupil.tsx";
import { Confirmation } from "#app/components/confirmation.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Moment } from "#app/components/moment.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { discardRequest } from "#app/domain/placements/discard-request.server.ts";
import { findBegun, findDraft } from "#app/domain/placements/drafts.server.ts";
import { canDiscardRequest } from "#app/domain/placements/policy.ts";
import { NothingForm } from "#app/platform/form-fields.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Discard a request") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const draft = found(await findDraft(act, idFrom(params, "draftId")));
  if (draft.submittedAt) throw redirect(paths.placement(draft.id));
  allowed(
    canDiscardRequest(act.actor, draft),
    "A school's lead or the authority's commissioning officer discards what was begun",
  );
  return { begun: found(await findBegun(act, draft.id, paths.requestDiscard(draft.id))) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "draftId");
  return submit(
    request,
    NothingForm,
    () => discardRequest(act, id),
    () => redirect(withNotice(paths.requestsBegun(), "request-discarded")),
  );
}

export default function RequestDiscard() {
  const { begun } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const list = paths.requestsBegun();
  return (
    <>
      <PageHeader
        title="Discard the request"
        caption={`${begun.offerTitle}, ${begun.providerName}`}
        lead={
          begun.isOnMenu
            ? "Nothing of it was sent, and what has been filled in is not kept."
            : "The offer is no longer on the menu, so the request cannot be sent. What has been filled in is not kept when you discard it."
        }
        back={{ to: list, text: "Requests begun and not sent" }}
      />
      <SummaryList
        rows={[
          { term: "Pupil", value: <BegunPupil begun={begun} /> },
          { term: "Begun by", value: begun.startedBy ?? "–" },
          { term: "Last saved", value: <Moment value={begun.changedAt} /> },
        ]}
      />
      <Confirmation reply={reply} press="Discard it" kind="warning" instead={{ to: list, text: "Keep it" }} />
    </>
  );
}
