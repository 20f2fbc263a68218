import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { Day } from "#app/components/day.tsx";
import { DayField } from "#app/components/day-field.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { londonDay } from "#app/core/calendar.ts";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { reviewKindNames } from "#app/core/words/reviews.ts";
import { findPlacement } from "#app/domain/placements/queries.server.ts";
import { HoldReviewForm } from "#app/domain/reviews/forms.ts";
import { holdReview } from "#app/domain/reviews/hold-review.server.ts";
import { canHoldReview } from "#app/domain/reviews/policy.ts";
import { findReview } from "#app/domain/reviews/queries.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Review") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "placementId");
  const reviewId = idFrom(params, "reviewId");
  const placement = found(await findPlacement(act, id, paths.review(id, reviewId)));
  const review = found(await findReview(act, id, reviewId));
  return {
    id,
    reference: placement.reference,
    review,
    today: londonDay(act.now),
    mayHold: review.heldOn === null && canHoldReview(act.actor, placement),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "placementId");
  const reviewId = idFrom(params, "reviewId");
  return submit(
    request,
    HoldReviewForm,
    (review) => holdReview(act, id, { ...review, reviewId }),
    () => redirect(withNotice(paths.placement(id), "saved")),
  );
}

export default function Review() {
  const { id, reference, review, today, mayHold } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const back = paths.placement(id);
  return (
    <>
      <PageHeader
        title={`${reviewKindNames[review.kind]} review`}
        caption={reference}
        back={{ to: back, text: "Placement" }}
      />
      <SummaryList
        rows={[
          { term: "Planned for", value: <Day value={review.plannedOn} /> },
          review.heldOn !== null && { term: "Held on", value: <Day value={review.heldOn} /> },
          review.heldOn !== null && { term: "Written down by", value: review.heldBy },
          review.heldOn !== null && { term: "What was found and agreed", value: review.summary },
          review.heldOn !== null && { term: "What the pupil said", value: review.pupilVoice || undefined },
        ]}
      />
      {mayHold ? (
        <PortalForm reply={reply} defaults={{ heldOn: today }}>
          <DayField name="heldOn" label="Day it was held" max={today} />
          <TextArea
            name="summary"
            label="What was found and agreed"
            hint="Attendance, safety, and whether the pupil's needs are met"
            rows={5}
          />
          <TextArea name="pupilVoice" label="What the pupil said" rows={3} />
          <DayField name="nextOn" label="Day of the next review" hint="Leave it empty if there is none" />
          <ButtonGroup>
            <Button>Save the review</Button>
            <TextLink to={back}>Go back</TextLink>
          </ButtonGroup>
        </PortalForm>
      ) : null}
    </>
  );
}
