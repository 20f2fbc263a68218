/** Pupils and placements in any state, made by the commands themselves. */
import { randomUUID } from "node:crypto";
import type { PersonAct } from "#app/core/actor.ts";
import { type CalendarDate, calendarDate, londonMoment, type WeeklyHalfDay } from "#app/core/calendar.ts";
import { pence } from "#app/core/money.ts";
import type { PlacementStatus } from "#app/core/words/placements.ts";
import { acceptPlacement } from "#app/domain/placements/accept-placement.server.ts";
import { approvePlacement } from "#app/domain/placements/approve-placement.server.ts";
import { cancelPlacement } from "#app/domain/placements/cancel-placement.server.ts";
import { declinePlacement } from "#app/domain/placements/decline-placement.server.ts";
import { endPlacement } from "#app/domain/placements/end-placement.server.ts";
import type { Funding } from "#app/domain/placements/forms.ts";
import { giveStartCheck } from "#app/domain/placements/give-start-check.server.ts";
import { requestPlacement } from "#app/domain/placements/request-placement.server.ts";
import { saveRequest } from "#app/domain/placements/save-request.server.ts";
import type { WrittenCheck } from "#app/domain/placements/start-checks.ts";
import { startPlacement } from "#app/domain/placements/start-placement.server.ts";
import { startRequest } from "#app/domain/placements/start-request.server.ts";
import { addPupil } from "#app/domain/pupils/add-pupil.server.ts";
import { planFirstReview } from "#app/domain/reviews/plan-first-review.server.ts";
import { aPartnership, aPerson, aSchool, type World } from "#tests/support/world.ts";
import { aBudget } from "#tests/support/world-budgets.ts";
import { aSupplier, type Supplier, type SupplierWish } from "#tests/support/world-suppliers.ts";

let serial = 0;

export type Commissioning = {
  world: World;
  schoolId: string;
  partnershipId: string;
  lead: PersonAct;
  approver: PersonAct;
  coordinator: PersonAct;
  officer: PersonAct;
  supplier: Supplier;
  budgetId: string;
};

/** A school in a partnership with a budget of its own, an officer, and a provider to commission. */
export async function aCommissioning(
  world: World,
  wish: { budget?: number; supplier?: SupplierWish } = {},
): Promise<Commissioning> {
  const schoolId = await aSchool(world);
  const partnershipId = await aPartnership(world, [schoolId]);
  return {
    world,
    schoolId,
    partnershipId,
    lead: await aPerson(world, "school_lead", { organisationId: schoolId }),
    approver: await aPerson(world, "school_approver", { organisationId: schoolId }),
    coordinator: await aPerson(world, "partnership_coordinator", {
      organisationId: partnershipId,
      schoolIds: [schoolId],
    }),
    officer: await aPerson(world, "commissioning_officer", { organisationId: world.authorityId }),
    supplier: await aSupplier(world, wish.supplier),
    budgetId: await aBudget(world, schoolId, { pence: pence(wish.budget ?? 2_000_000) }),
  };
}

/** A pupil of the lead's school. */
export function aPupil(lead: PersonAct, schoolId = lead.actor.organisationId): Promise<string> {
  return addPupil(lead, {
    id: randomUUID(),
    schoolId,
    givenName: "Robin",
    familyName: `Example ${++serial}`,
    bornOn: calendarDate("2011-05-01"),
    yearGroup: 10,
    upn: null,
    senProvision: "support",
    lookedAfter: false,
    needs: ["semh"],
    homePostcode: "S65 1AA",
  });
}

export type PlacementWish = {
  status?: PlacementStatus;
  pupilId?: string;
  by?: PersonAct;
  supplier?: Supplier;
  startsOn?: CalendarDate;
  endsOn?: CalendarDate;
  pattern?: WeeklyHalfDay[];
  funding?: Partial<Funding>;
};

