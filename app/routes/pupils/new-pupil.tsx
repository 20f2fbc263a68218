import { randomUUID } from "node:crypto";
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
import { PupilFields } from "#app/components/pupil-fields.tsx";
import { Select } from "#app/components/select.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";
import { afterPlacing } from "#app/domain/organisations/place-of.server.ts";
import { listSchools } from "#app/domain/organisations/queries.server.ts";
import { addPupil } from "#app/domain/pupils/add-pupil.server.ts";
import { NewPupilForm } from "#app/domain/pupils/forms.ts";
import { canAddPupil, mayAddPupils } from "#app/domain/pupils/policy.ts";
import { allowed } from "#app/platform/found.ts";
import { localPath } from "#app/platform/local-path.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Add a pupil") }];

/** Where the person was on the way to, if anywhere. */
function wayBack(request: Request): string | undefined {
  const to = new URL(request.url).searchParams.get("to");
  return to ? localPath(to) : undefined;
}

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(
    mayAddPupils(act.actor),
    "Pupils are added by a school's lead or the authority's commissioning officer",
  );
  const schools = (await listSchools(act)).filter(({ id }) => canAddPupil(act.actor, id));
  return {
    id: randomUUID(),
    schools: schools.map(({ id, name }) => ({ value: id, text: name })),
    back: wayBack(request) ?? paths.pupils(),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const to = wayBack(request);
  return submit(
    request,
    NewPupilForm,
    async (pupil) => {
      const pupilId = await addPupil(act, pupil);
      return afterPlacing(act, to ?? paths.pupil(pupilId), pupil.homePostcode);
    },
    (address) => redirect(address),
  );
}

export default function NewPupil() {
  const { id, schools, back } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const [only] = schools;
  return (
    <>
      <PageHeader title="Add a pupil" back={{ to: back }} />
      <PortalForm reply={reply} defaults={{ id }}>
        <Hidden name="id" value={id} />
        {schools.length === 1 && only ? (
          <Hidden name="schoolId" value={only.value} />
        ) : (
          <Select name="schoolId" label="School" options={schools} empty="Choose a school" width="long" />
        )}
        <PupilFields />
        <ButtonGroup>
          <Button>Add pupil</Button>
          <TextLink to={back}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
