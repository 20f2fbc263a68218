import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { titleOf } from "#app/components/error-summary.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { PersonConfirmation } from "#app/components/person-confirmation.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { canSeePeople } from "#app/domain/people/policy.ts";
import { findPerson } from "#app/domain/people/queries.server.ts";
import { removePerson } from "#app/domain/people/remove-person.server.ts";
import { NothingForm } from "#app/platform/form-fields.ts";
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
    NothingForm,
    () => removePerson(act, id),
    () => redirect(withNotice(paths.people(), "removed")),
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
      <PersonConfirmation reply={reply} person={person} press="Remove them" kind="warning" />
    </>
  );
}
