/** What a provider is told at its home page of evidence that runs out is what the list of it has. */
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import type { PersonAct } from "#app/core/actor.ts";
import { addDays, londonDay } from "#app/core/calendar.ts";
import { type RunningOut, runningOut } from "#app/domain/providers/evidence.ts";
import * as desk from "#app/domain/quality/after-approval-desk.server.ts";
import { evidenceRunningOutOf, listEvidence } from "#app/domain/quality/evidence-queries.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { authorities } from "#db/schema/organisations.ts";
import { evidence, providerPeople, sites } from "#db/schema/providers.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { todosAt } from "#tests/support/desks.ts";
import { anAuthority, aPerson, now, today } from "#tests/support/world.ts";
import { aProvider } from "#tests/support/world-providers.ts";

withDatabase();

/** How much has expired and how much expires soon, at the home page and on the list. */
async function both(manager: PersonAct, within: number) {
  const lines = await listEvidence(manager, manager.actor.organisationId);
  const listed = (state: RunningOut) =>
    lines.filter((line) => runningOut(line, londonDay(manager.now), within) === state).length;
  const todos = await todosAt(manager, desk);
  const told = (state: RunningOut) => todos.find(({ to }) => to.endsWith(`state=${state}`))?.count;
  return { told: [told("expired"), told("expiring")], listed: [listed("expired"), listed("expiring")] };
}

it("counts the newest of what is asked today, of sites that are open and of people who have not left", async () => {
  const world = await anAuthority();
  const { manager, providerId } = await aProvider(world);
  const same = (expired: number, expiring: number) => ({
    told: [expired, expiring],
    listed: [expired, expiring],
  });
  expect(await both(manager, 60)).toEqual(same(0, 0));

  const items = await owner().select().from(evidence).where(eq(evidence.providerId, providerId));
  const [ofSite] = items.filter(({ siteId }) => siteId !== null);
  const [ofPerson] = items.filter(({ personId }) => personId !== null);
  const [own, replaced] = items.filter(({ siteId, personId }) => siteId === null && personId === null);
  if (!ofSite || !ofPerson || !own || !replaced) throw new Error("some evidence is missing");
  const expire = (id: string, days: number) =>
    owner()
      .update(evidence)
      .set({ expiresOn: addDays(today, days) })
      .where(eq(evidence.id, id));
  await expire(own.id, 60);
  await expire(ofSite.id, -1);
  await expire(ofPerson.id, 0);
  await expire(replaced.id, -5);
  expect(await both(manager, 60)).toEqual(same(2, 2));

  const { id: _, ...again } = replaced;
  await owner()
    .insert(evidence)
    .values({ ...again, addedAt: new Date(now.getTime() + 1), expiresOn: addDays(today, 400) });
  expect(await both(manager, 60)).toEqual(same(1, 2));

  await owner()
    .update(authorities)
    .set({ settings: { evidenceReminderDays: 30 } });
  expect(await both(manager, 30)).toEqual(same(1, 1));

  const yesterday = addDays(today, -1);
  await owner()
    .update(sites)
    .set({ closedOn: yesterday })
    .where(eq(sites.id, ofSite.siteId ?? ""));
  await owner()
    .update(providerPeople)
    .set({ leftOn: yesterday })
    .where(eq(providerPeople.id, ofPerson.personId ?? ""));
  expect(await both(manager, 30)).toEqual(same(0, 0));
});

it("says nothing of a provider to who may not look into it", async () => {
  const world = await anAuthority();
  const { providerId } = await aProvider(world);
  await owner()
    .update(evidence)
    .set({ expiresOn: addDays(today, -1) });
  for (const role of ["provider_manager", "school_lead"] as const) {
    const stranger = await aPerson(world, role);
    const { lines } = await transaction(stranger, (tx) => evidenceRunningOutOf(tx, stranger, providerId));
    expect([role, lines]).toEqual([role, []]);
  }
});
