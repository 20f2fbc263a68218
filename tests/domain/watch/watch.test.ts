import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { calendarDate } from "#app/core/calendar.ts";
import { setSettings } from "#app/domain/organisations/set-settings.server.ts";
import { defaultSettings } from "#app/domain/organisations/settings.ts";
import * as desk from "#app/domain/watch/desk.server.ts";
import {
  findRuleInForce,
  findWatched,
  findWatchedFigures,
  listWatch,
  listWatchActions,
} from "#app/domain/watch/queries.server.ts";
import { listWatchRules } from "#app/domain/watch/rules.server.ts";
import { setWatchRule } from "#app/domain/watch/set-watch-rule.server.ts";
import { takeWatchAction } from "#app/domain/watch/take-watch-action.server.ts";
import { usualRule } from "#app/domain/watch/watching.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { pupilLooks } from "#db/schema/pupils.ts";
import { watchActions, watchRules } from "#db/schema/watch.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { todosAt } from "#tests/support/desks.ts";
import {
  anAuthority,
  aPerson,
  aSchool,
  inDays,
  later,
  systemAct,
  today,
  visitorAct,
  type World,
} from "#tests/support/world.ts";
import {
  aRecordedPlacement,
  aRecordedProvider,
  aTimedProvider,
  aWatchedPlacement,
} from "#tests/support/world-watch.ts";

const shownOn = "/watch/provider";
const officerOf = (world: World) =>
  aPerson(world, "development_officer", { organisationId: world.authorityId });
const rule = (startsOn = today) => ({ ...usualRule, startsOn, note: "" });
const answer = (note = "Rang the manager") => ({
  id: randomUUID(),
  action: "spoke" as const,
  note,
  lookAgainOn: undefined as ReturnType<typeof inDays> | undefined,
});

