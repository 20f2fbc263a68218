import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { addDays } from "#app/core/calendar.ts";
import { addNote } from "#app/domain/quality/notes/add-note.server.ts";
import { canNote, canSeeNotes } from "#app/domain/quality/notes/policy.ts";
import { listNotes } from "#app/domain/quality/notes/queries.server.ts";
import { findQuality } from "#app/domain/quality/provider-queries.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { providerNotes } from "#db/schema/monitoring.ts";
import { events } from "#db/schema/platform.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { clockwork, visitor, whoMay } from "#tests/support/persons.ts";
import { anAuthority, aPerson, today, visitorAct } from "#tests/support/world.ts";
import { aProvider, officers } from "#tests/support/world-providers.ts";

const page = { page: 1, pageSize: 25 };
const note = (wish: { id?: string; happenedOn?: typeof today } = {}) => ({
  id: randomUUID(),
  kind: "telephone" as const,
  happenedOn: today,
  withWhom: "the manager",
  text: "The new minibus comes in May.",
  ...wish,
});

describe("who may write and read notes", () => {
  it("officers who work with providers write them, every officer reads them", () => {
    expect(whoMay(canNote)).toEqual(["development_officer", "commissioning_officer", "authority_lead"]);
    expect(whoMay(canSeeNotes)).toHaveLength(4);
    expect([visitor, clockwork].map(canSeeNotes)).toEqual([false, true]);
  });
});

describe("a note on a provider", () => {
  withDatabase();

  it("is written once and shows in the officers' timeline, not in the provider's", async () => {
    const world = await anAuthority();
    const { providerId, manager } = await aProvider(world);
    const { officer } = await officers(world);
    const written = note();
    await Promise.all([1, 2].map(() => addNote(officer, providerId, written)));
    await addNote(officer, providerId, note({ happenedOn: addDays(today, -3) }));
    const { rows, total } = await listNotes(officer, providerId, page);
    expect([rows.map(({ happenedOn }) => happenedOn), total]).toEqual([[today, addDays(today, -3)], 2]);
    const inTimeline = async (act: typeof officer) =>
      JSON.stringify((await findQuality(act, providerId))?.timeline).includes("minibus");
    expect(await inTimeline(officer)).toBe(true);
    expect(await inTimeline(manager)).toBe(false);
    const [event] = await owner().select().from(events).where(eq(events.name, "note.added"));
    expect(JSON.stringify(event?.details)).not.toContain("minibus");
  });

  it("is not of a day to come, and for nobody else to write or to read", async () => {
    const world = await anAuthority();
    const { providerId, manager } = await aProvider(world);
    const { officer } = await officers(world);
    await addNote(officer, providerId, note());
    await expect(addNote(officer, providerId, note({ happenedOn: addDays(today, 1) }))).rejects.toMatchObject(
      {
        field: "happenedOn",
      },
    );
    const elsewhere = await anAuthority();
    const school = await aPerson(world, "school_lead");
    const finance = await aPerson(world, "finance_officer", { organisationId: world.authorityId });
    const stranger = await aPerson(elsewhere, "authority_lead", { organisationId: elsewhere.authorityId });
    for (const act of [manager, school, finance])
      await expect(addNote(act, providerId, note())).rejects.toMatchObject({ kind: "forbidden" });
    await expect(addNote(stranger, providerId, note())).rejects.toMatchObject({ kind: "not_found" });
    for (const act of [manager, school, stranger, visitorAct(world)]) {
      expect((await listNotes(act, providerId, page)).rows).toEqual([]);
      expect(await transaction(act, (tx) => tx.select().from(providerNotes))).toEqual([]);
    }
  });

  it("is never changed or removed, whoever asks the database", async () => {
    const world = await anAuthority();
    const { providerId } = await aProvider(world);
    const { officer } = await officers(world);
    await addNote(officer, providerId, note());
    await expect(owner().update(providerNotes).set({ text: "Otherwise" })).rejects.toThrow();
    await expect(owner().delete(providerNotes)).rejects.toThrow();
    await expect(transaction(officer, (tx) => tx.delete(providerNotes))).rejects.toThrow();
  });
});
