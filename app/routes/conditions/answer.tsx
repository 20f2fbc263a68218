import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { ConditionAnswers } from "#app/components/condition-answers.tsx";
import { Day } from "#app/components/day.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { FileField } from "#app/components/file-field.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Hidden } from "#app/components/hidden.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Section } from "#app/components/section.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { answerCondition } from "#app/domain/quality/conditions/answer-condition.server.ts";
import { ConditionAnswerForm } from "#app/domain/quality/conditions/forms.ts";
import { canAnswerCondition } from "#app/domain/quality/conditions/policy.ts";
import { findConditionWithAnswers } from "#app/domain/quality/conditions/queries.server.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Answer the condition") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const condition = found(await findConditionWithAnswers(act, idFrom(params, "conditionId")));
  const may = canAnswerCondition(act.actor, { organisationId: condition.providerId });
  allowed(may, "Only the provider's manager may answer a condition");
  return { condition, answerId: crypto.randomUUID() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "conditionId");
  return submit(
    request,
    ConditionAnswerForm,
    (form) => answerCondition(act, id, form),
    () => redirect(withNotice(paths.condition(id), "answered")),
  );
}

export default function Answer() {
  const { condition, answerId } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const [latest] = condition.answers;
  return (
    <>
      <PageHeader
        title="Answer the condition"
        caption={condition.providerName}
        back={{ to: paths.condition(condition.id), text: "Condition" }}
      />
      <SummaryList
        rows={[
          { term: "Condition", value: condition.text },
          { term: "Due by", value: <Day value={condition.dueOn} /> },
        ]}
      />
      {latest?.status === "returned" ? (
        <Section title="Your last answer was returned">
          <ConditionAnswers answers={[latest]} />
        </Section>
      ) : null}
      <PortalForm reply={reply} multipart>
        <Hidden name="id" value={answerId} />
        <TextArea name="text" label="What has been done" hint="And since when. Name no child" rows={5} />
        <FileField name="file" label="Evidence, if there is a paper that shows it" />
        <ButtonGroup>
          <Button>Send the answer</Button>
          <TextLink to={paths.condition(condition.id)}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
