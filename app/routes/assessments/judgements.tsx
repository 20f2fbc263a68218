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
import { StatusTag } from "#app/components/status-tag.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";
import { judgementNames, judgementWords } from "#app/core/words/quality.ts";
import { JudgementsForm } from "#app/domain/quality/forms.ts";
import { judgeStandards } from "#app/domain/quality/judge-standards.server.ts";
import { canAssess } from "#app/domain/quality/policy.ts";
import { findAssessment } from "#app/domain/quality/queries.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Judge the standards") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const assessment = found(await findAssessment(act, idFrom(params, "assessmentId")));
  const { id, providerName, status, standards, frameworkSource } = assessment;
  const defaults: Record<string, string> = {};
  for (const { id: criterionId, judgement, comment } of standards.flatMap(({ criteria }) => criteria)) {
    defaults[`judgement.${criterionId}`] = judgement ?? "";
    defaults[`comment.${criterionId}`] = comment ?? "";
  }
  const sections = [...new Set(standards.map(({ section }) => section))].map((title) => ({
    title,
    criteria: standards.filter(({ section }) => section === title).flatMap(({ criteria }) => criteria),
  }));
  const mayJudge = canAssess(act.actor) && status === "open";
  return { id, providerName, frameworkSource, sections, defaults, mayJudge };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "assessmentId");
  return submit(
    request,
    JudgementsForm,
    (form) => judgeStandards(act, id, form),
    () => redirect(paths.assessment(id)),
  );
}

type Standard = ReturnType<typeof useLoaderData<typeof loader>>["sections"][number]["criteria"][number];

const options = judgementWords.map((word) => ({ value: word, text: judgementNames[word] }));

export default function Judgements() {
  const { id, providerName, frameworkSource, sections, defaults, mayJudge } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Judge the standards"
        caption={providerName}
        lead="You can save what you have and come back. A critical standard that is not met forbids approval."
        back={{ to: paths.assessment(id), text: "Assessment" }}
      />
      {frameworkSource ? (
        <p className="mb-4">
          <TextLink to={frameworkSource}>The standards as published</TextLink>
        </p>
      ) : null}
      {mayJudge ? (
        <PortalForm reply={reply} defaults={defaults}>
          {sections.map(({ title, criteria }) => (
            <Section key={title} title={title}>
              {criteria.map((standard) => (
                <div key={standard.id} className="mb-6 rounded-md border border-line bg-white p-4 sm:p-5">
                  <Radios
                    name={`judgement.${standard.id}`}
                    label={<Words of={standard} />}
                    options={options}
                    inline
                  />
                  <TextArea name={`comment.${standard.id}`} label="Comment" rows={2} />
                </div>
              ))}
            </Section>
          ))}
          <ButtonGroup>
            <Button>Save the judgements</Button>
            <TextLink to={paths.assessment(id)}>Cancel</TextLink>
          </ButtonGroup>
        </PortalForm>
      ) : (
        sections.map(({ title, criteria }) => (
          <Section key={title} title={title}>
            <SummaryList
              rows={criteria.map((standard) => ({
                term: standard.critical ? `${standard.text} (critical)` : standard.text,
                value:
                  standard.judgement &&
                  [judgementNames[standard.judgement], standard.comment].filter(Boolean).join(": "),
              }))}
            />
          </Section>
        ))
      )}
    </>
  );
}

function Words({ of: { text, critical } }: { of: Standard }) {
  return (
    <>
      {text} {critical ? <StatusTag tone="warning">Critical</StatusTag> : null}
    </>
  );
}
