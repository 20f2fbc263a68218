/** Running placements with reserved money, for registers, statements, outcomes and value. */
import type { PersonAct } from "#app/core/actor.ts";
import {
  type CalendarDate,
  calendarDate,
  financialYearBounds,
  type HalfDay,
  type Session,
  type WeeklyHalfDay,
} from "#app/core/calendar.ts";
import { type Pence, pence, plus, zeroPence } from "#app/core/money.ts";
import type { AttendanceCode } from "#app/core/words/attendance.ts";
import type { ChargedWord, PriceBasis, VatTreatment } from "#app/core/words/menu.ts";
import type { PlacementStatus, SuccessTestKind } from "#app/core/words/placements.ts";
import type { ProviderKind } from "#app/core/words/providers.ts";
import { allocate, commit } from "#app/domain/budgets/ledger.server.ts";
import { plannedCost } from "#app/domain/menu/pricing.ts";
import { fundingParts } from "#app/domain/placements/funding.ts";
import { agreedSessionsOf } from "#app/domain/placements/planned.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { budgets } from "#db/schema/budgets.ts";
import { offers } from "#db/schema/menu.ts";
import { placementFunding, placementParts, placements } from "#db/schema/placements.ts";
import { providers, sites } from "#db/schema/providers.ts";
import { pupils } from "#db/schema/pupils.ts";
import { owner } from "#tests/support/database.ts";
import { anOrganisation, aPerson, aSchool, systemAct, type World } from "#tests/support/world.ts";

let serial = 0;
const next = () => ++serial;
const opened = new Date("2025-01-01T09:00:00Z");

export type ProviderWithOffer = { providerId: string; siteId: string; offerId: string; staff: PersonAct };

/** A provider with a site, a published offer and one member of staff. */
export async function aProviderWithOffer(
  world: World,
  { kind = "non_school", at }: { kind?: ProviderKind; at?: Date } = {},
): Promise<ProviderWithOffer> {
  const { authorityId } = world;
  const providerId = await anOrganisation(world, "provider");
  await owner().insert(providers).values({ authorityId, organisationId: providerId, kind });
  const [site] = await owner()
    .insert(sites)
    .values({
      authorityId,
      providerId,
      name: "Workshop",
      kind: "main",
      openedOn: calendarDate("2020-01-01"),
      address: "1 Yard",
      postcode: "S65 1AA",
    })
    .returning({ id: sites.id });
  const [offer] = await owner()
    .insert(offers)
    .values({
      authorityId,
      providerId,
      siteId: site?.id ?? "",
      status: "published",
      title: `Motor workshop ${next()}`,
      summary: "Engines",
      kind: "vocational",
      tier: "time_limited",
      needs: ["semh"],
      keyStages: ["ks4"],
      groupSize: 6,
      transport: "none",
      vatTreatment: "exempt",
      createdAt: opened,
    })
    .returning({ id: offers.id });
  const staff = await aPerson(world, "provider_staff", { organisationId: providerId, ...(at ? { at } : {}) });
  return { providerId, siteId: site?.id ?? "", offerId: offer?.id ?? "", staff };
}

export type PlacementWish = {
  schoolId?: string;
  commissionerId?: string;
  provider?: ProviderWithOffer;
  status?: PlacementStatus;
  startsOn?: string;
  endsOn?: string;
  endedOn?: string;
  pattern?: WeeklyHalfDay[];
  pricePence?: number;
  basis?: PriceBasis;
  joiningFeePence?: number;
  charged?: ChargedWord;
  noticeDays?: number;
  vatTreatment?: VatTreatment;
  vatRatePercent?: number;
  shares?: { owner: string; percent: number }[];
  successTest?: SuccessTestKind;
  successTarget?: number;
  /** One budget that bears every part, in place of one for each financial year. */
  budgetId?: string;
  /** Nothing is put into budgets or reserved. */
  withoutMoney?: boolean;
};

export type RunningPlacement = {
  id: string;
  schoolId: string;
  provider: ProviderWithOffer;
  lead: PersonAct;
  budgetIds: string[];
  sessions: Session[];
};

