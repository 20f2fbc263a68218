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
import { PupilFields } from "#app/components/pupil-fields.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";
import { afterPlacing } from "#app/domain/organisations/place-of.server.ts";
import { changePupil } from "#app/domain/pupils/change-pupil.server.ts";
import { PupilDetailsForm } from "#app/domain/pupils/forms.ts";
import { fullName } from "#app/domain/pupils/names.ts";
import { canChangePupil } from "#app/domain/pupils/policy.ts";
import { findPupil } from "#app/domain/pupils/queries.server.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Change a pupil's details") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "pupilId");
  const pupil = found(await findPupil(act, id, paths.pupilDetails(id)));
  allowed(canChangePupil(act.actor, pupil), "You can change pupils of your own school only");
  return {
    id,
    name: fullName(pupil),
    defaults: {
      givenName: pupil.givenName,
      familyName: pupil.familyName,
      bornOn: pupil.bornOn,
      yearGroup: String(pupil.yearGroup),
      upn: pupil.upn ?? "",
      homePostcode: pupil.homePostcode,
      senProvision: pupil.senProvision,
      needs: [...pupil.needs],
      lookedAfter: pupil.lookedAfter ? "yes" : "",
    },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "pupilId");
  return submit(
    request,
    PupilDetailsForm,
    async (details) => {
      await changePupil(act, id, details);
      return afterPlacing(act, paths.pupil(id), details.homePostcode);
    },
    (to) => redirect(to),
  );
}

export default function PupilDetails() {
  const { id, name, defaults } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader title="Change details" caption={name} back={{ to: paths.pupil(id), text: name }} />
      <PortalForm reply={reply} defaults={defaults}>
        <PupilFields />
        <ButtonGroup>
          <Button>Save</Button>
          <TextLink to={paths.pupil(id)}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
