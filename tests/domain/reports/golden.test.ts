import { expect, test } from "vitest";
import { calendarDate, type Month } from "#app/core/calendar.ts";
import { pence } from "#app/core/money.ts";
import type { OutcomeResult } from "#app/core/words/outcomes.ts";
import type { PlacementStatus } from "#app/core/words/placements.ts";
import { findProviderValue, listValue } from "#app/domain/reports/queries.server.ts";
import { marks } from "#db/schema/attendance.ts";
import { chargeParts, charges } from "#db/schema/charges.ts";
import { outcomes } from "#db/schema/outcomes.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, aSchool, type World } from "#tests/support/world.ts";
import { aBudgetOf, aProviderWithOffer, aRunningPlacement } from "#tests/support/world-attendance.ts";

withDatabase();

type Golden = [
  provider: "A" | "B" | "C",
  status: PlacementStatus,
  chargedPence: number | undefined,
  sessionsCharged: number,
  attended: number,
  result?: OutcomeResult,
];

/** Two dozen placements; every expectation below was worked out from them by hand. */
const golden: readonly Golden[] = [
  ["A", "ended", 90_000, 20, 18, "met"],
  ["A", "ended", 90_000, 20, 20, "met"],
  ["A", "ended", 45_000, 10, 5, "not_met"],
  ["A", "ended", 45_000, 10, 0, "not_met"],
  ["A", "ended", 67_500, 15, 12, "met"],
  ["A", "ended", 22_500, 5, 1, "not_known"],
  ["A", "ended", 90_000, 20, 16, "not_met"],
  ["A", "ended", 90_000, 20, 19, "met"],
  ["A", "active", 45_000, 10, 9],
  ["A", "active", undefined, 0, 0],
  ["B", "ended", 120_000, 20, 10, "not_met"],
  ["B", "ended", 120_000, 20, 8, "not_met"],
  ["B", "ended", 60_000, 10, 3, "not_met"],
  ["B", "ended", 60_000, 10, 4, "not_met"],
  ["B", "ended", 30_000, 5, 0, "not_met"],
  ["B", "ended", 30_000, 5, 2, "not_known"],
  ["B", "ended", undefined, 0, 0, "not_met"],
  ["B", "active", 60_000, 10, 6],
  ["C", "ended", 100_001, 7, 3, "met"],
  ["C", "ended", 50_000, 4, 4, "met"],
  ["C", "ended", 33_333, 3, 3],
  ["C", "active", 10_000, 1, 1],
  ["C", "active", -5_000, -1, 0],
  ["C", "requested", undefined, 0, 0],
];

const wholeWeek = ["mon", "tue", "wed", "thu", "fri"].flatMap((day) => [`${day}-am`, `${day}-pm`]);

async function theGoldenWorld() {
  const world = await anAuthority();
  const schoolId = await aSchool(world);
  const budgetId = await aBudgetOf(world, schoolId, 2025);
  const providers = {
    A: await aProviderWithOffer(world),
    B: await aProviderWithOffer(world),
    C: await aProviderWithOffer(world),
  };
  for (const [provider, status, chargedPence, sessionsCharged, attended, result] of golden) {
    const placement = await aRunningPlacement(world, {
      schoolId,
      provider: providers[provider],
      status,
      startsOn: "2025-09-01",
      endsOn: "2025-10-31",
      ...(status === "ended" ? { endedOn: "2025-10-31" } : {}),
      pattern: wholeWeek as never,
      withoutMoney: true,
    });
    const { authorityId } = world;
    const ids = { authorityId, placementId: placement.id };
    const made = { markedAt: new Date("2025-10-31T16:00:00Z") };
    const present = placement.sessions.slice(0, attended);
    if (present.length > 0)
      await owner()
        .insert(marks)
        .values(
          present.map(({ day, half }) => ({ ...ids, day, half, code: half === "am" ? "/" : "\\", ...made })),
        );
    // In a month not charged yet, so it counts nowhere.
    if (status === "active")
      await owner()
        .insert(marks)
        .values({ ...ids, day: calendarDate("2025-10-01"), half: "am", code: "/", ...made });
    if (chargedPence !== undefined)
      await aCharge(world, { ...ids, schoolId, budgetId, providerId: providers[provider].providerId }, [
        chargedPence,
        sessionsCharged,
      ]);
    if (result !== undefined)
      await owner()
        .insert(outcomes)
        .values({
          ...ids,
          result,
          destination: "mainstream",
          recordedBy: placement.lead.actor.userId,
          recordedAt: made.markedAt,
        });
  }
  return { world, schoolId, providers };
}

