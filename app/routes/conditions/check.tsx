import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { ConditionAnswers } from "#app/components/condition-answers.tsx";
import { Day } from "#app/components/day.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Radios } from "#app/components/radios.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { checkConditionAnswer } from "#app/domain/quality/conditions/check-condition-answer.server.ts";
import { AnswerCheckForm } from "#app/domain/quality/conditions/forms.ts";
import { canCheckAnswer } from "#app/domain/quality/conditions/policy.ts";
import { findConditionWithAnswers } from "#app/domain/quality/conditions/queries.server.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Check the answer") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const condition = found(await findConditionWithAnswers(act, idFrom(params, "conditionId")));
  allowed(canCheckAnswer(act.actor), "Only a development officer or the authority lead may do this");
  return { condition };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "conditionId");
  return submit(
    request,
    AnswerCheckForm,
    (form) => checkConditionAnswer(act, id, form),
    () => redirect(withNotice(paths.condition(id), "checked")),
  );
}

export default function Check() {
  const { condition } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Check the answer"
        caption={condition.providerName}
        back={{ to: paths.condition(condition.id), text: "Condition" }}
      />
      <SummaryList
        rows={[
          { term: "Condition", value: condition.text },
          { term: "Critical", value: condition.critical ? "Yes" : "No" },
          { term: "Due by", value: <Day value={condition.dueOn} /> },
        ]}
      />
      <ConditionAnswers answers={condition.answers.slice(0, 1)} />
      <PortalForm reply={reply}>
        <Radios
          name="verdict"
          label="Is the condition met?"
          options={[
            { value: "accepted", text: "Yes, accept it", hint: "The condition is closed from today" },
            { value: "returned", text: "Not yet, return it", hint: "The provider is told and answers again" },
          ]}
        />
        <TextArea
          name="message"
          label="Message"
          hint="The provider reads this. Say what is still to be done if you return it"
          rows={4}
        />
        <ButtonGroup>
          <Button>Save</Button>
          <TextLink to={paths.condition(condition.id)}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
