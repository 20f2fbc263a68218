import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Radios } from "#app/components/radios.tsx";
import { Section } from "#app/components/section.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { formatDay } from "#app/core/calendar.ts";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { accuracyAnswerNames, accuracyAnswers } from "#app/core/words/quality.ts";
import { canAnswerReport } from "#app/domain/quality/policy.ts";
import { answerReport } from "#app/domain/quality/reports/answer-report.server.ts";
import { AccuracyForm } from "#app/domain/quality/reports/forms.ts";
import { paragraphsOf } from "#app/domain/quality/reports/paragraphs.ts";
import { findSharedReport } from "#app/domain/quality/reports/queries.server.ts";
import { allowed, found } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Answer on the facts") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const report = found(await findSharedReport(act, act.actor.organisationId));
  allowed(canAnswerReport(act.actor, report), "Only the provider's manager may answer on the facts");
  return {
    providerName: report.providerName,
    dueOn: report.answerDueOn,
    paragraphs: paragraphsOf(report.text),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const report = found(await findSharedReport(act, act.actor.organisationId));
  return submit(
    request,
    AccuracyForm,
    (form) => answerReport(act, report.assessmentId, form),
    () => redirect(withNotice(paths.registrationReport(), "answered")),
  );
}

const hints = {
  accurate: "The officer goes on to the decision",
  corrections: "Write each one under its paragraph; the officer answers before the decision",
};

export default function ReportAnswer() {
  const { providerName, dueOn, paragraphs } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Answer on the facts"
        caption={providerName}
        lead={`What is counted, named and described can be corrected. The judgements are the authority's. ${
          dueOn ? `Answer by ${formatDay(dueOn)}.` : ""
        }`}
        back={{ to: paths.registrationReport(), text: "The report on you" }}
      />
      <PortalForm reply={reply}>
        <Radios
          name="answer"
          label="Are the facts right?"
          options={accuracyAnswers.map((value) => ({
            value,
            text: accuracyAnswerNames[value],
            hint: hints[value],
          }))}
        />
        <Section title="Corrections" lead="Leave empty what is right.">
          {paragraphs.map(({ number, text, heading }) => (
            <div key={number} className="mb-6 border-t border-line pt-4">
              {heading ? <p className="text-sm font-semibold text-soft">{heading}</p> : null}
              <p className="prose mb-2 whitespace-pre-line">
                <span className="text-soft">{number}. </span>
                {text}
              </p>
              <TextArea name={`correction.${number}`} label={`Correction of paragraph ${number}`} rows={2} />
            </div>
          ))}
          <TextArea
            name="correction.judgements"
            label="Facts in the comments on the judgements"
            hint="Name the standard"
            rows={3}
          />
        </Section>
        <ButtonGroup>
          <Button>Send the answer</Button>
          <TextLink to={paths.registrationReport()}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
