import { eq } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonths,
  type CalendarDate,
  calendarDate,
  earliest,
  londonMoment,
  type Month,
  monthBounds,
  type WeeklyHalfDay,
} from "#app/core/calendar.ts";
import { pence, sum } from "#app/core/money.ts";
import { Refusal } from "#app/core/refusal.ts";
import { markRegister } from "#app/domain/attendance/mark-register.server.ts";
import { agreeCharge } from "#app/domain/charges/agree-charge.server.ts";
import { approveRise } from "#app/domain/charges/approve-rise.server.ts";
import { raiseStatements } from "#app/domain/charges/raise-statements.server.ts";
import { plannedCost } from "#app/domain/menu/pricing.ts";
import { approvePlacement } from "#app/domain/placements/approve-placement.server.ts";
import { acceptChange } from "#app/domain/placements/changes/accept-change.server.ts";
import { approveChange } from "#app/domain/placements/changes/approve-change.server.ts";
import { askChange } from "#app/domain/placements/changes/ask-change.server.ts";
import { endPlacement } from "#app/domain/placements/end-placement.server.ts";
import { agreedPrice, plannedSessionsOf } from "#app/domain/placements/planned.server.ts";
import { startPlacement } from "#app/domain/placements/start-placement.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { verify } from "#app/start/verify.server.ts";
import { budgets } from "#db/schema/budgets.ts";
import { chargeRises, charges } from "#db/schema/charges.ts";
import { closures } from "#db/schema/terms.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, systemAct } from "#tests/support/world.ts";
import { aBudget, balanceIn } from "#tests/support/world-budgets.ts";
import { amendment, extension, placementRow } from "#tests/support/world-changes.ts";
import {
  aCommissioning,
  actingOn,
  aPlacement,
  type Commissioning,
  giveEverything,
} from "#tests/support/world-placements.ts";

const day = calendarDate;
const offered = ["mon-am", "mon-pm", "tue-am", "tue-pm", "wed-am"] as const satisfies WeeklyHalfDay[];
const last = day("2027-02-26");

const wish = fc.record({
  kind: fc.constantFrom("amend" as const, "extend" as const),
  on: fc.integer({ min: 0, max: 27 }),
  days: fc.integer({ min: 1, max: 60 }),
  pattern: fc.subarray([...offered], { minLength: 1 }),
});
const history = fc.record({
  pricePence: fc.integer({ min: 10_000, max: 40_000 }),
  fee: fc.integer({ min: 0, max: 1_001 }),
  wishes: fc.array(fc.option(wish), { minLength: 8, maxLength: 8 }),
  endsIn: fc.integer({ min: 1, max: 8 }),
  endsOn: fc.integer({ min: 0, max: 27 }),
  opensIn: fc.integer({ min: 0, max: 9 }),
  isAcademic: fc.boolean(),
  gap: fc.constantFrom(1, 1, 3),
});

type Wish = typeof wish extends fc.Arbitrary<infer T> ? T : never;
type History = typeof history extends fc.Arbitrary<infer T> ? T : never;

/** Three owners, each with budgets for both financial years or one for the school year; a week in November and one in February are closed. */
async function aJointPlacement({
  pricePence,
  fee,
  isAcademic,
}: Pick<History, "pricePence" | "fee" | "isAcademic">) {
  const at = await aCommissioning(await anAuthority(), {
    supplier: { pricePence, basis: "week", joiningFeePence: fee },
  });
  await owner()
    .insert(closures)
    .values(
      [
        ["2026-11-23", "2026-11-27"],
        ["2027-02-15", "2027-02-19"],
      ].map(([from = "", to = ""]) => ({
        authorityId: at.world.authorityId,
        startsOn: day(from),
        endsOn: day(to),
        reason: "Closed",
      })),
    );
  const spans = isAcademic
    ? [["2026-09-01", "2027-08-31"]]
    : [
        ["2026-04-01", "2027-03-31"],
        ["2027-04-01", "2028-03-31"],
      ];
  if (isAcademic)
    await owner()
      .update(budgets)
      .set({ startsOn: day("2026-09-01"), endsOn: day("2027-08-31") })
      .where(eq(budgets.id, at.budgetId));
  const budgetIds = [at.budgetId];
  for (const ownerId of [at.schoolId, at.partnershipId, at.world.authorityId])
    for (const [place, [from = "", to = ""]] of spans.entries())
      if (ownerId !== at.schoolId || place > 0)
        budgetIds.push(
          await aBudget(at.world, ownerId, {
            name: `From ${from}`,
            startsOn: day(from),
            endsOn: day(to),
            pence: pence(2_000_000),
          }),
        );
  const funding = { school: 33, partnership: 33, authority: 34 };
  const id = await aPlacement(at, { status: "accepted", endsOn: last, funding });
  await approvePlacement(at.approver, id, at.schoolId);
  await approvePlacement(at.coordinator, id, at.partnershipId);
  await approvePlacement(at.officer, id, at.world.authorityId);
  await giveEverything(at, id);
  await startPlacement(actingOn(at.lead, day("2026-11-02")), id);
  return { at, id, budgetIds };
}

