import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { ConditionAnswers } from "#app/components/condition-answers.tsx";
import { ConditionTag } from "#app/components/condition-tag.tsx";
import { Day } from "#app/components/day.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Section } from "#app/components/section.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { paths } from "#app/core/paths.ts";
import { whenOverdue } from "#app/domain/quality/conditions/due.ts";
import { canAnswerCondition, canCheckAnswer } from "#app/domain/quality/conditions/policy.ts";
import { findConditionWithAnswers } from "#app/domain/quality/conditions/queries.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Condition") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const condition = found(await findConditionWithAnswers(act, idFrom(params, "conditionId")));
  const isOpen = condition.closedOn === null;
  const isWaiting = condition.answerStatus === "given";
  const provider = { organisationId: condition.providerId };
  return {
    condition,
    isOwn: act.actor.organisationKind === "provider",
    mayAnswer: isOpen && !isWaiting && canAnswerCondition(act.actor, provider),
    mayCheck: isOpen && isWaiting && canCheckAnswer(act.actor),
    mayClose: isOpen && canCheckAnswer(act.actor),
  };
}

export default function Condition() {
  const { condition, isOwn, mayAnswer, mayCheck, mayClose } = useLoaderData<typeof loader>();
  const { id, providerId, providerName, text, critical, dueOn, closedOn } = condition;
  const back = isOwn
    ? { to: paths.conditions(), text: "Conditions" }
    : { to: paths.provider(providerId), text: providerName };
  return (
    <>
      <PageHeader
        title="Condition"
        caption={providerName}
        lead={text}
        status={<ConditionTag state={condition.state} answer={condition.answerStatus} />}
        back={back}
        actions={
          <>
            {mayAnswer ? <ButtonLink to={paths.conditionAnswer(id)}>Answer the condition</ButtonLink> : null}
            {mayCheck ? <ButtonLink to={paths.answerCheck(id)}>Check the answer</ButtonLink> : null}
            {mayClose && !mayCheck ? (
              <ButtonLink to={paths.conditionClosing(id)} kind="secondary">
                Close without an answer
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <SummaryList
        rows={[
          { term: "Due by", value: <Day value={dueOn} /> },
          { term: "Critical", value: critical ? "Yes" : "No" },
          closedOn
            ? { term: "Met on", value: <Day value={closedOn} /> }
            : { term: "If it is late", value: whenOverdue(condition) },
        ]}
      />
      <Section title="Answers">
        <ConditionAnswers answers={condition.answers} />
      </Section>
    </>
  );
}
