/** The pupils' placements, each taken as far as its plan says by the people who would do it. */
import { randomUUID } from "node:crypto";
import { addDays, calendarDate, earliest } from "#app/core/calendar.ts";
import { acceptPlacement } from "#app/domain/placements/accept-placement.server.ts";
import { needsSecondApprover } from "#app/domain/placements/approval.server.ts";
import { approvePlacement } from "#app/domain/placements/approve-placement.server.ts";
import { cancelPlacement } from "#app/domain/placements/cancel-placement.server.ts";
import { declinePlacement } from "#app/domain/placements/decline-placement.server.ts";
import { endPlacement } from "#app/domain/placements/end-placement.server.ts";
import { requestPlacement } from "#app/domain/placements/request-placement.server.ts";
import { saveRequest } from "#app/domain/placements/save-request.server.ts";
import { startPlacement } from "#app/domain/placements/start-placement.server.ts";
import { startRequest } from "#app/domain/placements/start-request.server.ts";
import { loadPlacement } from "#app/domain/placements/visibility.server.ts";
import { addPupil } from "#app/domain/pupils/add-pupil.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { actOf, authorityName, type Cast, organisationOf, systemOn } from "#app/start/story/cast.server.ts";
import { commissioner, type StoryPlacement } from "#app/start/story/commissioner.server.ts";
import { inLanes } from "#app/start/story/lanes.ts";
import type { StoryOffer } from "#app/start/story/menu.server.ts";
import { type Plan, plansFor, pupilCount } from "#app/start/story/plans.ts";
import { pupilRows } from "#app/start/story/pupils.ts";
import { makeReady } from "#app/start/story/readiness.server.ts";
import { schoolRows } from "#app/start/story/schools.ts";

/** Every pupil's placement, in the order of their numbers; schools do not wait for one another. */
export async function placePupils(cast: Cast, offers: readonly StoryOffer[]): Promise<StoryPlacement[]> {
  const secondaries = schoolRows.filter(({ phase }) => phase === "secondary").map(({ name }) => name);
  // Two schools come up more often, so that the walls between them can be tried.
  const schools = ["Clifton Community School", "Wath Academy", ...secondaries];
  const plans = plansFor(
    cast.years,
    pupilRows(schools, pupilCount),
    offers.map(({ row }) => row),
  );
  // Asked for one after another, so that their references are the same each time.
  const asked: Asked[] = [];
  for (const plan of plans) {
    const offer = offers.find(({ row }) => row === plan.offer);
    if (offer) asked.push({ plan, offer, id: await requestFor(cast, plan, offer.id) });
  }
  return inLanes(
    asked,
    ({ plan }) => plan.pupil.school,
    (one) => placePupil(cast, one),
  );
}

type Asked = { plan: Plan; offer: StoryOffer; id: string };

async function placePupil(cast: Cast, { plan, offer, id }: Asked): Promise<StoryPlacement> {
  const placement = { id, plan, provider: offer.provider.name };
  const { aim, requestedOn } = plan;
  if (aim === "requested") return placement;
  const manager = actOf(cast, {
    role: "provider_manager",
    at: placement.provider,
    day: addDays(requestedOn, 1),
    time: "14:00",
  });
  if (aim === "declined") {
    await declinePlacement(
      manager,
      id,
      "The group is right for younger pupils at the moment; please ask again after half term.",
    );
    return placement;
  }
  await acceptPlacement(manager, id);
  if (aim === "accepted") {
    if (plan.offer.basis === "week") await approveFor(cast, placement, "school");
    return placement;
  }
  await approveAll(cast, placement);
  if (aim === "cancelled")
    await cancelPlacement(
      commissioner(cast, plan, addDays(requestedOn, 3)),
      id,
      "The family has moved to another authority.",
    );
  if (aim === "approved")
    await makeReady(cast, placement, { upTo: plan.number % 3 === 0 ? 10 : 4 + (plan.number % 4) });
  if (aim === "active" || aim === "ended") await goThrough(cast, placement);
  return placement;
}

