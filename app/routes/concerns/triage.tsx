import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { NamesNobody } from "#app/components/names-nobody.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Radios } from "#app/components/radios.tsx";
import { Select } from "#app/components/select.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { concernSubjectNames, concernWeightNames, concernWeights } from "#app/core/words/quality.ts";
import { TriageForm } from "#app/domain/quality/concerns/forms.ts";
import { canFollowUpConcern } from "#app/domain/quality/concerns/policy.ts";
import { findConcern, listVisitsToLink } from "#app/domain/quality/concerns/queries.server.ts";
import { triageConcern } from "#app/domain/quality/concerns/triage-concern.server.ts";
import { visitInWords } from "#app/domain/quality/concerns/visit-words.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Weigh the concern") }];

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
    TriageForm,
    (form) => triageConcern(act, id, form),
    () => redirect(withNotice(paths.concern(id), "concern-weighed")),
  );
}

export default function Triage() {
  const { concern, visits } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const defaults = {
    weight: concern.weight ?? undefined,
    plan: concern.plan,
    visitId: concern.visitId ?? undefined,
  };
  return (
    <>
      <PageHeader
        title="Weigh the concern"
        caption={`Concern ${concern.reference} about ${concern.providerName}`}
        back={{ to: paths.concern(concern.id), text: `Concern ${concern.reference}` }}
      />
      <SummaryList
        rows={[
          { term: "About", value: concernSubjectNames[concern.subject] },
          { term: "What was noticed", value: concern.text },
        ]}
      />
      <PortalForm reply={reply} defaults={defaults}>
        <Radios
          name="weight"
          label="How soon does it need somebody?"
          options={concernWeights.map((weight) => ({ value: weight, text: concernWeightNames[weight] }))}
        />
        <TextArea
          name="plan"
          label="What will be done"
          hint="For officers. Who raised it sees only that it is being followed up. Name no child and nobody who works there"
          rows={4}
        />
        <NamesNobody reply={reply} />
        {visits.length > 0 ? (
          <Select
            name="visitId"
            label="Look into it on a visit"
            hint="You may leave this empty, and link a visit later"
            options={visits}
            empty="No visit"
          />
        ) : null}
        <ButtonGroup>
          <Button>Save</Button>
          <TextLink to={paths.concern(concern.id)}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
