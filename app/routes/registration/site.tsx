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
import { paths } from "#app/core/paths.ts";
import { afterPlacing } from "#app/domain/organisations/place-of.server.ts";
import { SiteForm } from "#app/domain/providers/forms.ts";
import { canEditRegistration } from "#app/domain/providers/policy.ts";
import { findSite } from "#app/domain/providers/queries.server.ts";
import { saveSite } from "#app/domain/providers/save-site.server.ts";
import { findEditing } from "#app/domain/providers/version-queries.server.ts";
import { contentOf } from "#app/domain/providers/versions.ts";
import { allowed, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";
import { openedWith } from "#app/routes/registration/editing.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Site") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canEditRegistration(act.actor, act.actor), "Only the provider's manager may change this");
  const siteId = idFrom(params, "siteId");
  const providerId = act.actor.organisationId;
  const [site, editing] = await Promise.all([
    findSite(act, siteId),
    findEditing(act, { providerId, partId: siteId }),
  ]);
  const stands = site && contentOf("site", site);
  const opened = openedWith(editing, stands);
  return { id: siteId, name: String(opened.defaults.name), ...opened };
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

export default function Site() {
  const { id, name, defaults, isApproved, waiting } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader title={name} back={{ to: paths.registration(), text: "Registration" }} />
      <MayWait
        isApproved={isApproved}
        waiting={waiting}
        what="a site's kind, address, first or last day, or what the public sees of it"
      />
      <PortalForm reply={reply} defaults={defaults}>
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
