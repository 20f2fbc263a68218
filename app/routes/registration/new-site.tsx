import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Hidden } from "#app/components/hidden.tsx";
import { MayWait } from "#app/components/may-wait.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { SiteFields } from "#app/components/site-fields.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { londonDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { afterPlacing } from "#app/domain/organisations/place-of.server.ts";
import { SiteForm } from "#app/domain/providers/forms.ts";
import { canEditRegistration } from "#app/domain/providers/policy.ts";
import { saveSite } from "#app/domain/providers/save-site.server.ts";
import { findEditing } from "#app/domain/providers/version-queries.server.ts";
import { allowed } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Add a site") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canEditRegistration(act.actor, act.actor), "Only the provider's manager may change this");
  const id = crypto.randomUUID();
  const { isApproved } = await findEditing(act, { providerId: act.actor.organisationId, partId: id });
  return { id, today: londonDay(act.now), isApproved };
}

export async function action({ request }: ActionFunctionArgs) {
  const act = await requireAct(request);
  return submit(
    request,
    SiteForm,
    async (form) => {
      await saveSite(act, act.actor.organisationId, form);
      return afterPlacing(act, paths.registration(), form.postcode);
    },
    (to) => redirect(to),
  );
}

export default function NewSite() {
  const { id, today, isApproved } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader title="Add a site" back={{ to: paths.registration(), text: "Registration" }} />
      <MayWait isApproved={isApproved} what="a new site" />
      <PortalForm reply={reply} defaults={{ openedOn: today }}>
        <Hidden name="id" value={id} />
        <SiteFields />
        <ButtonGroup>
          <Button>Save</Button>
          <TextLink to={paths.registration()}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
