import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Field } from "#app/components/field.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Hidden } from "#app/components/hidden.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { addPartnership } from "#app/domain/organisations/add-partnership.server.ts";
import { PartnershipForm } from "#app/domain/organisations/forms.ts";
import { canSetOrganisations } from "#app/domain/organisations/policy.ts";
import { allowed } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Add a partnership") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canSetOrganisations(act.actor), "Only the authority's lead can add partnerships");
  return { id: crypto.randomUUID() };
}

export async function action({ request }: ActionFunctionArgs) {
  const act = await requireAct(request);
  return submit(
    request,
    PartnershipForm,
    (form) => addPartnership(act, form),
    () => redirect(withNotice(paths.partnerships(), "added")),
  );
}

export default function NewPartnership() {
  const { id } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Add a partnership"
        lead="It begins without schools; each of them joins on a day."
        back={{ to: paths.partnerships(), text: "Partnerships" }}
      />
      <PortalForm reply={reply}>
        <Hidden name="id" value={id} />
        <Field name="name" label="Name" autoComplete="off" />
        <ButtonGroup>
          <Button>Add the partnership</Button>
          <TextLink to={paths.partnerships()}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
