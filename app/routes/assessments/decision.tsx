import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { Checkbox } from "#app/components/checkbox.tsx";
import { DayField } from "#app/components/day-field.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Field } from "#app/components/field.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { JudgedStandards } from "#app/components/judged-standards.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Radios } from "#app/components/radios.tsx";
import { OverallJudgement } from "#app/components/report-judgements.tsx";
import { Section } from "#app/components/section.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { londonDay } from "#app/core/calendar.ts";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { decisionNames } from "#app/core/words/quality.ts";
import { listEvidence } from "#app/domain/quality/evidence-queries.server.ts";
import { DecisionForm } from "#app/domain/quality/forms.ts";
import {
  conditionSlots,
  forbidsApproval,
  possibleDecisions,
  undecidable,
} from "#app/domain/quality/judging.ts";
import { canPropose } from "#app/domain/quality/policy.ts";
import { proposeDecision } from "#app/domain/quality/propose-decision.server.ts";
import { findAssessment } from "#app/domain/quality/queries.server.ts";
import { reportStandsInTheWay } from "#app/domain/quality/reports/accuracy.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Propose a decision") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const assessment = found(await findAssessment(act, idFrom(params, "assessmentId")));
  allowed(canPropose(act.actor, assessment), "Another officer must decide: not who visited");
  const { id, providerId, providerName, visits, facts, standards } = assessment;
  const waiting = reportStandsInTheWay(facts, londonDay(act.now));
  const evidence = await listEvidence(act, providerId);
  return {
    id,
    providerName,
    standards,
    isVisited: visits.some(({ status }) => status === "recorded"),
    standsInTheWay: [...undecidable(standards), ...forbidsApproval(standards), ...(waiting ? [waiting] : [])],
    isReportWaiting: waiting !== undefined,
    unaccepted: evidence
      .filter(({ kind, isAccepted }) => kind.critical && !isAccepted)
      .map(({ kind, subject }) =>
        kind.scope === "organisation" ? kind.name : `${kind.name}: ${subject.name}`,
      ),
    possible: waiting ? [] : possibleDecisions(standards),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "assessmentId");
  return submit(
    request,
    DecisionForm,
    (form) => proposeDecision(act, id, form),
    () => redirect(withNotice(paths.assessment(id), "proposed")),
  );
}

export default function Decision() {
  const { id, providerName, possible, standards, isReportWaiting } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Propose a decision"
        caption={providerName}
        lead="A second officer confirms it or sends it back. It counts from the day it is confirmed, an approval for a year."
        back={{ to: paths.assessment(id), text: "Assessment" }}
      />
      <SummaryList rows={[{ term: "Judgements", value: <OverallJudgement standards={standards} /> }]} />
      <Warnings />
      {possible.length > 0 ? (
        <PortalForm reply={reply}>
          <Radios
            name="kind"
            label="Decision"
            options={possible.map((kind) => ({ value: kind, text: decisionNames[kind] }))}
          />
          <TextArea name="reason" label="Reason" hint="The provider reads this" rows={5} />
          {possible.includes("approve_with_conditions") ? (
            <Section title="Conditions" lead="For an approval with conditions. Leave the rest empty.">
              {conditionSlots.map((slot) => (
                <fieldset key={slot} className="mb-6 rounded-md border border-line bg-white p-4">
                  <legend className="px-1 font-semibold">Condition {slot}</legend>
                  <Field name={`condition${slot}`} label="What must be put right" width="full" />
                  <DayField name={`due${slot}`} label="By" />
                  <Checkbox
                    name={`critical${slot}`}
                    text="Critical: if it is overdue, the provider is not listed"
                  />
                </fieldset>
              ))}
            </Section>
          ) : null}
          <ButtonGroup>
            <Button>Propose this decision</Button>
            <TextLink to={paths.assessment(id)}>Cancel</TextLink>
          </ButtonGroup>
        </PortalForm>
      ) : (
        <TextLink to={isReportWaiting ? paths.assessment(id) : paths.judgements(id)}>
          {isReportWaiting ? "Back to the assessment" : "Judge the standards"}
        </TextLink>
      )}
      <Section title="The standards as judged">
        <JudgedStandards standards={standards} level={3} />
      </Section>
    </>
  );
}

function Warnings() {
  const { standsInTheWay, unaccepted, isVisited, possible } = useLoaderData<typeof loader>();
  return (
    <>
      {standsInTheWay.length > 0 ? (
        <Notice
          tone="warning"
          title={possible.length > 0 ? "This cannot be approved" : "This cannot be decided yet"}
        >
          {standsInTheWay.join(". ")}.
        </Notice>
      ) : null}
      {unaccepted.length > 0 ? (
        <Notice tone="warning" title="An approval would not put it on the menu yet">
          These critical pieces of evidence are not accepted and in date: {unaccepted.join("; ")}.
        </Notice>
      ) : null}
      {isVisited ? null : (
        <Notice title="Nobody has visited yet">
          A decision can be made without a visit; say why in the reason.
        </Notice>
      )}
    </>
  );
}
