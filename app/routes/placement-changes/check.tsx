import { randomUUID } from "node:crypto";
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { ChangeParts } from "#app/components/change-parts.tsx";
import { Checkbox } from "#app/components/checkbox.tsx";
import { DayField } from "#app/components/day-field.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Hidden } from "#app/components/hidden.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Section } from "#app/components/section.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { askChange } from "#app/domain/placements/changes/ask-change.server.ts";
import { ChangeForm } from "#app/domain/placements/changes/forms.ts";
import { canAskForChange } from "#app/domain/placements/changes/policy.ts";
import { findChangePlan } from "#app/domain/placements/changes/queries.server.ts";
import { changeWishIn, changeWishQuery } from "#app/domain/placements/changes/wish-address.ts";
import { findPlacement } from "#app/domain/placements/queries.server.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";
import { ChangeFacts } from "#app/routes/placement-changes/change-facts.tsx";

export const meta: MetaFunction = () => [{ title: titleOf("Check and ask") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "placementId");
  const placement = found(await findPlacement(act, id, paths.newPlacementChange(id)));
  allowed(canAskForChange(act.actor, placement), "Who commissioned a placement asks for its change");
  const wish = changeWishIn(new URL(request.url).searchParams);
  if (!wish) throw redirect(paths.newPlacementChange(id));
  const { problem, plan } = found(await findChangePlan(act, id, wish));
  const again = `${paths.newPlacementChange(id)}?${changeWishQuery(wish)}`;
  return { placement, wish, problem, plan, again, changeId: randomUUID() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "placementId");
  return submit(
    request,
    ChangeForm,
    (asked) => askChange(act, id, asked),
    (changeId) => redirect(withNotice(paths.placementChange(id, changeId), "change-asked")),
  );
}

export default function CheckChange() {
  const { placement, problem, plan, again } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Check and ask"
        caption={`Change of placement ${placement.reference}`}
        back={{ to: again, text: "What is to change" }}
      />
      {problem ? (
        <Notice tone="warning" title="This cannot be asked for as it stands">
          {problem}. <TextLink to={again}>Change what you asked for</TextLink>
        </Notice>
      ) : null}
      {plan ? (
        <>
          <ChangeFacts change={plan} placement={placement} offerPrice={plan.offerPrice} />
          <Section title="Who would bear the difference">
            <ChangeParts caption="Every part" parts={plan.parts} isOpen />
          </Section>
          <Asking needsSecond={plan.needsSecond} />
        </>
      ) : null}
    </>
  );
}

function Asking({ needsSecond }: { needsSecond: boolean }) {
  const { placement, wish, changeId } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <Section
      title="Ask for it"
      lead={`The provider answers first, then each budget holder approves${needsSecond ? ", two people for each budget since the placement would cost that much" : ""}. Nothing changes before the last approval.`}
    >
      <PortalForm reply={reply}>
        <Hidden name="id" value={changeId} />
        <Hidden name="kind" value={wish.kind} />
        <Hidden name="startsOn" value={wish.startsOn ?? ""} />
        <Hidden name="endsOn" value={wish.endsOn ?? ""} />
        {wish.pattern.map((half) => (
          <Hidden key={half} name="pattern" value={half} />
        ))}
        <TextArea name="reason" label="Why the placement is to change" rows={3} />
        <DayField name="parentsToldOn" label="Day on which the parents were told in writing" />
        <Checkbox name="parentsAgreed" text="The parents have agreed to the change in writing" />
        <ButtonGroup>
          <Button>Ask for the change</Button>
          <TextLink to={paths.placement(placement.id)}>Go back to the placement</TextLink>
        </ButtonGroup>
      </PortalForm>
    </Section>
  );
}
