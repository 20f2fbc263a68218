/** Some of the placements that run are asked to go on or to use other half days, each taken as far as its turn says. */
import { randomUUID } from "node:crypto";
import type { PersonAct } from "#app/core/actor.ts";
import { addDays, type WeeklyHalfDay, weeklyHalfDays } from "#app/core/calendar.ts";
import { Refusal } from "#app/core/refusal.ts";
import { acceptChange } from "#app/domain/placements/changes/accept-change.server.ts";
import { approveChange } from "#app/domain/placements/changes/approve-change.server.ts";
import { askChange } from "#app/domain/placements/changes/ask-change.server.ts";
import { declineChange } from "#app/domain/placements/changes/decline-change.server.ts";
import type { ChangeWish } from "#app/domain/placements/changes/forms.ts";
import { findChangePlan } from "#app/domain/placements/changes/queries.server.ts";
import { findPlacement } from "#app/domain/placements/queries.server.ts";
import { actOf, authorityName, type Cast, organisationOf } from "#app/start/story/cast.server.ts";
import { commissioner, type StoryPlacement } from "#app/start/story/commissioner.server.ts";
import { schoolRows } from "#app/start/story/schools.ts";

/** How far the changes of the story are taken, one after another. */
const turns = ["accepted", "asked", "approved", "declined", "approved", "accepted"] as const;

/** Yesterday, of the placements that run. */
export async function changePlacements(cast: Cast, placements: readonly StoryPlacement[]): Promise<void> {
  const day = addDays(cast.years.today, -1);
  const persona = "Clifton Community School";
  const running = placements
    .filter(({ plan }) => plan.aim === "active" && plan.startsOn < day)
    .toSorted(
      (one, other) => Number(other.plan.pupil.school === persona) - Number(one.plan.pupil.school === persona),
    );
  let turn = 0;
  for (const placement of running) {
    const until = turns[turn];
    if (until === undefined) return;
    const by = commissioner(cast, placement.plan, day, "11:00");
    const wish = await wishFor(by, placement, turn % 2 === 1);
    if (!wish) continue;
    await takeChange(cast, placement, { by, wish, until });
    turn += 1;
  }
}

/** Three weeks more, or one half day fewer from next week on, where that can be asked for. */
async function wishFor(
  by: PersonAct,
  { id }: StoryPlacement,
  isAmendment: boolean,
): Promise<ChangeWish | undefined> {
  const placement = await findPlacement(by, id, "/");
  if (!placement || placement.priceBasis === "programme") return undefined;
  const pattern: WeeklyHalfDay[] = isAmendment
    ? weeklyHalfDays.filter((half) => placement.pattern.slice(1).includes(half))
    : placement.pattern;
  const [startsOn, endsOn] = [addDays(placement.endsOn, -10), addDays(placement.endsOn, 21)];
  const wish: ChangeWish = isAmendment
    ? { kind: "amend", startsOn, endsOn: undefined, pattern }
    : { kind: "extend", startsOn: undefined, endsOn, pattern };
  if (pattern.length === 0) return undefined;
  const planned = await findChangePlan(by, id, wish);
  return planned?.plan && !planned.plan.needsSecond ? wish : undefined;
}

type Change = { by: PersonAct; wish: ChangeWish; until: (typeof turns)[number] };

async function takeChange(cast: Cast, placement: StoryPlacement, { by, wish, until }: Change): Promise<void> {
  const { id: placementId, plan, provider: at } = placement;
  const day = addDays(cast.years.today, -1);
  const changeId = await askChange(by, placementId, {
    ...wish,
    id: randomUUID(),
    reason:
      wish.kind === "extend"
        ? "Attendance holds; three more weeks to finish the unit."
        : "Back in lessons for one half day a week, as planned.",
    parentsToldOn: day,
    parentsAgreed: true,
  });
  const manager = actOf(cast, { role: "provider_manager", at, day, time: "14:00" });
  const which = { placementId, changeId };
  if (until === "declined")
    return declineChange(manager, { ...which, reason: "The group is full after the holidays." });
  if (until === "asked") return;
  if (!(await happens(() => acceptChange(manager, which)))) return;
  if (until === "accepted") return;
  const partnership = `${schoolRows.find(({ name }) => name === plan.pupil.school)?.partnership} partnership`;
  const holders = [
    { share: plan.funding.school, role: "school_approver", at: plan.pupil.school },
    { share: plan.funding.partnership, role: "partnership_coordinator", at: partnership },
    { share: plan.funding.authority, role: "authority_lead", at: authorityName },
  ] as const;
  for (const { share, role, at: of } of holders) {
    if (!share) continue;
    const ownerId = of === authorityName ? cast.authorityId : organisationOf(cast, of);
    const holder = actOf(cast, { role, at: of, day, time: "15:00" });
    await happens(() => approveChange(holder, { ...which, ownerId }));
  }
}

/** A full half day or an empty budget is part of the story too: the change then waits. */
async function happens(act: () => Promise<void>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
