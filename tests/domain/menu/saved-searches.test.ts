import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Act } from "#app/core/actor.ts";
import { roles } from "#app/core/words/people.ts";
import { reindexOffers } from "#app/domain/menu/index-offers.server.ts";
import { changeSearch } from "#app/domain/menu/saved/change-search.server.ts";
import { keptAddress } from "#app/domain/menu/saved/kept-address.ts";
import { canSaveSearch } from "#app/domain/menu/saved/policy.ts";
import { findSavedSearch, listSavedSearches } from "#app/domain/menu/saved/queries.server.ts";
import { removeSearch } from "#app/domain/menu/saved/remove-search.server.ts";
import { saveSearch } from "#app/domain/menu/saved/save-search.server.ts";
import { sendDigests } from "#app/domain/menu/saved/send-digests.server.ts";
import { findStoppable, stopLetters } from "#app/domain/menu/saved/stop-letters.server.ts";
import { suspendProvider } from "#app/domain/quality/suspend-provider.server.ts";
import { offers, savedSearches } from "#db/schema/menu.ts";
import { memberships } from "#db/schema/people.ts";
import { mails } from "#db/schema/platform.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { personIn, visitor } from "#tests/support/persons.ts";
import { anAuthority, aPerson, systemAct, visitorAct } from "#tests/support/world.ts";
import { anOffer } from "#tests/support/world-offers.ts";
import { aProvider } from "#tests/support/world-providers.ts";

const outdoor = { name: "Outdoors", address: "kind=outdoor&page=3", alerts: true };

async function aKeptSearch() {
  const world = await anAuthority();
  const provider = await aProvider(world);
  const lead = await aPerson(world, "school_lead");
  await anOffer(world, { provider, title: "Old woods", kind: "outdoor" });
  await reindexOffers(systemAct(world), "all");
  await saveSearch(lead, outdoor);
  const [saved] = await listSavedSearches(lead);
  if (!saved) throw new Error("no search was kept");
  const morning = (day: string): Act => ({ ...systemAct(world), now: new Date(`${day}T06:30:00Z`) });
  const grow = async (title: string) => {
    await anOffer(world, { provider, title, kind: "outdoor" });
    await reindexOffers(systemAct(world), "all");
  };
  return { world, provider, lead, saved, morning, grow };
}

const letters = () => owner().select().from(mails).where(eq(mails.key, mails.key));
const digests = async () => (await letters()).filter(({ key }) => key.startsWith("saved_searches:"));

