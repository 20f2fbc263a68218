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
import { Radios } from "#app/components/radios.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { AnnouncedField, VisitFields } from "#app/components/visit-fields.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { visitPurposeNames, visitPurposes } from "#app/core/words/quality.ts";
import { canAssess } from "#app/domain/quality/policy.ts";
import { VisitPlanForm } from "#app/domain/quality/visits/forms.ts";
import { planVisit } from "#app/domain/quality/visits/plan-visit.server.ts";
import { findVisit, findVisitChoices } from "#app/domain/quality/visits/queries.server.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Plan a visit") }];

/** Which provider, and which visit that is due, if any: `?provider=…&visit=…`. */
function asked(request: Request): { providerId: string; visitId: string | undefined } {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return { providerId: idFrom(query, "provider"), visitId: query.visit && idFrom(query, "visit") };
}

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const { providerId, visitId } = asked(request);
  const choices = found(await findVisitChoices(act, providerId));
  allowed(canAssess(act.actor), "Only a development officer or the authority lead may plan a visit");
  const due = visitId ? found(await findVisit(act, visitId)) : undefined;
  return {
    ...choices,
    visitId: visitId ?? randomUUID(),
    defaults: {
      visitorId: act.actor.userId,
      purpose: due?.purpose ?? "monitoring",
      ...(due?.dueOn ? { plannedOn: due.dueOn } : {}),
    },
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const { providerId } = asked(request);
  return submit(
    request,
    VisitPlanForm,
    (form) => planVisit(act, providerId, form),
    ({ visitId }) => redirect(withNotice(paths.visitPage(visitId), "visit-planned")),
  );
}

export default function NewVisit() {
  const { provider, sites, visitors, visitId, defaults, assessmentId } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Plan a visit"
        caption={provider.name}
        back={{ to: paths.provider(provider.id), text: "Provider" }}
        actions={
          assessmentId ? (
            <TextLink to={paths.visit(assessmentId)}>Plan one for its assessment</TextLink>
          ) : undefined
        }
      />
      <PortalForm reply={reply} defaults={defaults}>
        <Hidden name="id" value={visitId} />
        <Radios
          name="purpose"
          label="What is it for?"
          options={visitPurposes
            .filter((value) => value !== "assessment")
            .map((value) => ({ value, text: visitPurposeNames[value] }))}
        />
        <AnnouncedField />
        <VisitFields sites={sites} visitors={visitors} />
        <ButtonGroup>
          <Button>Plan the visit</Button>
          <TextLink to={paths.provider(provider.id)}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
