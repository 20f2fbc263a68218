import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { ChangeParts } from "#app/components/change-parts.tsx";
import { ChangeTag } from "#app/components/change-tag.tsx";
import { Day } from "#app/components/day.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Section } from "#app/components/section.tsx";
import { paths } from "#app/core/paths.ts";
import { isDone, isOpen } from "#app/domain/placements/changes/lifecycle.ts";
import { mayDoWithChange, nextStepOfChange } from "#app/domain/placements/changes/may.ts";
import { findChange } from "#app/domain/placements/changes/queries.server.ts";
import { seesTheChild } from "#app/domain/placements/policy.ts";
import { findPlacement } from "#app/domain/placements/queries.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { ChangeApprovals } from "#app/routes/placement-changes/change-approvals.tsx";
import { ChangeFacts } from "#app/routes/placement-changes/change-facts.tsx";

export const meta: MetaFunction = () => [{ title: titleOf("Change of a placement") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "placementId");
  const changeId = idFrom(params, "changeId");
  const placement = found(await findPlacement(act, id, paths.placementChange(id, changeId)));
  const change = found(await findChange(act, id, changeId));
  const may = {
    ...mayDoWithChange(act.actor, placement, change),
    approve: change.approvals.some(({ mayApprove }) => mayApprove),
    read: seesTheChild(act.actor),
  };
  return { placement, change, may, next: nextStepOfChange(placement, change) };
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Change() {
  const { placement, change, may, next } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title={`Change ${change.number} of placement ${placement.reference}`}
        caption={`${placement.offerTitle}, ${placement.providerName}`}
        status={<ChangeTag status={change.status} />}
        back={{ to: paths.placement(placement.id), text: "Placement" }}
        actions={<Verbs placementId={placement.id} changeId={change.id} may={may} />}
      />
      <Notice title="What happens next">{next}</Notice>
      {change.problem ? (
        <Notice tone="warning" title="As things stand it cannot be approved">
          {change.problem}
        </Notice>
      ) : null}
      <ChangeFacts
        change={change}
        placement={placement}
        offerPrice={change.offerPrice}
        more={may.read ? askedRows(change) : []}
      />
      {change.parts.length > 0 ? (
        <Section title={isDone(change.status) ? "What moved" : "Who would bear the difference"}>
          <ChangeParts caption="Every part" parts={change.parts} isOpen={isOpen(change.status)} />
        </Section>
      ) : null}
      {change.approvals.length > 0 && change.status !== "declined" ? (
        <Section title="Approvals">
          <ChangeApprovals approvals={change.approvals} />
        </Section>
      ) : null}
    </>
  );
}

function askedRows(change: Loaded["change"]) {
  return [
    { term: "Why", value: change.reason },
    {
      term: "Parents told",
      value: (
        <>
          <Day value={change.parentsToldOn} />
          {change.parentsAgreed ? ", and they agreed in writing" : ""}
        </>
      ),
    },
    { term: "Asked for by", value: change.askedByName },
    change.refusal !== null && {
      term: change.status === "declined" ? "Why it was declined" : "Why it was cancelled",
      value: change.refusal,
    },
  ];
}

type VerbsProps = { placementId: string; changeId: string; may: Loaded["may"] };

function Verbs({ placementId, changeId, may }: VerbsProps) {
  return (
    <>
      {may.accept ? (
        <ButtonLink to={paths.placementChangeAcceptance(placementId, changeId)}>Accept</ButtonLink>
      ) : null}
      {may.approve ? (
        <ButtonLink to={paths.placementChangeApproval(placementId, changeId)}>Approve</ButtonLink>
      ) : null}
      {may.decline ? (
        <ButtonLink to={paths.placementChangeDeclining(placementId, changeId)} kind="secondary">
          Decline
        </ButtonLink>
      ) : null}
      {may.cancel ? (
        <ButtonLink to={paths.placementChangeCancellation(placementId, changeId)} kind="secondary">
          Cancel the change
        </ButtonLink>
      ) : null}
    </>
  );
}