describe("the watch", () => {
  withDatabase();

  it("adds up the hours of all who commission, at recorded providers too", async () => {
    const world = await anAuthority();
    const officer = await officerOf(world);
    const over = await aTimedProvider(world);
    for (let number = 0; number < 5; number++) await aWatchedPlacement(world, over);
    const planned = await aTimedProvider(world);
    await aWatchedPlacement(world, planned, { hasPlan: true });
    const recordedId = await aRecordedProvider(world);
    const { lead, schoolId } = await aWatchedPlacement(world, await aTimedProvider(world), {
      pattern: ["mon-am"],
    });
    await aRecordedPlacement(world, lead, { providerId: recordedId, schoolId, minutesPerWeek: 960 });

    const { rows, counts, rule: inForce } = await listWatch(officer);
    expect(rows.map(({ state, pupilsOver, mostMinutes }) => [state, pupilsOver, mostMinutes])).toEqual([
      ["alert", 5, 1380],
      ["alert", 1, 1380],
      ["warning", 0, 960],
      ["clear", 0, 180],
    ]);
    expect(rows[2]).toMatchObject({ id: recordedId, isRecorded: true });
    expect(counts).toEqual({ alert: 2, warning: 1, clear: 1 });
    expect(inForce).toMatchObject({ fullTimeHours: 18, startsOn: null });
    expect((await listWatch(officer, { states: ["warning"] })).rows.map(({ id }) => id)).toEqual([
      recordedId,
    ]);
    const second = await listWatch(officer, { page: 2, pageSize: 3 });
    expect([second.rows.length, second.total]).toEqual([1, 4]);
  });

  it("leaves out what does not run today, other kinds of provider and other authorities", async () => {
    const world = await anAuthority();
    const provider = await aTimedProvider(world);
    await aWatchedPlacement(world, provider, { status: "accepted" });
    await aWatchedPlacement(world, provider, { startsOn: "2026-10-08" });
    await aWatchedPlacement(world, provider, { endsOn: "2026-10-06" });
    await aWatchedPlacement(world, provider, { endedOn: "2026-09-30" });
    const elsewhere = await anAuthority();
    await aWatchedPlacement(elsewhere, await aTimedProvider(elsewhere));
    const officer = await officerOf(world);
    expect((await listWatch(officer)).rows).toEqual([]);
    await aWatchedPlacement(world, provider, { status: "approved", endsOn: today });
    expect((await listWatch(officer)).rows).toHaveLength(1);
  });

  it("reckons a session by the setting where an offer states no times, and says so", async () => {
    const world = await anAuthority();
    const officer = await officerOf(world);
    await aWatchedPlacement(world, await aTimedProvider(world, { amStarts: null }));
    expect((await listWatch(officer)).rows[0]).toMatchObject({ mostMinutes: 8 * 180, assumed: true });
    await setSettings(systemAct(world), { ...defaultSettings, hoursPerSession: 2 });
    const again = await listWatch(officer);
    expect(again.rows[0]).toMatchObject({ mostMinutes: 8 * 120 });
    expect(again.hoursPerSession).toBe(2);
  });

  it("shows names to who may see pupils, noted as one look, and references to the finance officer", async () => {
    const world = await anAuthority();
    const provider = await aTimedProvider(world);
    const { pupilId } = await aWatchedPlacement(world, provider, { hasPlan: true });
    const finance = await aPerson(world, "finance_officer", { organisationId: world.authorityId });
    const plain = await findWatched(finance, provider.providerId, { shownOn });
    expect(plain).toMatchObject({ state: "alert", withPlanOver: 1 });
    expect(plain?.rows[0]).toMatchObject({ pupil: null, hasPlan: null });
    expect(plain?.rows[0]?.placements[0]?.reference).toMatch(/^P-/);
    expect(JSON.stringify(plain)).not.toContain(pupilId);
    expect(await owner().select().from(pupilLooks)).toHaveLength(0);

    const officer = await officerOf(world);
    const named = await findWatched(officer, provider.providerId, { shownOn });
    expect(named?.rows[0]).toMatchObject({ pupil: { id: pupilId, givenName: "Robin" }, hasPlan: true });
    expect(named?.commissioners).toMatchObject([{ pupils: 1, minutes: 1380 }]);
    const looks = await owner().select().from(pupilLooks);
    expect(looks).toMatchObject([{ pupilIds: [pupilId], kind: "listed", page: shownOn }]);
  });

  it("tells strangers nothing", async () => {
    const world = await anAuthority();
    const provider = await aTimedProvider(world);
    const { lead } = await aWatchedPlacement(world, provider, { hasPlan: true });
    await takeWatchAction(await officerOf(world), provider.providerId, answer());
    const elsewhere = await anAuthority();
    const strangers = [
      lead,
      provider.staff,
      visitorAct(world),
      await aPerson(world, "provider_manager", { organisationId: provider.providerId }),
      await aPerson(world, "partnership_coordinator"),
      await officerOf(elsewhere),
    ];
    for (const stranger of strangers) {
      expect((await listWatch(stranger)).rows).toEqual([]);
      expect(await findWatched(stranger, provider.providerId, { shownOn })).toBeUndefined();
      expect(await findWatchedFigures(stranger, provider.providerId)).toBeUndefined();
      expect(await listWatchActions(stranger, provider.providerId)).toMatchObject({ rows: [], total: 0 });
      expect((await todosAt(stranger, desk)).filter(({ count }) => count > 0)).toEqual([]);
      expect((await listWatchRules(stranger)).rows).toEqual([]);
    }
    expect(await findRuleInForce(lead)).toBeUndefined();
    expect(await transaction(lead, (tx) => tx.select().from(watchActions))).toEqual([]);
  });
});