async function change(at: Commissioning, placementId: string, today: CalendarDate, w: Wish) {
  const { endsOn } = await placementRow(placementId);
  const asked =
    w.kind === "amend"
      ? amendment({ startsOn: addDays(today, w.days), pattern: w.pattern, parentsAgreed: true })
      : extension({ endsOn: addDays(endsOn, w.days), pattern: w.pattern, parentsAgreed: true });
  const changeId = await askChange(actingOn(at.lead, today), placementId, asked);
  const which = { placementId, changeId };
  await acceptChange(actingOn(at.supplier.manager, today), which);
  await approveChange(actingOn(at.approver, today), { ...which, ownerId: at.schoolId });
  await approveChange(actingOn(at.coordinator, today), { ...which, ownerId: at.partnershipId });
  await approveChange(actingOn(at.officer, today), { ...which, ownerId: at.world.authorityId });
}

/** Whoever holds the budget approves what waits. */
async function approveRises(at: Commissioning, today: CalendarDate) {
  const holders = [at.approver, at.coordinator, at.officer];
  const waiting = await owner().select().from(chargeRises).where(eq(chargeRises.status, "waiting"));
  for (const rise of waiting) {
    const holder = holders.find(({ actor }) => actor.organisationId === rise.ownerId) ?? at.officer;
    await approveRise(actingOn(holder, addDays(today, 2)), rise.id, rise.pence);
  }
}

async function sessionsTo(at: Commissioning, id: string, to: CalendarDate) {
  const act = systemAct(at.world);
  const row = await placementRow(id);
  return (await transaction(act, (tx) => plannedSessionsOf(tx, act, row))).filter((one) => one.day <= to);
}

async function markAll(at: Commissioning, id: string, today: CalendarDate, gap: number) {
  const marks = (await sessionsTo(at, id, today))
    .filter((_, place) => place % gap !== 1)
    .map(({ day: on, half }) => ({
      placementId: id,
      day: on,
      half,
      code: half === "am" ? ("/" as const) : ("\\" as const),
    }));
  if (marks.length > 0)
    await markRegister({ ...at.supplier.manager, now: londonMoment(today, "18:00") }, { marks, reason: "x" });
}

type Made = Awaited<ReturnType<typeof aJointPlacement>>;

const raise = (at: Commissioning, month: Month) =>
  raiseStatements(systemAct(at.world, londonMoment(addDays(monthBounds(month).endsOn, 1), "09:00")), month);

/** One month of a placement: what is asked for is changed, its end, its register, its statement, what waits of it. */
async function liveThrough({ at, id }: Made, told: History, index: number): Promise<boolean> {
  const month = addMonths("2026-11" as Month, index);
  const { startsOn, endsOn } = monthBounds(month);
  if (index === told.opensIn) await owner().delete(closures);
  const isChanged = await tried(at, id, { startsOn, wish: told.wishes[index] });
  const row = await placementRow(id);
  if (row.status === "ended") return isChanged;
  if (index === told.endsIn || endsOn > row.endsOn) {
    const lastDay = earliest(row.endsOn, addDays(startsOn, told.endsOn));
    await endPlacement(actingOn(at.lead, endsOn), id, { lastDay, reason: "planned_end" });
  }
  await markAll(at, id, endsOn, told.gap);
  await raise(at, month);
  expect(await verify()).toEqual([]);
  await approveRises(at, endsOn);
  expect(await verify()).toEqual([]);
  return isChanged;
}

async function tried(
  at: Commissioning,
  id: string,
  { startsOn, wish }: { startsOn: CalendarDate; wish: Wish | null | undefined },
): Promise<boolean> {
  if (!wish) return false;
  try {
    await change(at, id, addDays(startsOn, wish.on), wish);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

describe("a random history of changes with statements between them", () => {
  withDatabase();

  it("charges what was planned and reported of each day, and gives back the rest", async () => {
    let changed = 0;
    await fc.assert(
      fc.asyncProperty(history, async (told) => {
        const made = await aJointPlacement(told);
        const { at, id, budgetIds } = made;
        for (const index of told.wishes.keys()) if (await liveThrough(made, told, index)) changed += 1;
        await raise(at, "2027-07" as Month);
        const row = await placementRow(id);
        const own = await owner().select().from(charges).where(eq(charges.placementId, id));
        for (const one of own) await agreeCharge(actingOn(at.lead, day("2027-08-02")), one.id);
        expect(await verify()).toEqual([]);
        if (row.status !== "ended") return;
        const committed = await Promise.all(
          budgetIds.map(async (budgetId) => (await balanceIn(at.world, budgetId)).committedPence),
        );
        expect(sum(committed)).toBe(0);
        // Beyond a financial year's end the next counts on from what was planned before it, not from what was charged.
        if ((row.endedOn ?? row.endsOn) > "2027-03-31") return;
        const sessions = own.reduce((all, one) => all + one.sessionsCharged, 0);
        expect(sum(own.map((one) => one.pence))).toBe(plannedCost(agreedPrice(row), sessions));
      }),
      { numRuns: 10 },
    );
    expect(changed).toBeGreaterThan(8);
  }, 120_000);
});
