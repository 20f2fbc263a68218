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
import { PortalForm } from "#app/components/form.tsx";
import { FundingParts } from "#app/components/funding-parts.tsx";
import { Hidden } from "#app/components/hidden.tsx";
import { Money } from "#app/components/money.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { PlacementFunding } from "#app/components/placement-funding.tsx";
import { Radios } from "#app/components/radios.tsx";
import { Section } from "#app/components/section.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { formatMoney } from "#app/core/money.ts";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { listFunding } from "#app/domain/placements/approval.server.ts";
import { approvePlacement } from "#app/domain/placements/approve-placement.server.ts";
import { ApprovalForm } from "#app/domain/placements/forms.ts";
import { findPlacement } from "#app/domain/placements/queries.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";
import { PlacementFacts } from "#app/routes/placements/placement-facts.tsx";

export const meta: MetaFunction = () => [{ title: titleOf("Approve the placement") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "placementId");
  const placement = found(await findPlacement(act, id, paths.approval(id)));
  return { placement, funding: await listFunding(act, id) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "placementId");
  return submit(
    request,
    ApprovalForm,
    ({ ownerId }) => approvePlacement(act, id, ownerId),
    () => redirect(withNotice(paths.placement(id), "approved")),
  );
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Approval() {
  const { placement, funding } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const mine = funding.filter(({ mayApprove }) => mayApprove);
  const back = paths.placement(placement.id);
  return (
    <>
      <PageHeader
        title="Approve the placement"
        caption={placement.reference}
        back={{ to: back, text: "Placement" }}
      />
      <PortalForm reply={reply}>
        <PlacementFacts
          placement={placement}
          more={[
            { term: "Planned sessions", value: placement.sessionsPlanned },
            { term: "Planned cost", value: <Money pence={placement.costPence} /> },
          ]}
        />
        <Section title="What will be reserved">
          <FundingParts caption="Every part" parts={funding.flatMap(({ bearings }) => bearings)} />
        </Section>
        <Section title="Who has approved">
          <PlacementFunding funding={funding} reserved={[]} status="approved" />
        </Section>
        {mine.length > 0 ? (
          <YourPart mine={mine} back={back} />
        ) : (
          <NothingToApprove status={placement.status} />
        )}
      </PortalForm>
    </>
  );
}

function YourPart({ mine, back }: { mine: Loaded["funding"]; back: string }) {
  const [only] = mine;
  return (
    <Section
      title="Your approval"
      lead="With the last approval everything is reserved at once, in every budget, or nothing is."
    >
      {mine.length === 1 && only ? (
        <Hidden name="ownerId" value={only.ownerId} />
      ) : (
        <Radios
          name="ownerId"
          label="Whose part"
          options={mine.map(({ ownerId, ownerName, pence }) => ({
            value: ownerId,
            text: `${ownerName}: ${formatMoney(pence)}`,
          }))}
        />
      )}
      <ButtonGroup>
        <Button>
          {only && mine.length === 1 ? `Approve ${formatMoney(only.pence)}` : "Approve this part"}
        </Button>
        <TextLink to={back}>Go back</TextLink>
      </ButtonGroup>
    </Section>
  );
}

function NothingToApprove({ status }: { status: Loaded["placement"]["status"] }) {
  return (
    <Notice>
      {status === "requested"
        ? "The provider has not accepted yet: approval comes after that."
        : "There is nothing here for you to approve."}
    </Notice>
  );
}
