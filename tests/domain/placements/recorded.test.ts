import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { endRecordedPlacement } from "#app/domain/placements/recorded/end-recorded-placement.server.ts";
import { EndRecordedForm, RecordPlacementForm } from "#app/domain/placements/recorded/forms.ts";
import {
  findRecorded,
  listProvidersElsewhere,
  listRecordedOfPupil,
} from "#app/domain/placements/recorded/queries.server.ts";
import { recordPlacement } from "#app/domain/placements/recorded/record-placement.server.ts";
import { withdrawProvider } from "#app/domain/quality/withdraw-provider.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { recordedPlacements } from "#db/schema/placements.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, aSchool, inDays, systemAct, today, visitorAct } from "#tests/support/world.ts";
import { aPupilOf } from "#tests/support/world-attendance.ts";
import { aProvider, officers } from "#tests/support/world-providers.ts";
import { aRecordedPlacement, aRecordedProvider } from "#tests/support/world-watch.ts";

const telling = (providerId: string) => ({
  id: randomUUID(),
  providerId,
  commissionedBy: "school" as const,
  startsOn: today,
  endsOn: undefined,
  minutesPerWeek: 1095,
  note: "",
});

async function aWorldWithOne() {
  const world = await anAuthority();
  const schoolId = await aSchool(world);
  const lead = await aPerson(world, "school_lead", { organisationId: schoolId });
  const providerId = await aRecordedProvider(world);
  return { world, schoolId, lead, providerId, pupilId: await aPupilOf(world, schoolId) };
}

describe("a placement elsewhere", () => {
  withDatabase();

  it("is told once, by the pupil's school or an officer, and ended", async () => {
    const { world, lead, providerId, pupilId, schoolId } = await aWorldWithOne();
    const values = telling(providerId);
    await Promise.all([recordPlacement(lead, pupilId, values), recordPlacement(lead, pupilId, values)]);
    const [line] = await listRecordedOfPupil(lead, pupilId);
    expect(line).toMatchObject({ reference: "RP-2026-0001", minutesPerWeek: 1095, endsOn: null, schoolId });
    await expect(recordPlacement(lead, pupilId, telling(providerId))).rejects.toMatchObject({ kind: "rule" });
    await expect(endRecordedPlacement(lead, values.id, inDays(-1))).rejects.toMatchObject({
      field: "endsOn",
    });
    await endRecordedPlacement(lead, values.id, today);
    expect((await findRecorded(lead, values.id))?.endsOn).toBe(today);

    const officer = await aPerson(world, "commissioning_officer", { organisationId: world.authorityId });
    const other = await aPupilOf(world, schoolId);
    await recordPlacement(officer, other, { ...telling(providerId), commissionedBy: "authority" });
    const [row] = await owner()
      .select()
      .from(recordedPlacements)
      .where(eq(recordedPlacements.pupilId, other));
    expect(row).toMatchObject({ commissionerId: world.authorityId, reference: "RP-2026-0002" });
  });

  it("is refused at a provider of the menu, before it has begun, and to others", async () => {
    const { world, lead, providerId, pupilId } = await aWorldWithOne();
    const onMenu = await aProvider(world);
    await expect(recordPlacement(lead, pupilId, telling(onMenu.providerId))).rejects.toMatchObject({
      kind: "rule",
      field: "providerId",
    });
    const tomorrow = { ...telling(providerId), startsOn: inDays(1) };
    await expect(recordPlacement(lead, pupilId, tomorrow)).rejects.toMatchObject({ field: "startsOn" });
    for (const role of ["school_lead", "finance_officer", "provider_manager"] as const) {
      const stranger = await aPerson(world, role);
      await expect(recordPlacement(stranger, pupilId, telling(providerId))).rejects.toMatchObject({
        kind: "not_found",
      });
    }
    const approver = await aPerson(world, "school_approver", { organisationId: lead.actor.organisationId });
    await expect(recordPlacement(approver, pupilId, telling(providerId))).rejects.toMatchObject({
      kind: "forbidden",
    });
  });

  it("is told of at any provider that cannot be commissioned today, and at no other", async () => {
    const { world, lead, schoolId } = await aWorldWithOne();
    const { officer } = await officers(world);
    const gone = await aProvider(world);
    const applying = await aProvider(world, { approved: false });
    const onMenu = await aProvider(world);
    const record = async (providerId: string) =>
      recordPlacement(lead, await aPupilOf(world, schoolId), telling(providerId));
    for (const { providerId } of [gone, onMenu])
      await expect(record(providerId)).rejects.toMatchObject({ kind: "rule", field: "providerId" });
    await withdrawProvider(officer, gone.providerId, { reason: "Closed" });
    await record(gone.providerId);
    await record(applying.providerId);
    const ids = (await listProvidersElsewhere(lead)).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([gone.providerId, applying.providerId]));
    expect(ids).not.toContain(onMenu.providerId);
  });

  it("is nothing to strangers, and to the provider itself", async () => {
    const { world, lead, providerId, schoolId } = await aWorldWithOne();
    const { id, pupilId } = await aRecordedPlacement(world, lead, { providerId, schoolId });
    const strangers = [
      await aPerson(world, "school_lead"),
      await aPerson(world, "partnership_coordinator"),
      await aPerson(world, "provider_manager", { organisationId: providerId }),
      await aPerson(await anAuthority(), "authority_lead"),
      visitorAct(world),
    ];
    for (const stranger of strangers) {
      expect(await findRecorded(stranger, id)).toBeUndefined();
      expect(await listRecordedOfPupil(stranger, pupilId)).toEqual([]);
      // The second wall: without any condition, too.
      expect(await transaction(stranger, (tx) => tx.select().from(recordedPlacements))).toEqual([]);
    }
    expect(await listProvidersElsewhere(lead)).toMatchObject([{ id: providerId }]);
    expect(await listProvidersElsewhere(visitorAct(world))).toEqual([]);
    const stranger = await aPerson(world, "school_lead");
    await expect(endRecordedPlacement(stranger, id, today)).rejects.toMatchObject({ kind: "not_found" });
  });

  it("is kept honest by the database as well", async () => {
    const { world, lead, providerId, schoolId } = await aWorldWithOne();
    const { id } = await aRecordedPlacement(world, lead, { providerId, schoolId });
    const onMenu = await aProvider(world);
    const system = systemAct(world);
    const set = (values: Partial<typeof recordedPlacements.$inferInsert>) =>
      transaction(system, (tx) =>
        tx.update(recordedPlacements).set(values).where(eq(recordedPlacements.id, id)),
      );
    await set({ note: "As it was told" });
    await expect(set({ providerId: onMenu.providerId })).rejects.toThrow();
    await expect(set({ startsOn: inDays(1) })).rejects.toThrow();
    await expect(set({ minutesPerWeek: 0 })).rejects.toThrow();
  });
});

describe("what is typed", () => {
  const typed = { ...telling(randomUUID()), endsOn: "", minutesPerWeek: "18.25" };
  it("are hours in quarters", () => {
    expect(RecordPlacementForm.parse(typed).minutesPerWeek).toBe(1095);
    for (const minutesPerWeek of ["", "0", "18.2", "51", "-3", "9:30", "1e1"])
      expect(RecordPlacementForm.safeParse({ ...typed, minutesPerWeek }).success).toBe(false);
    expect(RecordPlacementForm.safeParse({ ...typed, endsOn: inDays(-1) }).success).toBe(false);
    expect(EndRecordedForm.safeParse({ endsOn: "2026-02-30" }).success).toBe(false);
  });
});
