import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { Checkbox } from "#app/components/checkbox.tsx";
import { DayField } from "#app/components/day-field.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Field } from "#app/components/field.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { londonDay } from "#app/core/calendar.ts";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { WatchRuleForm } from "#app/domain/watch/forms.ts";
import { canSetWatchRules } from "#app/domain/watch/policy.ts";
import { findRuleInForce } from "#app/domain/watch/queries.server.ts";
import { setWatchRule } from "#app/domain/watch/set-watch-rule.server.ts";
import { allowed, found } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Set a rule of the registration watch") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(
    canSetWatchRules(act.actor),
    "An AP development officer or the authority's lead sets the rules of the watch",
  );
  const rule = found(await findRuleInForce(act));
  return {
    today: londonDay(act.now),
    defaults: {
      fullTimeHours: String(rule.fullTimeHours),
      warnHours: String(rule.warnHours),
      pupils: String(rule.pupils),
      pupilsWithPlan: String(rule.pupilsWithPlan),
      ...(rule.countsMajority ? { countsMajority: "yes" } : {}),
    },
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const act = await requireAct(request);
  return submit(
    request,
    WatchRuleForm,
    (form) => setWatchRule(act, form),
    () => redirect(withNotice(paths.watchRules(), "added")),
  );
}

export default function NewWatchRule() {
  const { today, defaults } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Set a rule"
        caption="Registration watch"
        lead="It holds from its day until another begins. A rule that has not begun is replaced by one for the same day."
        back={{ to: paths.watchRules(), text: "Rules of the registration watch" }}
      />
      <PortalForm reply={reply} defaults={defaults}>
        <DayField name="startsOn" label="It holds from" hint="Today or a later day" min={today} />
        <Field
          name="fullTimeHours"
          label="Full time is more than"
          suffix="hours a week"
          width="short"
          inputMode="numeric"
        />
        <Field name="warnHours" label="Warn from" suffix="hours a week" width="short" inputMode="numeric" />
        <Field
          name="pupils"
          label="Look into it at"
          suffix="pupils at full time"
          width="medium"
          inputMode="numeric"
        />
        <Field
          name="pupilsWithPlan"
          label="Or at"
          hint="Pupils with an education, health and care plan or looked after"
          suffix="of those at full time"
          width="medium"
          inputMode="numeric"
        />
        <Checkbox
          name="countsMajority"
          text="More than half of a pupil's week counts as full time too"
          hint="A whole week's hours are a setting of the authority, 25 unless it says otherwise"
        />
        <TextArea
          name="note"
          label="Note"
          hint="The law or guidance it follows. You may leave this empty"
          rows={3}
        />
        <ButtonGroup>
          <Button>Set the rule</Button>
          <TextLink to={paths.watchRules()}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
