/** What has to be there before a child starts, each thing given by whom it is asked of. */

import type { PersonAct } from "#app/core/actor.ts";
import { addDays } from "#app/core/calendar.ts";
import { giveStartCheck } from "#app/domain/placements/give-start-check.server.ts";
import type { WrittenCheck } from "#app/domain/placements/start-checks.ts";
import { planFirstReview } from "#app/domain/reviews/plan-first-review.server.ts";
import { actOf, type Cast } from "#app/start/story/cast.server.ts";
import { commissioner, type StoryPlacement } from "#app/start/story/commissioner.server.ts";

type Given = {
  kind: WrittenCheck;
  by: "commissioner" | "staff" | "safeguarding" | "manager";
  given: Record<string, unknown>;
};

const pack = {
  needs: "Clear routines, short tasks, a place to go when it is too much.",
  health: "None",
  emergencyContacts: "Made-up relative, 01709 000000",
  mayCollect: "Travels alone by bus; school to be rung on arrival.",
  risks: "May leave the site when upset; knows where to go and whom to ring.",
};

const given: readonly Given[] = [
  {
    kind: "objectives",
    by: "commissioner",
    given: {
      objectives: "Attend regularly, work in a small group, and finish something to be proud of.",
      nextStep: "Two lessons a week back in school from the fourth week, more as they hold.",
    },
  },
  {
    kind: "contacts",
    by: "commissioner",
    given: {
      schoolContact: "Inclusion office",
      schoolPhone: "01709 000000",
      providerLead: "Gwen Notional",
      providerPhone: "01709 000000",
      sites: true,
    },
  },
  { kind: "information_pack", by: "commissioner", given: pack },
  { kind: "pack_read", by: "staff", given: { read: true } },
  {
    kind: "risk_assessment",
    by: "commissioner",
    given: {
      assessedBy: "Inclusion lead with the provider",
      risks: "Leaving the site; tools.",
      measures: "Named adult at the door; tools only with an adult at the bench.",
    },
  },
  {
    kind: "safeguarding_confirmation",
    by: "safeguarding",
    given: { confirmedBy: "Safeguarding lead", confirmed: true },
  },
  { kind: "agreement_provider", by: "manager", given: { accepted: true } },
  { kind: "agreement_commissioner", by: "commissioner", given: { accepted: true } },
];

/** Gives the first so many of the ten; the parents' notice and the first review come last. */
export async function makeReady(
  cast: Cast,
  placement: StoryPlacement,
  { upTo }: { upTo: number },
): Promise<void> {
  const { plan, id } = placement;
  const day = addDays(plan.requestedOn, 4);
  const by: Record<Given["by"], PersonAct> = {
    commissioner: commissioner(cast, plan, day),
    staff: actOf(cast, { role: "provider_staff", at: placement.provider, day, time: "12:00" }),
    safeguarding: actOf(cast, {
      role: "provider_safeguarding_lead",
      at: placement.provider,
      day,
      time: "13:00",
    }),
    manager: actOf(cast, { role: "provider_manager", at: placement.provider, day, time: "14:00" }),
  };
  for (const check of given.slice(0, upTo))
    await giveStartCheck(by[check.by], id, { kind: check.kind, given: check.given });
  if (upTo < 10) return;
  await giveStartCheck(by.commissioner, id, {
    kind: "parents_informed",
    given: { noticeOn: day, agreedInWriting: true, note: "" },
  });
  await planFirstReview(by.commissioner, id, addDays(plan.startsOn, 28));
}