/** Six Mondays from half term, all day: twelve sessions, £540.00 unless wished otherwise. */
export async function aDraft(at: Commissioning, wish: PlacementWish = {}): Promise<string> {
  const by = wish.by ?? at.lead;
  const id = randomUUID();
  await startRequest(by, { id, offerId: (wish.supplier ?? at.supplier).offerId });
  const pupilId = wish.pupilId ?? (await aPupil(at.lead));
  await saveRequest(by, id, { step: "pupil", pupilId });
  await saveRequest(by, id, {
    step: "week",
    week: {
      startsOn: wish.startsOn ?? calendarDate("2026-11-02"),
      endsOn: wish.endsOn ?? calendarDate("2026-12-11"),
      pattern: wish.pattern ?? ["mon-am", "mon-pm"],
    },
  });
  await saveRequest(by, id, {
    step: "purpose",
    purpose: {
      reason: "behaviour_support",
      objectives: "Settle into a group",
      nextStep: "Back to lessons after half term",
      successTest: "attendance_at_least",
      successTarget: 80,
    },
  });
  const { school = 100, partnership, authority } = wish.funding ?? {};
  await saveRequest(by, id, { step: "funding", funding: { school, partnership, authority } });
  return id;
}

/** A placement in any state, by the commands that lead there; the school pays it all unless wished otherwise. */
export async function aPlacement(at: Commissioning, wish: PlacementWish = {}): Promise<string> {
  const by = wish.by ?? at.lead;
  const supplier = wish.supplier ?? at.supplier;
  const status = wish.status ?? "requested";
  const id = await requestPlacement(by, await aDraft(at, wish));
  if (status === "declined") await declinePlacement(supplier.manager, id, "We are full until spring");
  if (status === "cancelled") await cancelPlacement(by, id, "The family has moved");
  if (["requested", "declined", "cancelled"].includes(status)) return id;
  await acceptPlacement(supplier.manager, id);
  if (status === "accepted") return id;
  await approvePlacement(at.approver, id, at.schoolId);
  if (status === "approved") return id;
  await giveEverything({ ...at, lead: by, supplier }, id);
  const onFirstDay = actingOn(by, wish.startsOn ?? calendarDate("2026-11-02"));
  await startPlacement(onFirstDay, id);
  if (status === "ended")
    await endPlacement(onFirstDay, id, {
      lastDay: wish.startsOn ?? calendarDate("2026-11-02"),
      reason: "objectives_met",
    });
  return id;
}

/** The same person at nine in the morning of that day. */
export const actingOn = (act: PersonAct, day: CalendarDate): PersonAct => ({
  ...act,
  now: londonMoment(day, "09:00"),
});

const schoolGives: readonly [WrittenCheck, Record<string, unknown>][] = [
  ["contacts", { schoolContact: "A", schoolPhone: "1", providerLead: "B", providerPhone: "2", sites: true }],
  [
    "information_pack",
    { needs: "Calm", health: "None", emergencyContacts: "Gran", mayCollect: "Gran", risks: "None" },
  ],
  ["risk_assessment", { assessedBy: "A", risks: "Tools", measures: "Goggles" }],
  ["parents_informed", { noticeOn: "2026-10-05", agreedInWriting: true, note: "" }],
  ["objectives", { objectives: "Settle into a group", nextStep: "Back to lessons" }],
  ["agreement_commissioner", { accepted: true }],
];

/** Gives the ten things that must be there before a start, but for those named. */
export async function giveEverything(
  at: Pick<Commissioning, "lead" | "supplier">,
  placementId: string,
  { but = [] }: { but?: readonly string[] } = {},
): Promise<void> {
  for (const [kind, given] of schoolGives)
    if (!but.includes(kind)) await giveStartCheck(at.lead, placementId, { kind, given });
  if (!but.includes("first_review")) await planFirstReview(at.lead, placementId, calendarDate("2026-11-30"));
  const { safeguardingLead, manager } = at.supplier;
  const confirmation = { confirmedBy: "Safia Lead", confirmed: true };
  if (!but.includes("safeguarding_confirmation"))
    await giveStartCheck(safeguardingLead, placementId, {
      kind: "safeguarding_confirmation",
      given: confirmation,
    });
  if (!but.includes("pack_read"))
    await giveStartCheck(manager, placementId, { kind: "pack_read", given: { read: true } });
  if (!but.includes("agreement_provider"))
    await giveStartCheck(manager, placementId, { kind: "agreement_provider", given: { accepted: true } });
}