describe("a kept search", () => {
  withDatabase();

  it("writes of what is new, once, and not of what was there", async () => {
    const { morning, grow, saved } = await aKeptSearch();
    await sendDigests(morning("2026-10-08"));
    expect(await digests()).toEqual([]);
    await grow("New woods");
    await sendDigests(morning("2026-10-09"));
    await sendDigests(morning("2026-10-09"));
    await sendDigests(morning("2026-10-10"));
    const [letter, ...others] = await digests();
    expect(others).toEqual([]);
    expect(letter?.body).toContain("New woods");
    expect(letter?.body).not.toContain("Old woods");
    expect(letter?.body).toContain(`/saved-searches/${saved.id}/stopping/`);
  });

  it("is stopped from any of its letters, by its own secret address alone", async () => {
    const { world, lead, saved, morning, grow } = await aKeptSearch();
    await grow("New woods");
    await sendDigests(morning("2026-10-09"));
    const [letter] = await digests();
    const token = /stopping\/([\w-]+)/.exec(letter?.body ?? "")?.[1] ?? "";
    const visitor = visitorAct(world);
    const stop = { savedId: saved.id, token, isAll: false };
    for (const wrong of ["", "guessed", `${token}x`])
      for (const isAll of [false, true]) {
        const guess = { savedId: saved.id, token: wrong, isAll };
        expect(await findStoppable(visitor, guess)).toBeUndefined();
        await expect(stopLetters(visitor, guess)).rejects.toMatchObject({ kind: "not_found" });
      }
    expect(await findStoppable(visitor, { ...stop, savedId: randomUUID() })).toBeUndefined();
    await stopLetters(visitor, stop);
    await stopLetters(visitor, stop);
    expect(await findStoppable(visitor, stop)).toEqual({ name: "Outdoors", alerts: false });
    await grow("Newest woods");
    await sendDigests(morning("2026-10-10"));
    expect(await digests()).toHaveLength(1);
    await changeSearch(lead, saved.id, { name: "Woods", alerts: true });
    await sendDigests(morning("2026-10-11"));
    expect(await digests()).toHaveLength(2);
  });

  it("tells nobody of a suspended provider, nor those who have left", async () => {
    const { world, lead, provider, morning, grow } = await aKeptSearch();
    await grow("New woods");
    const officer = await aPerson(world, "development_officer");
    await suspendProvider(officer, provider.providerId, { reason: "Unsafe" });
    await sendDigests(morning("2026-10-09"));
    expect(await digests()).toEqual([]);
    const other = await aProvider(world);
    await anOffer(world, { provider: other, title: "Other woods", kind: "outdoor" });
    await reindexOffers(systemAct(world), "all");
    await owner()
      .update(memberships)
      .set({ removedAt: new Date() })
      .where(eq(memberships.id, lead.actor.membershipId));
    await sendDigests(morning("2026-10-10"));
    expect(await digests()).toEqual([]);
  });

  it("is kept once, not for nothing, and twenty at most", async () => {
    const { lead } = await aKeptSearch();
    await expect(saveSearch(lead, { ...outdoor, address: "?kind=outdoor" })).rejects.toMatchObject({
      kind: "rule",
    });
    await expect(saveSearch(lead, { ...outdoor, address: "page=2" })).rejects.toMatchObject({ kind: "rule" });
    for (let number = 1; number < 20; number += 1)
      await saveSearch(lead, { ...outdoor, address: `q=woods+${number}` });
    await expect(saveSearch(lead, { ...outdoor, address: "q=once+more" })).rejects.toMatchObject({
      kind: "rule",
    });
  });

  it("is kept once and twenty times at most from two tabs at once", async () => {
    const { lead } = await aKeptSearch();
    const both = await Promise.allSettled([
      saveSearch(lead, { ...outdoor, address: "q=twice" }),
      saveSearch(lead, { ...outdoor, address: "q=twice" }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    for (let number = 3; number < 20; number += 1)
      await saveSearch(lead, { ...outdoor, address: `q=woods+${number}` });
    await Promise.allSettled(
      ["q=last", "q=too+many"].map((address) => saveSearch(lead, { ...outdoor, address })),
    );
    expect(await listSavedSearches(lead)).toHaveLength(20);
  });

  it("knows all that it found though it is wide, on whichever day, and writes of no more than it can tell", async () => {
    const { world, lead, morning, grow } = await aKeptSearch();
    const [offer] = await owner().select().from(offers).where(eq(offers.authorityId, world.authorityId));
    if (!offer) throw new Error("no offer");
    await owner().execute(sql`
      insert into offers select (o).* from (
        select jsonb_populate_record(o, jsonb_build_object('id', uuidv7())) as o
        from offers o cross join generate_series(1, 600) where o.id = ${offer.id}) copies`);
    await owner().execute(sql`
      insert into offer_prices select (p).* from (
        select jsonb_populate_record(p, jsonb_build_object('id', uuidv7(), 'offer_id', o.id)) as p
        from offer_prices p join offers o on o.id <> p.offer_id where p.offer_id = ${offer.id}) copies`);
    await reindexOffers(systemAct(world), "all");
    const wide = { ...outdoor, address: "kind=outdoor&q=woods" };
    await expect(saveSearch(lead, wide)).rejects.toMatchObject({ kind: "rule", field: "alerts" });
    await removeSearch(lead, (await listSavedSearches(lead))[0]?.id ?? "");
    await saveSearch(lead, { ...wide, alerts: false });
    const [kept] = await listSavedSearches(lead);
    await expect(changeSearch(lead, kept?.id ?? "", { name: "Wide", alerts: true })).rejects.toMatchObject({
      kind: "rule",
      field: "alerts",
    });
    // One that has grown wide since is followed still, and nothing of it is new twice.
    await owner().update(savedSearches).set({ alerts: true });
    await grow("Newest woods");
    for (const day of ["2026-10-09", "2026-10-10", "2026-10-11"]) await sendDigests(morning(day));
    const [letter, ...others] = await digests();
    expect(others).toEqual([]);
    expect(letter?.subject).toContain("1 offer fits");
  });

  it("is its owner's alone", async () => {
    const { world, lead, saved } = await aKeptSearch();
    const colleague = await aPerson(world, "school_lead", { organisationId: lead.actor.organisationId });
    const strangers: Act[] = [
      visitorAct(world),
      colleague,
      await aPerson(world, "authority_lead"),
      await aPerson(await anAuthority(), "authority_lead"),
    ];
    for (const stranger of strangers) {
      expect(await listSavedSearches(stranger)).toEqual([]);
      expect(await findSavedSearch(stranger, saved.id)).toBeUndefined();
      await expect(removeSearch(stranger, saved.id)).rejects.toMatchObject({ kind: "not_found" });
      await expect(changeSearch(stranger, saved.id, outdoor)).rejects.toMatchObject({ kind: "not_found" });
    }
    await removeSearch(lead, saved.id);
    expect(await owner().select().from(savedSearches)).toEqual([]);
  });
});

describe("what is kept of an address", () => {
  it.each([
    ["?q=motor+vehicle&page=4", "q=motor+vehicle"],
    ["need=semh&need=adhd&price_to=&pupil=1&offer=2", "need=semh&need=adhd"],
    ["page=2", ""],
  ])("%s is kept as %s", (typed, kept) => {
    expect(keptAddress(typed)).toBe(kept);
    expect(keptAddress(kept)).toBe(kept);
  });

  it.each(roles)("may be kept by %s unless of a provider", (role) => {
    expect(canSaveSearch(personIn(role))).toBe(!role.startsWith("provider"));
    expect(canSaveSearch(visitor)).toBe(false);
  });
});
