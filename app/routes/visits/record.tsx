import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { VisitRecordFields } from "#app/components/visit-fields.tsx";
import { earliest, londonDay } from "#app/core/calendar.ts";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { canAssess } from "#app/domain/quality/policy.ts";
import { VisitRecordForm } from "#app/domain/quality/visits/forms.ts";
import { findVisit, findVisitChoices } from "#app/domain/quality/visits/queries.server.ts";
import { recordVisit } from "#app/domain/quality/visits/record-visit.server.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Record the visit") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const visit = found(await findVisit(act, idFrom(params, "visitId")));
  allowed(canAssess(act.actor), "Only a development officer or the authority lead may record a visit");
  const { visitors } = found(await findVisitChoices(act, visit.providerId));
  const { id, providerName, assessmentId, plannedOn, report } = visit;
  const today = londonDay(act.now);
  return {
    id,
    providerName,
    isForDecision: assessmentId !== null,
    visitors,
    defaults: {
      visitedOn: visit.visitedOn ?? (plannedOn ? earliest(plannedOn, today) : today),
      visitorId: visit.visitorId ?? act.actor.userId,
      report,
    },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "visitId");
  return submit(
    request,
    VisitRecordForm,
    (form) => recordVisit(act, id, form),
    () => redirect(withNotice(paths.visitPage(id), "visit-recorded")),
  );
}

export default function Record() {
  const { id, providerName, isForDecision, visitors, defaults } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Record the visit"
        caption={providerName}
        lead={
          isForDecision
            ? "From then on neither you nor who visited may propose or confirm the decision."
            : undefined
        }
        back={{ to: paths.visitPage(id), text: "Visit" }}
      />
      <PortalForm reply={reply} defaults={defaults}>
        <VisitRecordFields visitors={visitors} />
        <ButtonGroup>
          <Button>Record the visit</Button>
          <TextLink to={paths.visitPage(id)}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
