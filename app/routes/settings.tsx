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
import { Field } from "#app/components/field.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { MoneyField } from "#app/components/money-field.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import { formatMoney } from "#app/core/money.ts";
import { SettingsForm } from "#app/domain/organisations/forms.ts";
import { canSetSettings } from "#app/domain/organisations/policy.ts";
import { findSettings } from "#app/domain/organisations/queries.server.ts";
import { setSettings } from "#app/domain/organisations/set-settings.server.ts";
import { found } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Settings") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  found(canSetSettings(act.actor) || undefined);
  const { secondApproverAbovePence, ...numbers } = await findSettings(act);
  const shown = Object.entries(numbers).map(([name, value]) => [name, String(value)]);
  const typed: Record<string, string> = Object.fromEntries(shown);
  const isSaved = new URL(request.url).searchParams.has("saved");
  return {
    isSaved,
    defaults: {
      ...typed,
      secondApproverAbovePence: formatMoney(secondApproverAbovePence).replace("£", ""),
    },
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const act = await requireAct(request);
  return submit(
    request,
    SettingsForm,
    (form) => setSettings(act, form),
    () => redirect("/settings?saved=1"),
  );
}

const numbers = [
  {
    name: "holdSchoolDays",
    label: "An acceptance holds places for",
    suffix: "school days",
    hint: "If no budget holder has approved by then, the places are free for others.",
  },
  {
    name: "seeEndedDays",
    label: "A provider sees an ended placement for",
    suffix: "days",
    hint: "90 days at most. After that the pupil is no longer shown to it.",
  },
  {
    name: "fullTimeSessionsPerYear",
    label: "A full-time place for a year has",
    suffix: "sessions",
    hint: "What value for money reckons a whole place by. 190 school days make 380.",
  },
  {
    name: "parentsNoticeSchoolDays",
    label: "Parents are told of an off-site direction",
    suffix: "school days before",
    hint: "2 at least, unless they agree in writing.",
  },
  {
    name: "evidenceReminderDays",
    label: "Evidence that ends is asked for again",
    suffix: "days before",
    hint: "From then on it stands on the home pages of the provider and of the officers who assure it.",
  },
  {
    name: "factualAccuracySchoolDays",
    label: "A provider answers on the facts of its report within",
    suffix: "school days",
    hint: "No decision can be proposed before, unless the provider has answered.",
  },
  {
    name: "evidenceAnswerSchoolDays",
    label: "A provider answers a query about its evidence within",
    suffix: "school days",
    hint: "The officer who asks can name another day.",
  },
  {
    name: "monitoringVisitsAYear",
    label: "A provider's year is planned with",
    suffix: "monitoring visits",
    hint: "2 at most, spread evenly over its approval. The annual refresh comes with them.",
  },
  {
    name: "hoursPerSession",
    label: "A session without stated times counts as",
    suffix: "hours",
    hint: "For the registration watch, where an offer does not say when its half days begin and end.",
  },
  {
    name: "fullWeekHours",
    label: "A pupil's whole week has",
    suffix: "hours",
    hint: "What the registration watch reckons the greater part of a week by, where its rule asks for that.",
  },
] as const;

export default function Settings() {
  const { defaults, isSaved } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Settings"
        lead="What this authority decides for itself. A change holds from now on; what was approved before stays as it was."
      />
      {isSaved && !reply ? <Notice tone="success">The settings are saved.</Notice> : null}
      <PortalForm reply={reply} defaults={defaults}>
        <MoneyField
          name="secondApproverAbovePence"
          label="A placement needs a second approver above"
          hint="Above this, whoever asked for it cannot approve it either."
        />
        {numbers.map((field) => (
          <Field key={field.name} {...field} width="medium" inputMode="numeric" />
        ))}
        <TextArea
          name="designatedOfficerContact"
          label="How to reach the local authority designated officer"
          hint="Shown to whoever wants to report what somebody who works with children has done. Nothing of that is kept here."
          rows={3}
        />
        <Field
          name="assurerEmail"
          label="Where to ask about assurance"
          hint="An email address that the open feed of the menu names beside each date of assurance. Leave it empty to name none."
          type="email"
          width="medium"
        />
        <ButtonGroup>
          <Button>Save</Button>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
