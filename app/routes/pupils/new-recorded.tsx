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
import { Field } from "#app/components/field.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Hidden } from "#app/components/hidden.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Radios } from "#app/components/radios.tsx";
import { Select } from "#app/components/select.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { isOfficer } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { RecordPlacementForm } from "#app/domain/placements/recorded/forms.ts";
import { canRecordPlacement } from "#app/domain/placements/recorded/policy.ts";
import { listProvidersElsewhere } from "#app/domain/placements/recorded/queries.server.ts";
import { recordPlacement } from "#app/domain/placements/recorded/record-placement.server.ts";
import { fullName } from "#app/domain/pupils/names.ts";
import { findPupil } from "#app/domain/pupils/queries.server.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Record a placement elsewhere") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const pupilId = idFrom(params, "pupilId");
  const { id, givenName, familyName, schoolName, ...of } = found(
    await findPupil(act, pupilId, paths.newRecordedPlacement(pupilId)),
  );
  allowed(canRecordPlacement(act.actor, of), "You can record placements for your own pupils only");
  return {
    id: crypto.randomUUID(),
    pupil: { id, givenName, familyName, schoolName },
    providers: await listProvidersElsewhere(act),
    today: londonDay(act.now),
    choosesCommissioner: isOfficer(act.actor),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const pupilId = idFrom(params, "pupilId");
  return submit(
    request,
    RecordPlacementForm,
    (form) => recordPlacement(act, pupilId, form),
    () => redirect(withNotice(paths.pupil(pupilId), "added")),
  );
}

export default function NewRecordedPlacement() {
  const { id, pupil, providers, today, choosesCommissioner } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const back = { to: paths.pupil(pupil.id), text: fullName(pupil) };
  return (
    <>
      <PageHeader
        title="Record a placement elsewhere"
        caption={fullName(pupil)}
        lead="For a placement that has begun at a provider that is not on the menu. It is seen by the registration watch; nothing is paid, marked or commissioned by it."
        back={back}
      />
      {providers.length === 0 ? (
        <EmptyState title="Every provider known is on the menu">
          The authority records providers it knows of that are not on the menu. Ask its AP development
          officer.
        </EmptyState>
      ) : (
        <PortalForm reply={reply} defaults={{ commissionedBy: "school" }}>
          <Hidden name="id" value={id} />
          <Select
            name="providerId"
            label="Provider"
            empty="Choose a provider"
            options={providers.map(({ id: value, name, postcode }) => ({
              value,
              text: postcode ? `${name}, ${postcode}` : name,
            }))}
          />
          {choosesCommissioner ? (
            <Radios
              name="commissionedBy"
              label="Who commissions it?"
              options={[
                { value: "school", text: pupil.schoolName },
                { value: "authority", text: "The authority" },
              ]}
            />
          ) : (
            <Hidden name="commissionedBy" value="school" />
          )}
          <DayField name="startsOn" label="First day" max={today} />
          <DayField name="endsOn" label="Last day" hint="If it is known" />
          <Field
            name="minutesPerWeek"
            label="Hours a week"
            hint="All of them, in quarters of an hour, such as 18.25"
            width="short"
            inputMode="decimal"
          />
          <TextArea name="note" label="Note" hint="You may leave this empty" rows={3} />
          <ButtonGroup>
            <Button>Record it</Button>
            <TextLink to={back.to}>Cancel</TextLink>
          </ButtonGroup>
        </PortalForm>
      )}
    </>
  );
}
