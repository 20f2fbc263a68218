import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Confirmation } from "#app/components/confirmation.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Moment } from "#app/components/moment.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { providerKindNames } from "#app/core/words/providers.ts";
import { findApplication } from "#app/domain/quality/desk/applications.server.ts";
import { openAssessment } from "#app/domain/quality/open-assessment.server.ts";
import { canAssess } from "#app/domain/quality/policy.ts";
import { NothingForm } from "#app/platform/form-fields.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Open an assessment") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canAssess(act.actor), "Only a development officer or the authority lead may open an assessment");
  const id = idFrom(params, "registrationId");
  const row = found(await findApplication(act, id));
  if (row.assessmentId) throw redirect(paths.assessment(row.assessmentId));
  return { row };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "registrationId");
  return submit(
    request,
    NothingForm,
    () => openAssessment(act, id),
    ({ assessmentId }) => redirect(withNotice(paths.assessment(assessmentId), "opened")),
  );
}

export default function Opening() {
  const { row } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Open an assessment"
        caption={row.providerName}
        lead="It is made under the newest framework published for this kind of provider, and keeps that version."
        back={{ to: paths.assessments(), text: "Applications" }}
      />
      <SummaryList
        rows={[
          { term: "Provider", value: row.providerName },
          { term: "Kind", value: providerKindNames[row.providerKind] },
          { term: "Submitted", value: row.submittedAt ? <Moment value={row.submittedAt} /> : undefined },
        ]}
      />
      <Confirmation
        reply={reply}
        press="Open the assessment"
        instead={{ to: paths.assessments(), text: "Cancel" }}
      />
    </>
  );
}
