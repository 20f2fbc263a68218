import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { Day } from "#app/components/day.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { closeCondition } from "#app/domain/quality/close-condition.server.ts";
import { ReasonForm } from "#app/domain/quality/forms.ts";
import { canCloseCondition } from "#app/domain/quality/policy.ts";
import { findCondition } from "#app/domain/quality/provider-queries.server.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Close the condition") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const condition = found(await findCondition(act, idFrom(params, "conditionId")));
  allowed(canCloseCondition(act.actor), "Only a development officer or the authority lead may do this");
  return { condition };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const condition = found(await findCondition(act, idFrom(params, "conditionId")));
  return submit(
    request,
    ReasonForm,
    (form) => closeCondition(act, condition.id, form),
    () => redirect(withNotice(paths.provider(condition.providerId), "condition-closed")),
  );
}

export default function ConditionClosing() {
  const { condition } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const back = { to: paths.provider(condition.providerId), text: condition.providerName };
  return (
    <>
      <PageHeader title="Close the condition" caption={condition.providerName} back={back} />
      <SummaryList
        rows={[
          { term: "Condition", value: condition.text },
          { term: "Critical", value: condition.critical ? "Yes" : "No" },
          { term: "Due by", value: <Day value={condition.dueOn} /> },
        ]}
      />
      <PortalForm reply={reply}>
        <TextArea name="reason" label="How you know that it is met" hint="The provider reads this" rows={4} />
        <ButtonGroup>
          <Button>Close the condition</Button>
          <TextLink to={back.to}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