describe("an officer's answer", () => {
  withDatabase();

  it("is kept once beside what the watch showed, and quiets the home page for four weeks", async () => {
    const world = await anAuthority();
    const officer = await officerOf(world);
    const { providerId } = await (async () => {
      const provider = await aTimedProvider(world);
      await aWatchedPlacement(world, provider, { hasPlan: true });
      return provider;
    })();
    const waiting = async (act = officer) => (await todosAt(act, desk))[0]?.count;
    expect(await waiting()).toBe(1);
    const first = answer();
    await takeWatchAction(officer, providerId, first);
    await takeWatchAction(officer, providerId, first);
    expect(await listWatchActions(officer, providerId)).toMatchObject({
      rows: [{ action: "spoke", pupilsOver: 1 }],
      total: 1,
    });
    expect(await waiting()).toBe(0);
    expect(await waiting(later(officer, 28))).toBe(0);
    expect(await waiting(later(officer, 29))).toBe(1);
    await takeWatchAction(later(officer, 0.1), providerId, { ...answer(), lookAgainOn: inDays(7) });
    const older = await listWatchActions(officer, providerId, { page: 2, pageSize: 1 });
    expect(older).toMatchObject({ rows: [{ id: first.id }], total: 2 });
    expect(await waiting(later(officer, 6))).toBe(0);
    expect(await waiting(later(officer, 7))).toBe(1);
    expect((await listWatch(later(officer, 7), { waiting: true })).rows).toHaveLength(1);
  });

  it("is refused to others, for a school, and with a day gone by", async () => {
    const world = await anAuthority();
    const officer = await officerOf(world);
    const { providerId, staff } = await aTimedProvider(world);
    for (const role of ["commissioning_officer", "finance_officer"] as const) {
      const other = await aPerson(world, role, { organisationId: world.authorityId });
      await expect(takeWatchAction(other, providerId, answer())).rejects.toMatchObject({ kind: "forbidden" });
    }
    await expect(takeWatchAction(staff, providerId, answer())).rejects.toMatchObject({ kind: "forbidden" });
    const stranger = await officerOf(await anAuthority());
    await expect(takeWatchAction(stranger, providerId, answer())).rejects.toMatchObject({
      kind: "not_found",
    });
    await expect(
      takeWatchAction(officer, providerId, { ...answer(), lookAgainOn: today }),
    ).rejects.toMatchObject({ kind: "rule", field: "lookAgainOn" });
  });

  it("stays as it was written, whatever is tried on the table", async () => {
    const world = await anAuthority();
    const { providerId } = await aTimedProvider(world);
    await takeWatchAction(await officerOf(world), providerId, answer());
    const own = eq(watchActions.providerId, providerId);
    await expect(owner().update(watchActions).set({ note: "Nothing" }).where(own)).rejects.toThrow();
    await expect(owner().delete(watchActions).where(own)).rejects.toThrow();
  });
});

describe("the rules", () => {
  withDatabase();

  it("hold from their day; one to come is replaced, one that has begun is not", async () => {
    const world = await anAuthority();
    const officer = await officerOf(world);
    await setWatchRule(officer, { ...rule(), fullTimeHours: 20 });
    await setWatchRule(officer, { ...rule(), fullTimeHours: 20 });
    expect(await findRuleInForce(officer)).toMatchObject({ fullTimeHours: 20, startsOn: today });
    await expect(setWatchRule(officer, rule())).rejects.toMatchObject({ kind: "rule", field: "startsOn" });
    await expect(setWatchRule(officer, rule(inDays(-1)))).rejects.toMatchObject({ kind: "rule" });
    await setWatchRule(officer, { ...rule(inDays(30)), pupilsWithPlan: 2 });
    await setWatchRule(officer, { ...rule(inDays(30)), countsMajority: true });
    const { rows, total, inForce } = await listWatchRules(officer);
    expect(total).toBe(2);
    expect(rows[0]).toMatchObject({ countsMajority: true, pupilsWithPlan: 1 });
    expect(inForce?.fullTimeHours).toBe(20);
    expect(await findRuleInForce(later(officer, 30))).toMatchObject({ countsMajority: true });
  });

  it("are set by those who assure providers, and hold together in the database too", async () => {
    const world = await anAuthority();
    for (const role of [
      "finance_officer",
      "commissioning_officer",
      "school_lead",
      "provider_manager",
    ] as const) {
      const other = await aPerson(world, role);
      await expect(setWatchRule(other, rule())).rejects.toMatchObject({ kind: "forbidden" });
    }
    const bad = { ...rule(calendarDate("2026-12-01")), authorityId: world.authorityId, setAt: new Date() };
    await expect(
      owner()
        .insert(watchRules)
        .values({ ...bad, warnHours: 19 }),
    ).rejects.toThrow();
    await expect(
      owner()
        .insert(watchRules)
        .values({ ...bad, pupils: 0 }),
    ).rejects.toThrow();
  });

  it("change what the same hours say", async () => {
    const world = await anAuthority();
    const officer = await officerOf(world);
    const schoolId = await aSchool(world);
    await aWatchedPlacement(world, await aTimedProvider(world), { schoolId, hasPlan: true });
    await setWatchRule(officer, { ...rule(inDays(1)), fullTimeHours: 30 });
    expect((await listWatch(officer)).rows[0]?.state).toBe("alert");
    expect((await listWatch(later(officer, 1))).rows[0]?.state).toBe("warning");
  });
});
