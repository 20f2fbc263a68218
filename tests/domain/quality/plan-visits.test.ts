import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { addDays, londonMoment } from "#app/core/calendar.ts";
import { setSettings } from "#app/domain/organisations/set-settings.server.ts";
import { defaultSettings } from "#app/domain/organisations/settings.ts";
import { triageConcern } from "#app/domain/quality/concerns/triage-concern.server.ts";
import { liftSuspension } from "#app/domain/quality/lift-suspension.server.ts";
import { planAllVisits, planVisits } from "#app/domain/quality/monitoring/plan-visits.server.ts";
import { suspendProvider } from "#app/domain/quality/suspend-provider.server.ts";
import { withdrawProvider } from "#app/domain/quality/withdraw-provider.server.ts";
import { reactions } from "#app/jobs/reactions.server.ts";
import { visits } from "#db/schema/monitoring.ts";
import { events } from "#db/schema/platform.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, systemAct, today } from "#tests/support/world.ts";
import { aConcern } from "#tests/support/world-concerns.ts";
import { aProvider, officers } from "#tests/support/world-providers.ts";

const reason = { reason: "A roof has fallen in" };
const due = async (providerId: string) => {
  const rows = await owner().select().from(visits).where(eq(visits.providerId, providerId));
  const open = rows.filter(({ status }) => status === "due");
  return open.map(({ purpose, dueOn }) => `${purpose} ${dueOn}`).sort();
};
const whole = ["monitoring 2027-02-06", "monitoring 2027-06-07", "refresh 2027-08-08"];

describe("the visits due", () => {
  withDatabase();

  it("are there once, however many workers plan at once and however often", async () => {
    const world = await anAuthority();
    const { providerId } = await aProvider(world);
    const act = systemAct(world);
    // Nothing can be written until every worker has read as far as it may.
    const workers = await owner().transaction(async (tx) => {
      await tx.execute(sql`lock table visits in share mode`);
      const begun = [1, 2, 3].map(() => planVisits(act, providerId));
      await tx.execute(sql`select pg_sleep(0.7)`);
      return { all: Promise.all(begun) };
    });
    await workers.all;
    await Promise.all([planAllVisits(act), planAllVisits(act)]);
    expect(await due(providerId)).toEqual(whole);
    const told = await owner().select().from(events).where(eq(events.name, "year.planned"));
    expect(told).toMatchObject([
      { details: { due: ["2027-02-06", "2027-06-07", "2027-08-08"], dropped: 0 } },
    ]);
  });

  it("are for approved providers, as many as the authority has set", async () => {
    const world = await anAuthority();
    const { providerId } = await aProvider(world);
    const declined = await aProvider(world, { approved: "decline" });
    const waiting = await aProvider(world, { approved: false });
    const lead = await aPerson(world, "authority_lead", { organisationId: world.authorityId });
    await setSettings(lead, { ...defaultSettings, monitoringVisitsAYear: 0 });
    await planAllVisits(systemAct(world));
    for (const other of [declined, waiting]) await planVisits(systemAct(world), other.providerId);
    expect(await due(providerId)).toEqual(whole.slice(2));
    expect(await owner().$count(visits)).toBe(1);
  });

  it("go while a provider is suspended, come back when that is lifted, and go with a withdrawal or the approval's end", async () => {
    const world = await anAuthority();
    const { providerId } = await aProvider(world);
    const { officer } = await officers(world);
    const act = systemAct(world);
    await planVisits(act, providerId);
    await suspendProvider(officer, providerId, reason);
    await planAllVisits(act);
    expect(await due(providerId)).toEqual([]);
    await liftSuspension(officer, providerId, reason);
    await planVisits(act, providerId);
    expect(await due(providerId)).toEqual(whole);
    await planVisits(systemAct(world, londonMoment(addDays(today, 366), "03:30")), providerId);
    expect(await due(providerId)).toEqual([]);
    await planVisits(act, providerId);
    await withdrawProvider(officer, providerId, reason);
    await planVisits(act, providerId);
    expect(await due(providerId)).toEqual([]);
  });

  it("stay when a concern waits for them", async () => {
    const world = await anAuthority();
    const { providerId } = await aProvider(world);
    const { officer } = await officers(world);
    await planVisits(systemAct(world), providerId);
    const [first] = await owner().select().from(visits).where(eq(visits.purpose, "monitoring"));
    const concern = await aConcern(officer, providerId);
    const weighed = {
      weight: "minor" as const,
      plan: "See on the visit",
      visitId: first?.id,
      namesNobody: false,
    };
    await triageConcern(officer, concern, weighed);
    await suspendProvider(officer, providerId, reason);
    await planVisits(systemAct(world), providerId);
    expect(await owner().$count(visits)).toBe(1);
  });

  it("follow every event that moves an approval", () => {
    const moved = ["decision.confirmed", "provider.suspended", "suspension.lifted", "provider.withdrawn"];
    const planner = reactions["suspension.lifted"]?.find(({ name }) => name === "planYear");
    for (const name of moved) expect(reactions[name]).toContain(planner);
    expect(planner).toBeDefined();
  });
});
