import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Day } from "#app/components/day.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { OverallJudgement, ReportJudgements } from "#app/components/report-judgements.tsx";
import { ReportText } from "#app/components/report-text.tsx";
import { Section } from "#app/components/section.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";
import { providerKindNames } from "#app/core/words/providers.ts";
import { decisionNames } from "#app/core/words/quality.ts";
import { findPublishedReport } from "#app/domain/quality/reports/queries.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf(data ? `Report on ${data.report.providerName}` : "Report") },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  return { report: found(await findPublishedReport(act, idFrom(params, "assessmentId"))) };
}

export default function Report() {
  const { report } = useLoaderData<typeof loader>();
  const { decision, conditions, standards, text } = report;
  return (
    <article>
      <PageHeader
        title={`Report on ${report.providerName}`}
        caption={providerKindNames[report.providerKind]}
        back={{ to: paths.provider(report.providerId), text: "Provider" }}
      />
      <SummaryList
        rows={[
          { term: "Overall", value: <OverallJudgement standards={standards} /> },
          { term: "Decision", value: decisionNames[decision.kind] },
          { term: "Decided", value: decision.decidedOn ? <Day value={decision.decidedOn} /> : undefined },
          decision.expiresOn !== null && { term: "Until", value: <Day value={decision.expiresOn} /> },
          {
            term: "Judged under",
            value: (
              <>
                {report.frameworkName}, version {report.frameworkVersion}{" "}
                {report.frameworkSource ? (
                  <span className="print:hidden">
                    <TextLink to={report.frameworkSource}>The standards as published</TextLink>
                  </span>
                ) : null}
              </>
            ),
          },
        ]}
      />
      <Section
        title="Report"
        lead={
          report.isAmended
            ? "The provider read this report before it was published and corrected its facts. The text was amended after its corrections."
            : undefined
        }
      >
        {text ? (
          <ReportText text={text} />
        ) : (
          <p className="text-soft">The decision was made without a visit, so no report was written.</p>
        )}
      </Section>
      {conditions.length > 0 ? (
        <Section title="Conditions">
          <ul className="grid max-w-prose gap-2">
            {conditions.map(({ id, text: words, critical, dueOn, closedOn }) => (
              <li key={id}>
                {critical ? <strong>Critical: </strong> : null}
                {words} By <Day value={dueOn} />
                {closedOn ? (
                  <>
                    , met <Day value={closedOn} />
                  </>
                ) : null}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <div className="mt-8 print:mt-0 print:break-before-page">
        <Section title="Judgements">
          <ReportJudgements standards={standards} />
        </Section>
      </div>
    </article>
  );
}
