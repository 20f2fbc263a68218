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
import { DayField } from "#app/components/day-field.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Hidden } from "#app/components/hidden.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Radios } from "#app/components/radios.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { reviewKindNames, reviewKinds } from "#app/core/words/reviews.ts";
import { findPlacement } from "#app/domain/placements/queries.server.ts";
import { PlanReviewForm } from "#app/domain/reviews/forms.ts";
import { planReview } from "#app/domain/reviews/plan-review.server.ts";
import { canPlanReview } from "#app/domain/reviews/policy.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Plan a review") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "placementId");
  const placement = found(await findPlacement(act, id, paths.newReview(id)));
  allowed(canPlanReview(act.actor, placement), "Who commissioned a placement plans its reviews");
  return { placementId: id, reference: placement.reference, id: randomUUID() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "placementId");
  return submit(
    request,
    PlanReviewForm,
    (review) => planReview(act, id, review),
    () => redirect(withNotice(paths.placement(id), "review-planned")),
  );
}

export default function NewReview() {
  const { placementId, reference, id } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const back = paths.placement(placementId);
  return (
    <>
      <PageHeader title="Plan a review" caption={reference} back={{ to: back, text: "Placement" }} />
      <PortalForm reply={reply} defaults={{ kind: "half_termly" }}>
        <Hidden name="id" value={id} />
        <Radios
          name="kind"
          label="Kind of review"
          options={reviewKinds.map((value) => ({ value, text: reviewKindNames[value] }))}
        />
        <DayField name="plannedOn" label="Day of the review" />
        <ButtonGroup>
          <Button>Plan the review</Button>
          <TextLink to={back}>Go back</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
