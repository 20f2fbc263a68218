import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Hidden } from "#app/components/hidden.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { ReportCorrections } from "#app/components/report-corrections.tsx";
import { ReportText } from "#app/components/report-text.tsx";
import { Section } from "#app/components/section.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { allows } from "#app/core/lifecycle.ts";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { assessmentLifecycle } from "#app/domain/quality/lifecycle.ts";
import { canAssess } from "#app/domain/quality/policy.ts";
import { findAssessment } from "#app/domain/quality/queries.server.ts";
import { ReportForm } from "#app/domain/quality/reports/forms.ts";
import { firstDraft } from "#app/domain/quality/reports/paragraphs.ts";
import { saveReport } from "#app/domain/quality/reports/save-report.server.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Write the report") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const assessment = found(await findAssessment(act, idFrom(params, "assessmentId")));
  const { id, providerName, report, visits, status } = assessment;
  allowed(canAssess(act.actor), "Only a development officer or the authority lead may write a report");
  const seen = visits.flatMap(({ visitedOn, report: notes }) =>
    visitedOn ? [{ visitedOn, report: notes }] : [],
  );
  return {
    id,
    providerName,
    corrections: report?.corrections ?? [],
    key: crypto.randomUUID(),
    basis: report?.changeKey ?? "",
    saved: report?.text ?? "",
    isOpen: allows(assessmentLifecycle, "write", status),
    defaults: { text: report?.text ?? firstDraft(seen) },
  };
}

/** After a conflict too, so that what another officer has saved is shown and can be saved over. */
export const shouldRevalidate = () => true;

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "assessmentId");
  return submit(
    request,
    ReportForm,
    (form) => saveReport(act, id, form),
    () => redirect(withNotice(paths.reportSharing(id), "saved")),
  );
}

export default function Report() {
  const { id, providerName, corrections, isOpen, defaults, key, basis, saved } =
    useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const isBehind = reply?.fieldErrors.text !== undefined && saved !== "" && reply.values.text !== saved;
  return (
    <>
      <PageHeader
        title="Write the report"
        caption={providerName}
        lead="The provider reads it first and says whether the facts are right. With the decision it is published to every school and partnership."
        back={{ to: paths.assessment(id), text: "Assessment" }}
      />
      {corrections.length > 0 ? <ReportCorrections corrections={corrections} /> : null}
      {isOpen ? (
        <PortalForm reply={reply} defaults={defaults}>
          <Hidden name="key" value={key} />
          <Hidden name="basis" value={basis} />
          <TextArea
            name="text"
            label="Report"
            hint="Part paragraphs with an empty line; a short line without a full stop becomes a heading. Name no child and no member of staff"
            rows={24}
          />
          <ButtonGroup>
            <Button>Save and look at it</Button>
            <TextLink to={paths.assessment(id)}>Cancel</TextLink>
          </ButtonGroup>
        </PortalForm>
      ) : (
        <Notice title="The report cannot be changed now">
          It can be written again when the assessment is open.{" "}
          <TextLink to={paths.reportSharing(id)}>Read it</TextLink>
        </Notice>
      )}
      {isOpen && isBehind ? (
        <Section title="What is saved now">
          <ReportText text={saved} />
        </Section>
      ) : null}
    </>
  );
}
