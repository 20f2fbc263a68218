import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { DayField } from "#app/components/day-field.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { londonDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { VisitForm } from "#app/domain/quality/forms.ts";
import { canAssess } from "#app/domain/quality/policy.ts";
import { findAssessment } from "#app/domain/quality/queries.server.ts";
import { recordVisit } from "#app/domain/quality/record-visit.server.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Record a visit") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const assessment = found(await findAssessment(act, idFrom(params, "assessmentId")));
  allowed(canAssess(act.actor), "Only a development officer or the authority lead may record a visit");
  const { id, providerName, visitedOn, report } = assessment;
  return { id, providerName, defaults: { visitedOn: visitedOn ?? londonDay(act.now), report } };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "assessmentId");
  return submit(
    request,
    VisitForm,
    (form) => recordVisit(act, id, form),
    () => redirect(paths.assessment(id)),
  );
}

export default function Visit() {
  const { id, providerName, defaults } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Record a visit"
        caption={providerName}
        lead="The visit is recorded as yours. From then on you may judge the standards, but neither propose nor confirm the decision."
        back={{ to: paths.assessment(id), text: "Assessment" }}
      />
      <PortalForm reply={reply} defaults={defaults}>
        <DayField name="visitedOn" label="Day of the visit" />
        <TextArea name="report" label="What you saw" hint="Name no child" rows={8} />
        <ButtonGroup>
          <Button>Record my visit</Button>
          <TextLink to={paths.assessment(id)}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
