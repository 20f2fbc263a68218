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
import { PageHeader } from "#app/components/page-header.tsx";
import { Select } from "#app/components/select.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { JoiningForm } from "#app/domain/organisations/forms.ts";
import { joinPartnership } from "#app/domain/organisations/join-partnership.server.ts";
import { canSetOrganisations } from "#app/domain/organisations/policy.ts";
import { findPartnership, listSchools } from "#app/domain/organisations/queries.server.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Add a school to the partnership") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canSetOrganisations(act.actor), "Only the authority's lead can say who belongs to a partnership");
  const partnership = found(await findPartnership(act, idFrom(params, "partnershipId")));
  const schools = (await listSchools(act)).map(({ id, name }) => ({ value: id, text: name }));
  return { partnership, schools };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const partnershipId = idFrom(params, "partnershipId");
  return submit(
    request,
    JoiningForm,
    (form) => joinPartnership(act, { partnershipId, ...form }),
    () => redirect(withNotice(paths.partnerships(), "joined")),
  );
}

export default function Joining() {
  const { partnership, schools } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Add a school to the partnership"
        caption={partnership.name}
        lead="A school belongs to one partnership at a time."
        back={{ to: paths.partnerships(), text: "Partnerships" }}
      />
      {schools.length === 0 ? (
        <EmptyState
          title="No schools yet"
          action={<TextLink to={paths.newSchool()}>Add a school</TextLink>}
        />
      ) : (
        <PortalForm reply={reply}>
          <Select name="schoolId" label="School" empty="Choose a school" width="long" options={schools} />
          <DayField
            name="startsOn"
            label="First day"
            hint="From this day on its pupils are the partnership's too"
          />
          <ButtonGroup>
            <Button>Add the school</Button>
            <TextLink to={paths.partnerships()}>Cancel</TextLink>
          </ButtonGroup>
        </PortalForm>
      )}
    </>
  );
}
