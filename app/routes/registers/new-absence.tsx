import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { Checkboxes } from "#app/components/checkboxes.tsx";
import { DayField } from "#app/components/day-field.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Field } from "#app/components/field.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { PatternByDay } from "#app/components/pattern-by-day.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { formatMoment, londonDay } from "#app/core/calendar.ts";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { chargedNames } from "#app/core/words/menu.ts";
import { AbsenceForm } from "#app/domain/attendance/forms.ts";
import { notifyAbsence } from "#app/domain/attendance/notify-absence.server.ts";
import { canNotifyAbsence } from "#app/domain/attendance/policy.ts";
import { findPlacement } from "#app/domain/placements/queries.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Say that a pupil will be away") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const placement = found(await findPlacement(act, idFrom(params, "placementId"), "absence"));
  found(canNotifyAbsence(act.actor, placement) || undefined);
  const { id, reference, pupil, providerName, offerTitle, charged, noticeDays } = placement;
  const { pattern, earlierPatterns, startsOn, endsOn } = placement;
  return {
    placement: {
      ...{ id, reference, providerName, offerTitle, charged, noticeDays },
      ...{ pattern, earlierPatterns, startsOn, endsOn },
    },
    pupilName: pupil ? `${pupil.givenName} ${pupil.familyName}` : reference,
    today: londonDay(act.now),
    now: act.now,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const placementId = idFrom(params, "placementId");
  return submit(
    request,
    AbsenceForm,
    (absence) => notifyAbsence(act, { placementId, ...absence }),
    () => redirect(withNotice(paths.placement(placementId), "absence")),
  );
}

export default function NewAbsence() {
  const { placement, pupilName, today, now } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { charged, noticeDays } = placement;
  const rule = charged === "booked_with_notice" ? `, ${noticeDays} school days ahead` : "";
  return (
    <>
      <PageHeader
        title="Say that a pupil will be away"
        caption={placement.reference}
        back={{ to: paths.placement(placement.id), text: "Placement" }}
      />
      <SummaryList
        rows={[
          { term: "Pupil", value: pupilName },
          { term: "Where", value: `${placement.offerTitle}, ${placement.providerName}` },
          { term: "Pattern", value: <PatternByDay placement={placement} /> },
          { term: "What is charged", value: `${chargedNames[charged]}${rule}` },
          { term: "This notice is given", value: formatMoment(now) },
        ]}
      />
      <PortalForm reply={reply}>
        <DayField name="day" label="Day" min={today} />
        <Checkboxes
          name="halves"
          label="Half days"
          options={[
            { value: "am", text: "Morning" },
            { value: "pm", text: "Afternoon" },
          ]}
        />
        <Field name="reason" label="Why" hint="The provider reads this" />
        <ButtonGroup>
          <Button>Tell the provider</Button>
          <TextLink to={paths.placement(placement.id)}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
