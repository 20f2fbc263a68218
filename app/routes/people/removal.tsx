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
import { PageHeader } from "#app/components/page-header.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";
import { roleNames } from "#app/core/words/people.ts";
import { ConfirmationForm } from "#app/domain/people/forms.ts";
import { canSeePeople } from "#app/domain/people/policy.ts";
import { findPerson } from "#app/domain/people/queries.server.ts";
import { removePerson } from "#app/domain/people/remove-person.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Remove this person") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  found(canSeePeople(act.actor) || undefined);
  return { person: found(await findPerson(act, idFrom(params, "membershipId"))) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "membershipId");
  return submit(
    request,
    ConfirmationForm,
    () => removePerson(act, id),
    () => redirect(paths.people()),
  );
}

export default function Removal() {
  const { person } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Remove this person"
        lead="They can no longer act in this role, from now on. What they did stays, under their name."
        back={{ to: paths.people(), text: "People" }}
      />
      <PortalForm reply={reply}>
        <SummaryList
          rows={[
            { term: "Name", value: person.name },
            { term: "Role", value: roleNames[person.role] },
            { term: "Organisation", value: person.organisation },
            { term: "Email address", value: person.email },
          ]}
        />
        <ButtonGroup>
          <Button kind="warning">Remove them</Button>
          <TextLink to={paths.people()}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
