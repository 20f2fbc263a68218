import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { NamesNobody } from "#app/components/names-nobody.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { closeConcern } from "#app/domain/quality/concerns/close-concern.server.ts";
import { FindingForm } from "#app/domain/quality/concerns/forms.ts";
import { canFollowUpConcern } from "#app/domain/quality/concerns/policy.ts";
import { findConcern } from "#app/domain/quality/concerns/queries.server.ts";
import { visitInWords } from "#app/domain/quality/concerns/visit-words.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Close the concern") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const concern = found(await findConcern(act, idFrom(params, "concernId")));
  allowed(canFollowUpConcern(act.actor), "Only a development officer or the authority lead may do this");
  return { concern };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "concernId");
  return submit(
    request,
    FindingForm,
    (form) => closeConcern(act, id, form),
    () => redirect(withNotice(paths.concern(id), "concern-closed")),
  );
}

export default function ConcernClosing() {
  const { concern } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Close the concern"
        caption={`Concern ${concern.reference} about ${concern.providerName}`}
        back={{ to: paths.concern(concern.id), text: `Concern ${concern.reference}` }}
      />
      <SummaryList
        rows={[
          { term: "What was noticed", value: concern.text },
          { term: "Plan", value: concern.plan || undefined },
          { term: "Visit", value: concern.visit ? visitInWords(concern.visit) : "None linked" },
        ]}
      />
      <PortalForm reply={reply}>
        <TextArea
          name="finding"
          label="What was found"
          hint="Whoever raised the concern reads this. Name no child and nobody who works there"
          rows={5}
        />
        <NamesNobody reply={reply} />
        <ButtonGroup>
          <Button>Close the concern</Button>
          <TextLink to={paths.concern(concern.id)}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
