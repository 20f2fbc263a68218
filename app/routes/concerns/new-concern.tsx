import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Radios } from "#app/components/radios.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";
import { findProvider } from "#app/domain/providers/queries.server.ts";
import { AboutForm } from "#app/domain/quality/concerns/forms.ts";
import { canRaiseConcern } from "#app/domain/quality/concerns/policy.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Raise a concern") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const { id, name } = found(await findProvider(act, idFrom(params, "providerId")));
  allowed(canRaiseConcern(act.actor), "Commissioners and the authority's officers raise concerns");
  return { id, name };
}

/** Only shows the way on: the answer is kept nowhere. */
export async function action({ request, params }: ActionFunctionArgs) {
  await requireAct(request);
  const id = idFrom(params, "providerId");
  return submit(
    request,
    AboutForm,
    async ({ isAllegation }) => isAllegation,
    (answer) => redirect(answer === "yes" ? paths.designatedOfficer(id) : paths.concernDetails(id)),
  );
}

export default function NewConcern() {
  const { id, name } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader title="Raise a concern" caption={name} back={{ to: paths.provider(id), text: name }} />
      <Notice tone="warning" title="If a child is in danger now, ring 999">
        Do not wait for an answer from this portal.
      </Notice>
      <PortalForm reply={reply}>
        <Radios
          name="isAllegation"
          label="Is this about what a person who works with children has done, or may have done, to a child?"
          options={[
            {
              value: "yes",
              text: "Yes, or I am not sure",
              hint: "We show you whom to tell. Nothing is kept here",
            },
            {
              value: "no",
              text: "No",
              hint: "It is about the place or how it is run: premises, supervision, registers, teaching, transport",
            },
          ]}
        />
        <ButtonGroup>
          <Button>Continue</Button>
          <TextLink to={paths.provider(id)}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
