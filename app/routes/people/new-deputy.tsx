import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { DayField } from "#app/components/day-field.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Hidden } from "#app/components/hidden.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Radios } from "#app/components/radios.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { roleNames } from "#app/core/words/people.ts";
import { DeputyForm } from "#app/domain/people/forms.ts";
import { nameDeputy } from "#app/domain/people/name-deputy.server.ts";
import { canNameDeputy } from "#app/domain/people/policy.ts";
import { listPeople } from "#app/domain/people/queries.server.ts";
import { found } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Name a deputy") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  found(canNameDeputy(act.actor) || undefined);
  const people = await listPeople(act, act.actor.organisationId);
  return { id: crypto.randomUUID(), people: people.filter(({ userId }) => userId !== act.actor.userId) };
}

export async function action({ request }: ActionFunctionArgs) {
  const act = await requireAct(request);
  return submit(
    request,
    DeputyForm,
    (form) => nameDeputy(act, form),
    () => redirect(withNotice(paths.people(), "deputy")),
  );
}

export default function NewDeputy() {
  const { id, people } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Name a deputy"
        lead="They approve placements from the school's budget in your place, on the days you say."
        back={{ to: paths.people(), text: "People" }}
      />
      {people.length === 0 ? (
        <EmptyState
          title="Nobody else of your school can sign in"
          action={<TextLink to={paths.newInvitation()}>Invite somebody</TextLink>}
        />
      ) : (
        <PortalForm reply={reply}>
          <Hidden name="id" value={id} />
          <Radios
            name="membershipId"
            label="Who stands in for you"
            options={people.map((person) => ({
              value: person.id,
              text: person.name,
              hint: roleNames[person.role],
            }))}
          />
          <DayField name="startsOn" label="First day" />
          <DayField name="endsOn" label="Last day" />
          <ButtonGroup>
            <Button>Name this deputy</Button>
            <TextLink to={paths.people()}>Cancel</TextLink>
          </ButtonGroup>
        </PortalForm>
      )}
    </>
  );
}
