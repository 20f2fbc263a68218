import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { ReportCorrections } from "#app/components/report-corrections.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { canAssess } from "#app/domain/quality/policy.ts";
import { findAssessment } from "#app/domain/quality/queries.server.ts";
import { AccuracyReplyForm } from "#app/domain/quality/reports/forms.ts";
import { replyToCorrections } from "#app/domain/quality/reports/reply-to-corrections.server.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Answer the corrections") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const { id, providerName, report } = found(await findAssessment(act, idFrom(params, "assessmentId")));
  allowed(canAssess(act.actor), "Only a development officer or the authority lead may answer corrections");
  return { id, providerName, corrections: found(report).corrections };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "assessmentId");
  return submit(
    request,
    AccuracyReplyForm,
    (form) => replyToCorrections(act, id, form),
    () => redirect(withNotice(paths.assessment(id), "answered")),
  );
}

export default function Reply() {
  const { id, providerName, corrections } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const isAnswered = corrections.length > 0;
  return (
    <>
      <PageHeader
        title={isAnswered ? "Answer the corrections" : "Take the report back"}
        caption={providerName}
        lead={
          isAnswered
            ? "The assessment is yours again: amend the report and the judgements where the provider is right, then propose the decision."
            : "The provider has not answered in time. The assessment is yours again, to amend or to decide."
        }
        back={{ to: paths.assessment(id), text: "Assessment" }}
      />
      {isAnswered ? <ReportCorrections corrections={corrections} /> : null}
      <PortalForm reply={reply}>
        {isAnswered ? (
          <TextArea
            name="reply"
            label="What you made of them"
            hint="The provider reads this: what you have changed, and what you have not and why"
            rows={6}
          />
        ) : null}
        <ButtonGroup>
          <Button>{isAnswered ? "Send the answer" : "Take it back"}</Button>
          <TextLink to={paths.assessment(id)}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
