import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Hidden } from "#app/components/hidden.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { AnnouncedField, VisitFields } from "#app/components/visit-fields.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { canAssess } from "#app/domain/quality/policy.ts";
import { findAssessment } from "#app/domain/quality/queries.server.ts";
import { AssessmentVisitForm } from "#app/domain/quality/visits/forms.ts";
import { planVisit } from "#app/domain/quality/visits/plan-visit.server.ts";
import { findVisitChoices } from "#app/domain/quality/visits/queries.server.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Plan a visit") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const assessment = found(await findAssessment(act, idFrom(params, "assessmentId")));
  allowed(canAssess(act.actor), "Only a development officer or the authority lead may plan a visit");
  const { sites, visitors } = found(await findVisitChoices(act, assessment.providerId));
  const { id, providerName } = assessment;
  return { id, providerName, sites, visitors, visitId: randomUUID(), me: act.actor.userId };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const assessment = found(await findAssessment(act, idFrom(params, "assessmentId")));
  return submit(
    request,
    AssessmentVisitForm,
    (form) =>
      planVisit(act, assessment.providerId, { ...form, purpose: "assessment", assessmentId: assessment.id }),
    () => redirect(withNotice(paths.assessment(assessment.id), "visit-planned")),
  );
}

export default function Visit() {
  const { id, providerName, sites, visitors, visitId, me } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Plan a visit"
        caption={providerName}
        lead="Whoever visits may judge the standards, but neither propose nor confirm the decision."
        back={{ to: paths.assessment(id), text: "Assessment" }}
        actions={<TextLink to={paths.pastVisit(id)}>Record a visit that has taken place</TextLink>}
      />
      <PortalForm reply={reply} defaults={{ visitorId: me }}>
        <Hidden name="id" value={visitId} />
        <AnnouncedField />
        <VisitFields sites={sites} visitors={visitors} />
        <ButtonGroup>
          <Button>Plan the visit</Button>
          <TextLink to={paths.assessment(id)}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
