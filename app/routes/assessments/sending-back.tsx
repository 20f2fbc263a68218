import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { decisionNames } from "#app/core/words/quality.ts";
import { ReasonForm } from "#app/domain/quality/forms.ts";
import { canConfirm } from "#app/domain/quality/policy.ts";
import { findAssessment } from "#app/domain/quality/queries.server.ts";
import { sendBackDecision } from "#app/domain/quality/send-back-decision.server.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Send the decision back") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const { id, providerName, visitors, ...assessment } = found(
    await findAssessment(act, idFrom(params, "assessmentId")),
  );
  const decision = found(assessment.decision);
  allowed(
    canConfirm(act.actor, { visitors, proposedBy: decision.proposedBy }),
    "Another officer must look at this: not who visited, and not who proposed it",
  );
  return { id, providerName, decision };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "assessmentId");
  return submit(
    request,
    ReasonForm,
    (form) => sendBackDecision(act, id, form),
    () => redirect(withNotice(paths.assessment(id), "sent-back")),
  );
}

export default function SendingBack() {
  const { id, providerName, decision } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Send the decision back"
        caption={providerName}
        lead="The assessment is open again, and a new decision can be proposed."
        back={{ to: paths.assessment(id), text: "Assessment" }}
      />
      <SummaryList
        rows={[
          { term: "Decision", value: decisionNames[decision.kind] },
          { term: "Reason", value: decision.reason },
          { term: "Proposed by", value: decision.proposedByName ?? undefined },
          ...decision.conditions.map(({ text, critical }) => ({
            term: critical ? "Critical condition" : "Condition",
            value: text,
          })),
        ]}
      />
      <PortalForm reply={reply}>
        <TextArea name="reason" label="What has to be looked at again" rows={4} />
        <ButtonGroup>
          <Button>Send it back</Button>
          <TextLink to={paths.assessment(id)}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
