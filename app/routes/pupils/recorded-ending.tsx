import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { Day } from "#app/components/day.tsx";
import { DayField } from "#app/components/day-field.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { formatMinutes } from "#app/core/calendar.ts";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { endRecordedPlacement } from "#app/domain/placements/recorded/end-recorded-placement.server.ts";
import { EndRecordedForm } from "#app/domain/placements/recorded/forms.ts";
import { canRecordPlacement } from "#app/domain/placements/recorded/policy.ts";
import { findRecorded } from "#app/domain/placements/recorded/queries.server.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Say when it ends") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const recorded = found(await findRecorded(act, idFrom(params, "recordedId")));
  allowed(canRecordPlacement(act.actor, recorded), "Only the pupil's school or an officer says when it ends");
  return { recorded };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "recordedId");
  return submit(
    request,
    EndRecordedForm,
    ({ endsOn }) => endRecordedPlacement(act, id, endsOn),
    (pupilId) => redirect(withNotice(paths.pupil(pupilId), "saved")),
  );
}

export default function RecordedEnding() {
  const { recorded } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const back = { to: paths.pupil(recorded.pupilId), text: "The pupil" };
  return (
    <>
      <PageHeader
        title="Say when it ends"
        caption={`${recorded.reference}, recorded`}
        lead="After its last day the hours no longer count in the registration watch."
        back={back}
      />
      <SummaryList
        rows={[
          { term: "Provider", value: recorded.providerName },
          { term: "First day", value: <Day value={recorded.startsOn} /> },
          { term: "Last day so far", value: recorded.endsOn ? <Day value={recorded.endsOn} /> : "Not known" },
          { term: "Hours a week", value: formatMinutes(recorded.minutesPerWeek) },
        ]}
      />
      <PortalForm reply={reply}>
        <DayField name="endsOn" label="Last day" />
        <ButtonGroup>
          <Button>Save</Button>
          <TextLink to={back.to}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