/** A pupil of a school on an offer, by default an active placement on Mondays, all day, at £45 a session. */
export async function aRunningPlacement(world: World, wish: PlacementWish = {}): Promise<RunningPlacement> {
  const { authorityId } = world;
  const schoolId = wish.schoolId ?? (await aSchool(world));
  const provider = wish.provider ?? (await aProviderWithOffer(world));
  const lead = await aPerson(world, "school_lead", { organisationId: schoolId });
  const pupilId = await aPupilOf(world, schoolId);
  const row = placementRow(
    world,
    { ...wish, schoolId, provider },
    { pupilId, requestedBy: lead.actor.userId },
  );
  const act = systemAct(world);
  const sessions = await transaction(act, (tx) => agreedSessionsOf(tx, act, row));
  const price = {
    pricePence: row.pricePence,
    basis: row.priceBasis,
    programmeSessions: null,
    joiningFeePence: row.joiningFeePence,
  };
  const shares = wish.shares ?? [{ owner: schoolId, percent: 100 }];
  const id = await owner().transaction(async (tx) => {
    const [made] = await tx
      .insert(placements)
      .values({ ...row, sessionsPlanned: sessions.length, costPence: plannedCost(price, sessions.length) })
      .returning({ id: placements.id });
    const placementId = made?.id ?? "";
    await tx.insert(placementFunding).values(
      shares.map((share, position) => ({
        authorityId,
        placementId,
        ownerId: share.owner,
        position,
        sharePercent: share.percent,
      })),
    );
    return placementId;
  });
  const byBudget = new Map<string, Pence>();
  for (const part of wish.withoutMoney ? [] : fundingParts(price, shares, sessions)) {
    const budgetId = wish.budgetId ?? (await aBudgetOf(world, part.owner, part.financialYear));
    await owner().insert(placementParts).values({
      authorityId,
      placementId: id,
      budgetId,
      ownerId: part.owner,
      financialYear: part.financialYear,
      reservedPence: part.pence,
    });
    byBudget.set(budgetId, plus(byBudget.get(budgetId) ?? zeroPence, part.pence));
  }
  for (const [budgetId, reserved] of byBudget)
    if (reserved > 0)
      await transaction(act, (tx) => commit(tx, act, { budgetId, placementId: id, pence: reserved }));
  const budgetIds = [...byBudget.keys()];
  return { id, schoolId, provider, lead, budgetIds, sessions };
}

type Wished = PlacementWish & { schoolId: string; provider: ProviderWithOffer };

function placementRow(world: World, wish: Wished, by: { pupilId: string; requestedBy: string }) {
  return {
    authorityId: world.authorityId,
    reference: `P-${String(next()).padStart(4, "0")}`,
    status: wish.status ?? (wish.endedOn ? ("ended" as const) : ("active" as const)),
    pupilId: by.pupilId,
    schoolId: wish.schoolId,
    commissionerId: wish.commissionerId ?? wish.schoolId,
    providerId: wish.provider.providerId,
    offerId: wish.provider.offerId,
    siteId: wish.provider.siteId,
    reason: "behaviour_support" as const,
    startsOn: calendarDate(wish.startsOn ?? "2026-09-07"),
    endsOn: calendarDate(wish.endsOn ?? "2026-12-18"),
    endedOn: wish.endedOn ? calendarDate(wish.endedOn) : null,
    endReason: wish.endedOn ? ("planned_end" as const) : null,
    pattern: wish.pattern ?? (["mon-am", "mon-pm"] as WeeklyHalfDay[]),
    earlierPatterns: [],
    pricePence: pence(wish.pricePence ?? 4500),
    priceBasis: wish.basis ?? ("session" as const),
    joiningFeePence: pence(wish.joiningFeePence ?? 0),
    charged: wish.charged ?? ("booked" as const),
    noticeDays: wish.noticeDays ?? 0,
    vatTreatment: wish.vatTreatment ?? ("exempt" as const),
    vatRatePercent: wish.vatRatePercent ?? 0,
    successTest: wish.successTest ?? ("attendance_at_least" as const),
    successTarget: wish.successTarget ?? (wish.successTest ? null : 80),
    requestedBy: by.requestedBy,
    requestedAt: opened,
  };
}

export async function aPupilOf(world: World, schoolId: string): Promise<string> {
  const [row] = await owner()
    .insert(pupils)
    .values({
      authorityId: world.authorityId,
      schoolId,
      givenName: "Robin",
      familyName: `Example${next()}`,
      bornOn: calendarDate("2011-05-01"),
      yearGroup: 10,
      senProvision: "support",
      needs: ["semh"],
      homePostcode: "S65 1AA",
      addedAt: opened,
    })
    .returning({ id: pupils.id });
  return row?.id ?? "";
}

/** The owner's budget of a financial year with plenty in it, opened when first asked for. */
export async function aBudgetOf(
  world: World,
  ownerId: string,
  financialYear: number,
  allocated: Pence = pence(10_000_000),
): Promise<string> {
  const { startsOn, endsOn } = financialYearBounds(financialYear);
  const rows = await owner().select().from(budgets);
  const known = rows.find((row) => row.ownerId === ownerId && row.startsOn === startsOn);
  if (known) return known.id;
  const [made] = await owner()
    .insert(budgets)
    .values({
      authorityId: world.authorityId,
      ownerId,
      name: `Budget ${financialYear}`,
      startsOn,
      endsOn,
      openedAt: opened,
    })
    .returning({ id: budgets.id });
  const budgetId = made?.id ?? "";
  const act = systemAct(world);
  await transaction(act, (tx) => allocate(tx, act, { budgetId, pence: allocated, sourceId: budgetId }));
  return budgetId;
}

/** Marks in few words: every session of the placement from a day to a day with one code for each half. */
export function marksFor(
  placement: RunningPlacement,
  { from, to, absent }: { from: string; to: string; absent?: AttendanceCode },
): { placementId: string; day: CalendarDate; half: HalfDay; code: AttendanceCode }[] {
  return placement.sessions
    .filter(({ day }) => day >= from && day <= to)
    .map(({ day, half }) => ({
      placementId: placement.id,
      day,
      half,
      code: absent ?? (half === "am" ? "/" : "\\"),
    }));
}