async function requestFor(cast: Cast, plan: Plan, offerId: string): Promise<string> {
  const { pupil, startsOn, endsOn, pattern, requestedOn } = plan;
  const lead = actOf(cast, { role: "school_lead", at: pupil.school, day: requestedOn, time: "09:30" });
  const academicYear = cast.years.today >= `${cast.years.last}-09-01` ? cast.years.last : cast.years.first;
  const pupilId = await addPupil(lead, {
    id: randomUUID(),
    schoolId: organisationOf(cast, pupil.school),
    givenName: pupil.given,
    familyName: pupil.family,
    bornOn: calendarDate(
      `${academicYear - pupil.year - 4}-${String(1 + (plan.number % 8)).padStart(2, "0")}-15`,
    ),
    yearGroup: pupil.year,
    upn: null,
    senProvision: pupil.sen,
    lookedAfter: pupil.lookedAfter,
    needs: [...pupil.needs],
    homePostcode: pupil.postcode,
  });
  const act = commissioner(cast, plan, requestedOn);
  const draftId = await startRequest(act, { id: randomUUID(), offerId });
  await saveRequest(act, draftId, { step: "pupil", pupilId });
  await saveRequest(act, draftId, { step: "week", week: { startsOn, endsOn, pattern } });
  await saveRequest(act, draftId, {
    step: "purpose",
    purpose: {
      reason: plan.reason,
      objectives: "Attend regularly, work in a small group, and finish something to be proud of.",
      nextStep: "Two lessons a week back in school from the fourth week, more as they hold.",
      successTest: plan.successTest,
      successTarget: plan.successTarget,
    },
  });
  await saveRequest(act, draftId, { step: "funding", funding: plan.funding });
  return requestPlacement(act, draftId);
}

type Owner = "school" | "partnership" | "authority";

async function approveAll(cast: Cast, placement: StoryPlacement): Promise<void> {
  for (const owner of ["school", "partnership", "authority"] as const) {
    if (placement.plan.funding[owner]) await approveFor(cast, placement, owner);
  }
  if (!(await needsSecond(cast, placement))) return;
  // Long and dear: everyone's part needs a second approver, who is the authority's lead.
  const lead = actOf(cast, {
    role: "authority_lead",
    at: authorityName,
    day: addDays(placement.plan.requestedOn, 3),
  });
  for (const owner of ["school", "partnership", "authority"] as const) {
    if (placement.plan.funding[owner])
      await approvePlacement(lead, placement.id, ownerOf(cast, placement.plan, owner));
  }
}

function needsSecond(cast: Cast, { id, plan }: StoryPlacement): Promise<boolean> {
  const act = systemOn(cast, plan.requestedOn);
  return transaction(act, async (tx) => needsSecondApprover(tx, act, await loadPlacement(tx, act, id)));
}

async function approveFor(cast: Cast, { id, plan }: StoryPlacement, owner: Owner): Promise<void> {
  const day = addDays(plan.requestedOn, 2);
  const partnership = partnershipNameOf(plan);
  const act = {
    school: () => actOf(cast, { role: "school_approver", at: plan.pupil.school, day }),
    partnership: () => actOf(cast, { role: "partnership_coordinator", at: partnership, day }),
    authority: () =>
      actOf(cast, {
        role: plan.byAuthority ? "authority_lead" : "commissioning_officer",
        at: authorityName,
        day,
      }),
  }[owner]();
  await approvePlacement(act, id, ownerOf(cast, plan, owner));
}

function ownerOf(cast: Cast, plan: Plan, owner: Owner): string {
  if (owner === "authority") return cast.authorityId;
  return organisationOf(cast, owner === "school" ? plan.pupil.school : partnershipNameOf(plan));
}

function partnershipNameOf({ pupil }: Plan): string {
  const partnership = schoolRows.find(({ name }) => name === pupil.school)?.partnership;
  return `${partnership} partnership`;
}

/** Made ready, started on its first day and, where it has ended, ended. */
async function goThrough(cast: Cast, placement: StoryPlacement): Promise<void> {
  const { plan, id } = placement;
  await makeReady(cast, placement, { upTo: 10 });
  await startPlacement(commissioner(cast, plan, plan.startsOn, "08:40"), id);
  if (plan.aim !== "ended") return;
  const lastDay = earliest(plan.endedOn, plan.endsOn);
  await endPlacement(commissioner(cast, plan, lastDay, "16:00"), id, { lastDay, reason: plan.endReason });
}