type Ids = { placementId: string; schoolId: string; budgetId: string; providerId: string };

async function aCharge(world: World, ids: Ids, [amount, sessions]: [number, number]) {
  const { budgetId, ...of } = ids;
  const { authorityId } = world;
  await owner().transaction(async (tx) => {
    const [row] = await tx
      .insert(charges)
      .values({
        authorityId,
        ...of,
        placementReference: "P",
        commissionerId: ids.schoolId,
        month: "2025-09" as Month,
        sessionsPlanned: 20,
        sessionsAttended: 0,
        sessionsCharged: sessions,
        sessionsNotReported: 0,
        pence: pence(amount),
        vatPence: pence(0),
        waitingPence: pence(0),
        cumulativePence: pence(amount),
        raisedAt: new Date("2025-10-01T09:00:00Z"),
      })
      .returning({ id: charges.id });
    await tx
      .insert(chargeParts)
      .values({ authorityId, chargeId: row?.id ?? "", budgetId, pence: pence(amount) });
  });
}

test("the value of two dozen placements is what was worked out by hand", async () => {
  const { world, schoolId, providers } = await theGoldenWorld();
  const officer = await aPerson(world, "finance_officer");
  const rows = await listValue(officer);
  const of = (name: keyof typeof providers) =>
    rows.find((row) => row.providerId === providers[name].providerId);

  expect(of("A")).toMatchObject({
    placements: 9,
    ended: 8,
    withResult: 7,
    met: 4,
    chargedPence: 585_000,
    sessionsCharged: 130,
    sessionsAttended: 100,
    perSession: { pence: 5_850, text: "£58.50", n: 100, working: "£5,850.00 ÷ 100 sessions attended" },
    perPlace: { pence: 1_710_000, text: "£17,100.00" },
    perSuccess: { pence: 129_375, text: "£1,293.75", n: 4, working: "£5,175.00 ÷ 4 successes" },
    heldBack: false,
  });
  expect(of("B")).toMatchObject({
    placements: 8,
    ended: 7,
    withResult: 6,
    met: 0,
    chargedPence: 480_000,
    sessionsAttended: 33,
    perSession: { pence: 14_545 },
    perPlace: { pence: 2_280_000 },
    perSuccess: { pence: undefined, text: "No successes yet" },
    heldBack: false,
  });
  expect(of("C")).toMatchObject({
    placements: 5,
    ended: 3,
    withResult: 2,
    met: 2,
    chargedPence: 188_334,
    sessionsCharged: 14,
    sessionsAttended: 11,
    perSession: { pence: 17_121 },
    perPlace: { pence: 5_111_923 },
    perSuccess: { pence: 75_001 },
    heldBack: true,
  });

  const lead = await aPerson(world, "school_lead", { organisationId: schoolId });
  expect(await listValue(lead)).toEqual(rows);
  const own = await aPerson(world, "provider_manager", { organisationId: providers.A.providerId });
  // What ended more than ninety days ago is out of a provider's sight.
  expect(await listValue(own)).toMatchObject([
    { providerId: providers.A.providerId, placements: 1, ended: 0 },
  ]);
  const found = await findProviderValue(officer, providers.C.providerId);
  expect(found?.placements).toHaveLength(5);
  expect(found?.value.perPlace.working).toContain("380 sessions in a year");
});

test("a stranger, another authority and a visitor see no figures", async () => {
  const { providers } = await theGoldenWorld();
  const other = await anAuthority();
  for (const stranger of [
    await aPerson(other, "authority_lead"),
    await aPerson(other, "provider_manager"),
    { actor: { kind: "public" as const, authorityId: other.authorityId }, now: new Date() },
  ]) {
    expect(await listValue(stranger)).toEqual([]);
    expect(await findProviderValue(stranger, providers.A.providerId)).toBeUndefined();
  }
});
