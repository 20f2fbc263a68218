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
import { PortalForm } from "#app/components/form.tsx";
import { Hidden } from "#app/components/hidden.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { SchoolFields } from "#app/components/school-fields.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";
import { addSchool } from "#app/domain/organisations/add-school.server.ts";
import { SchoolForm } from "#app/domain/organisations/forms.ts";
import { afterPlacing } from "#app/domain/organisations/place-of.server.ts";
import { canSetOrganisations } from "#app/domain/organisations/policy.ts";
import { allowed } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Add a school") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canSetOrganisations(act.actor), "Only the authority's lead can add schools");
  return { id: crypto.randomUUID() };
}

export async function action({ request }: ActionFunctionArgs) {
  const act = await requireAct(request);
  return submit(
    request,
    SchoolForm,
    async (form) => {
      await addSchool(act, form);
      return afterPlacing(act, paths.schools(), form.postcode);
    },
    (to) => redirect(to),
  );
}

export default function NewSchool() {
  const { id } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Add a school"
        lead="Its people can be invited, its budget opened and its pupils placed once it is here."
        back={{ to: paths.schools(), text: "Schools" }}
      />
      <PortalForm reply={reply}>
        <Hidden name="id" value={id} />
        <SchoolFields />
        <ButtonGroup>
          <Button>Add the school</Button>
          <TextLink to={paths.schools()}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
