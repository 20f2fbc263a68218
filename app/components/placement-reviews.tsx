import { ButtonLink } from "#app/components/button.tsx";
import { Day } from "#app/components/day.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { StatusTag } from "#app/components/status-tag.tsx";
import { Table } from "#app/components/table.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import type { CalendarDate } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { type ReviewKind, reviewKindNames } from "#app/core/words/reviews.ts";

type Review = {
  id: string;
  kind: ReviewKind;
  plannedOn: CalendarDate;
  heldOn: CalendarDate | null;
  summary: string;
};

type PlacementReviewsProps = {
  placementId: string;
  reviews: readonly Review[];
  mayPlan: boolean;
  mayHold: boolean;
};

/** The reviews of a placement, planned and held. */
export function PlacementReviews({ placementId, reviews, mayPlan, mayHold }: PlacementReviewsProps) {
  return (
    <div className="grid gap-4">
      <Table
        caption="Reviews of this placement"
        captionHidden
        rows={reviews}
        keyOf={(review) => review.id}
        empty={<EmptyState title="No reviews yet">The first is planned before the start.</EmptyState>}
        columns={[
          {
            head: "Review",
            cell: (review) =>
              mayHold || review.heldOn ? (
                <TextLink to={paths.review(placementId, review.id)}>{reviewKindNames[review.kind]}</TextLink>
              ) : (
                reviewKindNames[review.kind]
              ),
          },
          { head: "Planned for", cell: (review) => <Day value={review.plannedOn} /> },
          {
            head: "Held on",
            cell: (review) =>
              review.heldOn ? (
                <Day value={review.heldOn} />
              ) : (
                <StatusTag tone="information">To be held</StatusTag>
              ),
          },
          { head: "What was found", cell: (review) => review.summary },
        ]}
      />
      {mayPlan ? (
        <div>
          <ButtonLink to={paths.newReview(placementId)} kind="secondary">
            Plan a review
          </ButtonLink>
        </div>
      ) : null}
    </div>
  );
}
