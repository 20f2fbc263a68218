import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { Checkbox } from "#app/components/checkbox.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { OverallJudgement } from "#app/components/report-judgements.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { decisionNames } from "#app/core/words/quality.ts";
import { confirmDecision } from "#app/domain/quality/confirm-decision.server.ts";
import { ConfirmationForm } from "#app/domain/quality/forms.ts";
import { canConfirm } from "#app/domain/quality/policy.ts";
import { findAssessment } from "#app/domain/quality/queries.server.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Confirm the decision") }];

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
  return { id, providerName, decision, standards: assessment.standards };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "assessmentId");
  return submit(
    request,
    ConfirmationForm,
    () => confirmDecision(act, id),
    () => redirect(withNotice(paths.assessment(id), "confirmed")),
  );
}

export default function Confirmation() {
  const { id, providerName, decision, standards } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Confirm the decision"
        caption={providerName}
        lead="It counts from today. An approval holds for a year while critical evidence stays accepted and in date."
        back={{ to: paths.assessment(id), text: "Assessment" }}
      />
      <SummaryList
        rows={[
          { term: "Judgements", value: <OverallJudgement standards={standards} /> },
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
        <Checkbox name="confirmed" text="I have read the judgements and the reason" />
        <ButtonGroup>
          <Button>Confirm the decision</Button>
          <TextLink to={paths.assessment(id)}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
