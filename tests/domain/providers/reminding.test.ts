import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { addDays, type CalendarDate, londonMoment } from "#app/core/calendar.ts";
import { addEvidence } from "#app/domain/providers/add-evidence.server.ts";
import { remindOfEvidence } from "#app/domain/providers/remind-of-evidence.server.ts";
import { checkEvidence } from "#app/domain/quality/check-evidence.server.ts";
import { withdrawProvider } from "#app/domain/quality/withdraw-provider.server.ts";
import { mails } from "#db/schema/platform.ts";
import { evidence, sites } from "#db/schema/providers.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, later, systemAct, today, type World } from "#tests/support/world.ts";
import { aPdf, aProvider, officers } from "#tests/support/world-providers.ts";

withDatabase();

/** Everything of the provider runs out far away but one public liability, in so many days. */
async function runningOut(left: number) {
  const world = await anAuthority();
  const { officer } = await officers(world);
  const made = await aProvider(world);
  const long = addDays(today, 2000);
  await owner().update(evidence).set({ expiresOn: long });
  const expiresOn = addDays(today, left);
  await owner().update(evidence).set({ expiresOn }).where(eq(evidence.kindKey, "public_liability"));
  return { world, officer, ...made };
}

const remindOn = (world: World, day: CalendarDate) =>
  remindOfEvidence({ ...systemAct(world), now: londonMoment(day, "06:00") });
const letters = () => owner().select().from(mails).orderBy(mails.createdAt, mails.id);
const reminders = async () => (await letters()).filter(({ key }) => key.startsWith("evidence.reminder"));

describe("reminding of evidence", () => {
  it("is done 60, 30, 14 and 7 days before the last day and on the day after it, once each", async () => {
    const { world } = await runningOut(61);
    const sent: number[] = [];
    for (let day = 0; day <= 64; day += 1) {
      const before = (await reminders()).length;
      await remindOn(world, addDays(today, day));
      await remindOn(world, addDays(today, day));
      const after = (await reminders()).length;
      if (after > before) sent.push(61 - day);
      expect(after - before).toBeLessThanOrEqual(1);
    }
    expect(sent).toEqual([60, 30, 14, 7, -1]);
    const [first, , , , last] = await reminders();
    expect(first?.subject).toBe("Evidence to renew: Test provider");
    expect(first?.body).toContain("- Public liability insurance: runs out on 7 December 2026 (critical)");
    expect(last?.body).toContain("ran out on 7 December 2026");
  });
  it("makes up for a night that was slept through, and for no more than two", async () => {
    const { world } = await runningOut(30);
    await remindOn(world, addDays(today, 2));
    expect(await reminders()).toHaveLength(1);
    await owner().delete(mails);
    await remindOn(world, addDays(today, 3));
    expect(await reminders()).toEqual([]);
  });
  it("is one letter a provider that lists everything of that day", async () => {
    const { world } = await runningOut(30);
    const expiresOn = addDays(today, 7);
    await owner().update(evidence).set({ expiresOn }).where(eq(evidence.kindKey, "ico_registration"));
    await owner().update(evidence).set({ expiresOn }).where(eq(evidence.kindKey, "fire_risk_assessment"));
    await remindOn(world, today);
    const [letter, ...others] = await reminders();
    expect(others).toEqual([]);
    expect(letter?.body.split("\n").filter((line) => line.startsWith("- "))).toEqual([
      "- Fire risk assessment: Workshop: runs out on 14 October 2026 (critical)",
      "- Data protection fee (ICO) registration: runs out on 14 October 2026 (critical)",
      "- Public liability insurance: runs out on 6 November 2026 (critical)",
    ]);
  });
  it("leaves what has been replaced, unless the new one was queried", async () => {
    const { world, officer, manager, providerId } = await runningOut(30);
    const id = randomUUID();
    await addEvidence(later(manager, -1), providerId, {
      id,
      kindKey: "public_liability",
      subjectId: providerId,
      file: aPdf(),
      note: "",
      issuedOn: undefined,
      expiresOn: addDays(today, 400),
    });
    await owner()
      .update(evidence)
      .set({ addedAt: later(manager, 1).now })
      .where(eq(evidence.id, id));
    await remindOn(world, addDays(today, 1));
    expect(await reminders()).toEqual([]);
    await checkEvidence(officer, providerId, { evidenceId: id, verdict: "queried", message: "Too low" });
    await remindOn(world, addDays(today, 1));
    expect(await reminders()).toHaveLength(1);
  });
  it("leaves in peace who is withdrawn, and sites that have closed", async () => {
    const { world, officer, providerId } = await runningOut(30);
    await owner()
      .update(sites)
      .set({ closedOn: addDays(today, -1) });
    const expiresOn = addDays(today, 14);
    await owner().update(evidence).set({ expiresOn }).where(eq(evidence.kindKey, "fire_risk_assessment"));
    await remindOn(world, today);
    expect((await reminders()).map(({ body }) => body.includes("Fire risk"))).toEqual([false]);
    await owner().delete(mails);
    await withdrawProvider(officer, providerId, { reason: "It has closed" });
    await remindOn(world, today);
    expect(await reminders()).toEqual([]);
  });
  it("is the clockwork's, and stays within its authority", async () => {
    const { world, officer } = await runningOut(30);
    await expect(remindOfEvidence(officer)).rejects.toMatchObject({ kind: "forbidden" });
    await remindOn(await anAuthority(), today);
    expect(await reminders()).toEqual([]);
    await remindOn(world, today);
    expect((await reminders()).map(({ authorityId }) => authorityId)).toEqual([world.authorityId]);
  });
});
