import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { Day } from "#app/components/day.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { ReportCorrections } from "#app/components/report-corrections.tsx";
import { OverallJudgement, ReportJudgements } from "#app/components/report-judgements.tsx";
import { ReportText } from "#app/components/report-text.tsx";
import { Section } from "#app/components/section.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { londonDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { accuracyAnswerNames } from "#app/core/words/quality.ts";
import { canSeeRegistration } from "#app/domain/providers/policy.ts";
import { canAnswerReport } from "#app/domain/quality/policy.ts";
import { findSharedReport } from "#app/domain/quality/reports/queries.server.ts";
import { allowed } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("The report on you") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const { actor } = act;
  allowed(
    actor.organisationKind === "provider" && canSeeRegistration(actor, actor),
    "The report is for the provider's manager",
  );
  const report = await findSharedReport(act, actor.organisationId);
  return {
    report,
    sharedOn: report?.sharedAt && londonDay(report.sharedAt),
    mayAnswer:
      report !== undefined &&
      report.answer === null &&
      report.status === "factual_accuracy" &&
      canAnswerReport(actor, report),
  };
}

export default function Report() {
  const { report, sharedOn, mayAnswer } = useLoaderData<typeof loader>();
  const back = { to: paths.registration(), text: "Registration" };
  if (!report)
    return (
      <>
        <PageHeader title="The report on you" back={back} />
        <EmptyState title="There is no report yet">
          When an officer has visited and written it, you read it here before anybody else.
        </EmptyState>
      </>
    );
  return (
    <>
      <PageHeader
        title="The report on you"
        caption={report.providerName}
        back={back}
        actions={
          mayAnswer ? <ButtonLink to={paths.registrationAnswer()}>Answer on the facts</ButtonLink> : undefined
        }
      />
      {mayAnswer && report.answerDueOn ? (
        <Notice title="Are the facts right?">
          Read it, and answer by <Day value={report.answerDueOn} />. Nobody but the authority's officers reads
          it before the decision.
        </Notice>
      ) : null}
      <SummaryList
        rows={[
          { term: "Overall", value: <OverallJudgement standards={report.standards} /> },
          { term: "Under", value: `${report.frameworkName}, version ${report.frameworkVersion}` },
          { term: "Shared with you", value: sharedOn ? <Day value={sharedOn} /> : undefined },
          report.answer !== null && { term: "Your answer", value: accuracyAnswerNames[report.answer] },
          report.reply !== "" && { term: "The officer's reply", value: report.reply },
          report.decision !== undefined && {
            term: "Published",
            value: <TextLink to={paths.report(report.id)}>As schools read it</TextLink>,
          },
        ]}
      />
      {report.corrections.length > 0 ? (
        <ReportCorrections corrections={report.corrections} title="What you said is not right" />
      ) : null}
      <Section
        title="Report"
        lead={report.isAmended ? "As it was published: amended after your corrections." : undefined}
      >
        <ReportText text={report.text} isNumbered />
      </Section>
      <Section title="Judgements">
        <ReportJudgements standards={report.standards} withComments />
      </Section>
    </>
  );
}
