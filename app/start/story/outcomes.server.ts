/** Reviews held on the way, and what came of the placements that have ended. */
import { addDays, earliest } from "#app/core/calendar.ts";
import { recordOutcome } from "#app/domain/outcomes/record-outcome.server.ts";
import { holdReview } from "#app/domain/reviews/hold-review.server.ts";
import { listReviews } from "#app/domain/reviews/queries.server.ts";
import { actOf, type Cast } from "#app/start/story/cast.server.ts";
import { commissioner, type StoryPlacement } from "#app/start/story/commissioner.server.ts";
import { inLanes } from "#app/start/story/lanes.ts";

export async function reviewAndConclude(cast: Cast, placements: readonly StoryPlacement[]): Promise<void> {
  await inLanes(
    placements,
    ({ id }) => id,
    async (placement) => {
      if (placement.plan.aim === "ended" || placement.plan.aim === "active") await review(cast, placement);
      // Two of those that have ended wait for their outcome, so that there is something to do.
      if (placement.plan.aim === "ended" && placement.plan.number > 1) await conclude(cast, placement);
    },
  );
}

async function review(cast: Cast, { id, plan }: StoryPlacement): Promise<void> {
  const { today } = cast.years;
  const day = earliest(addDays(plan.startsOn, 29), plan.endedOn);
  if (day >= today || (plan.aim === "active" && plan.number % 4 === 3)) return;
  const act = commissioner(cast, plan, day, "15:00");
  const planned = (await listReviews(act, id)).find(({ heldOn }) => heldOn === null);
  if (!planned) return;
  await holdReview(act, id, {
    reviewId: planned.id,
    heldOn: day,
    summary:
      "Arrives on time, works well in a pair. Still finds whole-group starts hard. The first lessons back in school are agreed.",
    pupilVoice: "I like it when I can finish the thing I started.",
    nextOn: undefined,
  });
}

async function conclude(cast: Cast, { id, plan }: StoryPlacement): Promise<void> {
  const isBack = plan.number % 4 === 1 || plan.endReason === "reintegrated";
  const missing = plan.number % 6 === 5;
  const before = 45 + (plan.number % 5) * 7;
  const gain = plan.endReason === "disengaged" ? -4 : 12 + (plan.number % 3) * 9;
  const act = actOf(cast, {
    role: "school_lead",
    at: plan.pupil.school,
    day: earliest(addDays(plan.endedOn, 10), cast.years.today),
    time: "15:30",
  });
  await recordOutcome(act, id, {
    beforePossible: 128,
    beforeAttended: Math.round((128 * before) / 100),
    afterPossible: missing ? undefined : 126,
    afterAttended: missing ? undefined : Math.round((126 * Math.min(96, before + gain)) / 100),
    engagementBefore: 6 + (plan.number % 4),
    engagementAfter: missing ? undefined : 10 + (plan.number % 7),
    reintegrated: isBack,
    qualificationGained: undefined,
    qualification: "",
    objectivesMet: plan.endReason !== "disengaged",
    destination: isBack ? "mainstream" : plan.pupil.year >= 11 ? "college" : "alternative_provision",
    destinationSustained: missing ? undefined : true,
    pupilVoice: "I know what I am good at now.",
  });
}
