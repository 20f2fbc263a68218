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
import { LeavingForm } from "#app/domain/organisations/forms.ts";
import { leavePartnership } from "#app/domain/organisations/leave-partnership.server.ts";
import { canSetOrganisations } from "#app/domain/organisations/policy.ts";
import { findPartnership, listMembers } from "#app/domain/organisations/queries.server.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("End a school's time in the partnership") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canSetOrganisations(act.actor), "Only the authority's lead can say who belongs to a partnership");
  const partnership = found(await findPartnership(act, idFrom(params, "partnershipId")));
  const members = await listMembers(act, partnership.id);
  const schools = members
    .filter(({ endsOn }) => endsOn === null)
    .map(({ schoolId, schoolName }) => ({ value: schoolId, text: schoolName }));
  return { partnership, schools };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const partnershipId = idFrom(params, "partnershipId");
  return submit(
    request,
    LeavingForm,
    (form) => leavePartnership(act, { partnershipId, ...form }),
    () => redirect(withNotice(paths.partnerships(), "left")),
  );
}

export default function Leaving() {
  const { partnership, schools } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="End a school's time in the partnership"
        caption={partnership.name}
        lead="It belongs to the partnership up to and including its last day."
        back={{ to: paths.partnerships(), text: "Partnerships" }}
      />
      {schools.length === 0 ? (
        <EmptyState title="No school can leave">
          Every school of this partnership has a last day, or none has joined.
        </EmptyState>
      ) : (
        <PortalForm reply={reply}>
          <Select name="schoolId" label="School" empty="Choose a school" width="long" options={schools} />
          <DayField name="lastDay" label="Last day" hint="From the day after it can join another" />
          <ButtonGroup>
            <Button>Save the last day</Button>
            <TextLink to={paths.partnerships()}>Cancel</TextLink>
          </ButtonGroup>
        </PortalForm>
      )}
    </>
  );
}
