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
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Hidden } from "#app/components/hidden.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Radios } from "#app/components/radios.tsx";
import { Section } from "#app/components/section.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { approveChange } from "#app/domain/placements/changes/approve-change.server.ts";
import { ChangeApprovalForm } from "#app/domain/placements/changes/forms.ts";
import { findChange } from "#app/domain/placements/changes/queries.server.ts";
import { findPlacement } from "#app/domain/placements/queries.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";
import { ChangeApprovals } from "#app/routes/placement-changes/change-approvals.tsx";
import { ChangeFacts } from "#app/routes/placement-changes/change-facts.tsx";

export const meta: MetaFunction = () => [{ title: titleOf("Approve the change") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "placementId");
  const changeId = idFrom(params, "changeId");
  const placement = found(await findPlacement(act, id, paths.placementChangeApproval(id, changeId)));
  return { placement, change: found(await findChange(act, id, changeId)) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const which = { placementId: idFrom(params, "placementId"), changeId: idFrom(params, "changeId") };
  return submit(
    request,
    ChangeApprovalForm,
    ({ ownerId }) => approveChange(act, { ...which, ownerId }),
    () => redirect(withNotice(paths.placementChange(which.placementId, which.changeId), "change-approved")),
  );
}

export default function ChangeApproval() {
  const { placement, change } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const back = paths.placementChange(placement.id, change.id);
  const mine = change.approvals.filter(({ mayApprove }) => mayApprove);
  return (
    <>
      <PageHeader
        title="Approve the change"
        caption={placement.reference}
        back={{ to: back, text: "The change" }}
      />
      <PortalForm reply={reply}>
        {change.problem ? (
          <Notice tone="warning" title="As things stand it cannot be approved">
            {change.problem}
          </Notice>
        ) : null}
        <ChangeFacts
          change={change}
          placement={placement}
          offerPrice={change.offerPrice}
          more={[{ term: "Why", value: change.reason }]}
        />
        {change.parts.length > 0 ? (
          <Section title="What moves in which budget">
            <ChangeParts caption="Every part" parts={change.parts} isOpen />
          </Section>
        ) : null}
        {change.approvals.length > 0 ? (
          <Section title="Who has approved">
            <ChangeApprovals approvals={change.approvals} />
          </Section>
        ) : null}
        {mine.length > 0 ? (
          <YourPart mine={mine} back={back} />
        ) : (
          <Notice>There is nothing here for you to approve.</Notice>
        )}
      </PortalForm>
    </>
  );
}

type Mine = { ownerId: string; ownerName: string }[];

function YourPart({ mine, back }: { mine: Mine; back: string }) {
  const [only] = mine;
  return (
    <Section
      title="Your approval"
      lead="With the last approval the places, the money and the days of the placement change at once, or nothing does."
    >
      {mine.length === 1 && only ? (
        <Hidden name="ownerId" value={only.ownerId} />
      ) : (
        <Radios
          name="ownerId"
          label="Whose part"
          options={mine.map(({ ownerId, ownerName }) => ({ value: ownerId, text: ownerName }))}
        />
      )}
      <ButtonGroup>
        <Button>{only && mine.length === 1 ? `Approve for ${only.ownerName}` : "Approve this part"}</Button>
        <TextLink to={back}>Go back</TextLink>
      </ButtonGroup>
    </Section>
  );
}
