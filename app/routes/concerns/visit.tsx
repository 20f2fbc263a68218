import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Radios } from "#app/components/radios.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { ConcernVisitForm } from "#app/domain/quality/concerns/forms.ts";
import { linkConcern } from "#app/domain/quality/concerns/link-concern.server.ts";
import { canFollowUpConcern } from "#app/domain/quality/concerns/policy.ts";
import { findConcern, listVisitsToLink } from "#app/domain/quality/concerns/queries.server.ts";
import { visitInWords } from "#app/domain/quality/concerns/visit-words.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Link to a visit") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const concern = found(await findConcern(act, idFrom(params, "concernId")));
  allowed(canFollowUpConcern(act.actor), "Only a development officer or the authority lead may do this");
  const visits = await listVisitsToLink(act, concern.providerId);
  return { concern, visits: visits.map((visit) => ({ value: visit.id, text: visitInWords(visit) })) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "concernId");
  return submit(
    request,
    ConcernVisitForm,
    (form) => linkConcern(act, id, form),
    () => redirect(withNotice(paths.concern(id), "concern-visit")),
  );
}

export default function ConcernVisit() {
  const { concern, visits } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const plan = <TextLink to={paths.newVisit(concern.providerId)}>Plan a visit</TextLink>;
  return (
    <>
      <PageHeader
        title="Link to a visit"
        caption={`Concern ${concern.reference} about ${concern.providerName}`}
        lead="The visit on which this concern is looked into."
        back={{ to: paths.concern(concern.id), text: `Concern ${concern.reference}` }}
      />
      {visits.length === 0 ? (
        <EmptyState title="This provider has no visits yet" action={plan}>
          Plan one, then come back to link it.
        </EmptyState>
      ) : (
        <PortalForm reply={reply} defaults={{ visitId: concern.visitId ?? undefined }}>
          <Radios name="visitId" label="Visit" options={visits} />
          <ButtonGroup>
            <Button>Link the visit</Button>
            {plan}
          </ButtonGroup>
        </PortalForm>
      )}
    </>
  );
}
