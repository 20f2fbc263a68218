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
import { AnnouncedField, SiteSelect, VisitRecordFields } from "#app/components/visit-fields.tsx";
import { londonDay } from "#app/core/calendar.ts";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { canAssess } from "#app/domain/quality/policy.ts";
import { findAssessment } from "#app/domain/quality/queries.server.ts";
import { addVisit } from "#app/domain/quality/visits/add-visit.server.ts";
import { PastVisitForm } from "#app/domain/quality/visits/forms.ts";
import { findVisitChoices } from "#app/domain/quality/visits/queries.server.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Record a visit that was not planned") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const assessment = found(await findAssessment(act, idFrom(params, "assessmentId")));
  allowed(canAssess(act.actor), "Only a development officer or the authority lead may record a visit");
  const { sites, visitors } = found(await findVisitChoices(act, assessment.providerId));
  const defaults = { visitedOn: londonDay(act.now), visitorId: act.actor.userId };
  const { id, providerName } = assessment;
  return { id, providerName, sites, visitors, visitId: randomUUID(), defaults };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const { id, providerId } = found(await findAssessment(act, idFrom(params, "assessmentId")));
  return submit(
    request,
    PastVisitForm,
    (form) => addVisit(act, providerId, { ...form, purpose: "assessment", assessmentId: id }),
    () => redirect(withNotice(paths.assessment(id), "visit-recorded")),
  );
}

export default function Visited() {
  const { id, providerName, sites, visitors, visitId, defaults } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Record a visit that was not planned"
        caption={providerName}
        lead="From then on neither you nor who visited may propose or confirm the decision."
        back={{ to: paths.assessment(id), text: "Assessment" }}
      />
      <PortalForm reply={reply} defaults={defaults}>
        <Hidden name="id" value={visitId} />
        <VisitRecordFields visitors={visitors} />
        <AnnouncedField />
        <SiteSelect sites={sites} />
        <ButtonGroup>
          <Button>Record the visit</Button>
          <TextLink to={paths.assessment(id)}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
