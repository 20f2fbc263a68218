import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { Day } from "#app/components/day.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { visitPurposeNames } from "#app/core/words/quality.ts";
import { canAssess } from "#app/domain/quality/policy.ts";
import { cancelVisit } from "#app/domain/quality/visits/cancel-visit.server.ts";
import { VisitCancellationForm } from "#app/domain/quality/visits/forms.ts";
import { findVisit } from "#app/domain/quality/visits/queries.server.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Cancel the visit") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const visit = found(await findVisit(act, idFrom(params, "visitId")));
  allowed(canAssess(act.actor), "Only a development officer or the authority lead may cancel a visit");
  return { visit };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "visitId");
  return submit(
    request,
    VisitCancellationForm,
    (form) => cancelVisit(act, id, form),
    () => redirect(withNotice(paths.visitPage(id), "visit-cancelled")),
  );
}

export default function Cancellation() {
  const { visit } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const wasTold = visit.isAnnounced && visit.status === "planned";
  return (
    <>
      <PageHeader
        title="Cancel the visit"
        caption={visit.providerName}
        back={{ to: paths.visitPage(visit.id), text: "Visit" }}
      />
      <SummaryList
        rows={[
          { term: "Purpose", value: visitPurposeNames[visit.purpose] },
          { term: "Day", value: <Day value={visit.day} /> },
        ]}
      />
      <PortalForm reply={reply}>
        <TextArea
          name="reason"
          label="Reason"
          hint={wasTold ? "The provider reads this" : "For officers only: the provider was not told"}
          rows={4}
        />
        <ButtonGroup>
          <Button kind="warning">Cancel the visit</Button>
          <TextLink to={paths.visitPage(visit.id)}>Keep it</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
