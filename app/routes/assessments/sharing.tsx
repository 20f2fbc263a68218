import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { Checkbox } from "#app/components/checkbox.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { OverallJudgement, ReportJudgements } from "#app/components/report-judgements.tsx";
import { ReportText } from "#app/components/report-text.tsx";
import { Section } from "#app/components/section.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { allows } from "#app/core/lifecycle.ts";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { undecidable } from "#app/domain/quality/judging.ts";
import { assessmentLifecycle } from "#app/domain/quality/lifecycle.ts";
import { canAssess } from "#app/domain/quality/policy.ts";
import { findAssessment } from "#app/domain/quality/queries.server.ts";
import { SharingForm } from "#app/domain/quality/reports/forms.ts";
import { shareReport } from "#app/domain/quality/reports/share-report.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("The report as the provider reads it") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const assessment = found(await findAssessment(act, idFrom(params, "assessmentId")));
  const { id, providerName, standards, status, stage } = assessment;
  const report = found(assessment.report);
  const isOpen = allows(assessmentLifecycle, "share", status) && canAssess(act.actor);
  return {
    id,
    providerName,
    standards,
    text: report.text,
    isSharedAgain: report.sharedAt !== null,
    isUnread: stage === "to_share_again",
    open: undecidable(standards),
    maySave: isOpen,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "assessmentId");
  return submit(
    request,
    SharingForm,
    () => shareReport(act, id),
    () => redirect(withNotice(paths.assessment(id), "shared")),
  );
}

export default function Sharing() {
  const { id, providerName, standards, text, open, maySave, isSharedAgain, isUnread } =
    useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="The report as the provider reads it"
        caption={providerName}
        back={{ to: paths.assessment(id), text: "Assessment" }}
        actions={maySave ? <TextLink to={paths.reportDraft(id)}>Change the report</TextLink> : undefined}
      />
      <SummaryList rows={[{ term: "Overall", value: <OverallJudgement standards={standards} /> }]} />
      <Section title="Report">
        <ReportText text={text} />
      </Section>
      <Section title="Judgements">
        <ReportJudgements standards={standards} withComments />
      </Section>
      {open.length > 0 ? (
        <Notice tone="warning" title="It cannot be shared yet">
          {open.join(". ")}. <TextLink to={paths.judgements(id)}>Judge the standards</TextLink>
        </Notice>
      ) : null}
      {maySave && open.length === 0 ? (
        <Section
          title={isSharedAgain ? "Share it again" : "Share it with the provider"}
          lead={
            isUnread
              ? "It has changed since the provider read it. Until the provider has answered anew, or the day for that has passed, no decision can be proposed."
              : isSharedAgain
                ? "The provider has seen it. You can propose the decision without sharing it again; if you do, it answers anew."
                : "The provider is asked whether the facts are right. Until it has answered, or the day for that has passed, no decision can be proposed."
          }
        >
          <PortalForm reply={reply}>
            <Checkbox name="read" text="I have read the report and the judgements as they stand here" />
            <ButtonGroup>
              <Button>Share with the provider</Button>
              <TextLink to={paths.assessment(id)}>Not yet</TextLink>
            </ButtonGroup>
          </PortalForm>
        </Section>
      ) : null}
    </>
  );
}
