import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useEffect } from "react";
import { titleOf } from "#app/components/error-summary.tsx";
import { JudgedStandards } from "#app/components/judged-standards.tsx";
import { JudgingForm } from "#app/components/judging-form.tsx";
import { forgetOf, inThisBrowser } from "#app/components/kept-judgements.ts";
import { PageHeader } from "#app/components/page-header.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { JudgementsForm } from "#app/domain/quality/forms.ts";
import { namesOfEvidence } from "#app/domain/quality/frameworks/queries.server.ts";
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
  const names = await namesOfEvidence(act);
  const toJudge = standards.map(({ criteria, ...standard }) => ({
    ...standard,
    criteria: criteria.map(({ id, text, evidenceKinds, judgement, comment, changeKey }) => ({
      id,
      text,
      evidence: evidenceKinds.flatMap((key) => names[key] ?? []),
      judgement: judgement ?? "",
      comment: comment ?? "",
      changeKey: changeKey ?? "",
    })),
  }));
  const sections = [...new Set(standards.map(({ section }) => section))].map((title) => ({
    title,
    standards: toJudge.filter(({ section }) => section === title),
  }));
  const mayJudge = canAssess(act.actor) && status === "open";
  return { id, providerName, frameworkSource, standards, sections, mayJudge, userId: act.actor.userId };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "assessmentId");
  return submit(
    request,
    JudgementsForm,
    (form) => judgeStandards(act, id, form),
    () => redirect(withNotice(paths.assessment(id), "judged")),
  );
}

export default function Judgements() {
  const { id, userId, providerName, frameworkSource, sections, standards, mayJudge } =
    useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  useEffect(() => {
    if (!mayJudge) inThisBrowser((store) => forgetOf(store, { userId, assessmentId: id }));
  }, [mayJudge, userId, id]);
  return (
    <>
      <PageHeader
        title={mayJudge ? "Judge the standards" : "The standards as judged"}
        caption={providerName}
        lead={
          mayJudge
            ? "A standard is as its weakest criterion, and a critical one that is not met forbids approval. Name no child: what waits for the line is kept in this browser."
            : "A standard is as its weakest criterion, and a critical one that is not met forbids approval."
        }
        back={{ to: paths.assessment(id), text: "Assessment" }}
      />
      {frameworkSource ? (
        <p className="mb-4">
          <TextLink to={frameworkSource}>The standards as published</TextLink>
        </p>
      ) : null}
      {mayJudge ? (
        <JudgingForm key={id} assessmentId={id} userId={userId} sections={sections} reply={reply} />
      ) : (
        <JudgedStandards standards={standards} />
      )}
    </>
  );
}
