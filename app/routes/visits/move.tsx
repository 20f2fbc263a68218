import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { VisitFields } from "#app/components/visit-fields.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { canAssess } from "#app/domain/quality/policy.ts";
import { VisitMoveForm } from "#app/domain/quality/visits/forms.ts";
import { moveVisit } from "#app/domain/quality/visits/move-visit.server.ts";
import { findVisit, findVisitChoices } from "#app/domain/quality/visits/queries.server.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Move the visit") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const visit = found(await findVisit(act, idFrom(params, "visitId")));
  allowed(canAssess(act.actor), "Only a development officer or the authority lead may move a visit");
  const { sites, visitors } = found(await findVisitChoices(act, visit.providerId));
  const { id, providerName, isAnnounced, plannedOn, startsAt, siteId, visitorId } = visit;
  return {
    id,
    providerName,
    isAnnounced,
    sites,
    visitors,
    defaults: {
      plannedOn: plannedOn ?? "",
      startsAt: startsAt ?? "",
      siteId: siteId ?? "",
      visitorId: visitorId ?? "",
    },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "visitId");
  return submit(
    request,
    VisitMoveForm,
    (form) => moveVisit(act, id, form),
    () => redirect(withNotice(paths.visitPage(id), "visit-planned")),
  );
}

export default function Move() {
  const { id, providerName, isAnnounced, sites, visitors, defaults } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Move the visit"
        caption={providerName}
        lead={
          isAnnounced ? "The provider is told of the change." : "The provider knows nothing of this visit."
        }
        back={{ to: paths.visitPage(id), text: "Visit" }}
      />
      <PortalForm reply={reply} defaults={defaults}>
        <VisitFields sites={sites} visitors={visitors} />
        <ButtonGroup>
          <Button>Move the visit</Button>
          <TextLink to={paths.visitPage(id)}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
