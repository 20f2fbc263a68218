/** A safeguarding lead who starts today: what acknowledging does, and how the officer keeps the provider from lapsing. */
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it, vi } from "vitest";
import { addDays, addYears, type CalendarDate, formatDay } from "#app/core/calendar.ts";
import { acknowledgeVersion } from "#app/domain/providers/acknowledge-version.server.ts";
import { addEvidence } from "#app/domain/providers/add-evidence.server.ts";
import { AcknowledgeForm } from "#app/domain/providers/forms.ts";
import { saveProviderPerson } from "#app/domain/providers/save-provider-person.server.ts";
import { findVersion, listOpenChanges } from "#app/domain/providers/version-queries.server.ts";
import { checkEvidence } from "#app/domain/quality/check-evidence.server.ts";
import { listEvidenceAhead } from "#app/domain/quality/evidence-queries.server.ts";
import { findQuality } from "#app/domain/quality/provider-queries.server.ts";
import { openSession } from "#app/platform/session.server.ts";
import { loader } from "#app/routes/changes/change.tsx";
import { evidenceKinds, providerPeople } from "#db/schema/providers.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, later, today } from "#tests/support/world.ts";
import { aPdf, aProvider, officers } from "#tests/support/world-providers.ts";

withDatabase();

const kindKey = "safeguarding_lead_training";

async function aNewLead(startedOn: CalendarDate, leftOn?: CalendarDate) {
  const world = await anAuthority();
  const { officer } = await officers(world);
  const { providerId, manager } = await aProvider(world);
  const personId = randomUUID();
  await saveProviderPerson(manager, providerId, {
    id: personId,
    post: "safeguarding_lead",
    name: "Nora Other",
    email: "nora@example.org",
    phone: "",
    trainedOn: undefined,
    startedOn,
    leftOn,
  });
  const [waiting] = await listOpenChanges(manager, providerId);
  const standingOn = async (days: number) =>
    (await findQuality(later(officer, days), providerId))?.standing.state;
  return { officer, manager, providerId, personId, versionId: waiting?.id ?? "", standingOn };
}

describe("a new safeguarding lead", () => {
  it("who counts from today makes the provider lapse at once", async () => {
    const { officer, versionId, standingOn } = await aNewLead(today);
    expect(await standingOn(0)).toBe("approved");
    await acknowledgeVersion(officer, versionId);
    expect(await standingOn(0)).toBe("lapsed");
  });

  it("counts from the later day that the officer chooses, and the evidence is given and accepted before", async () => {
    const { officer, manager, providerId, personId, versionId, standingOn } = await aNewLead(today);
    const firstDay = addDays(today, 14);
    await acknowledgeVersion(officer, versionId, { firstDay });
    const [person] = await owner().select().from(providerPeople).where(eq(providerPeople.id, personId));
    expect(person?.startedOn).toBe(firstDay);
    expect(await findVersion(manager, versionId)).toMatchObject({
      status: "stands",
      content: { startedOn: firstDay },
      answer: expect.stringContaining(formatDay(firstDay)),
    });
    expect([await standingOn(0), await standingOn(13), await standingOn(14)]).toEqual([
      "approved",
      "approved",
      "lapsed",
    ]);
    const id = randomUUID();
    await addEvidence(later(manager, 1), providerId, {
      id,
      kindKey,
      subjectId: personId,
      file: aPdf(),
      note: "",
      covered: undefined,
      issuedOn: today,
      expiresOn: addYears(today, 1),
    });
    const ahead = await listEvidenceAhead(later(officer, 2), providerId);
    expect(ahead).toMatchObject([{ subject: { id: personId }, asked: { from: firstDay }, items: [{ id }] }]);
    await checkEvidence(later(officer, 2), providerId, { evidenceId: id, verdict: "accepted", message: "" });
    expect(await standingOn(14)).toBe("approved");
  });

  it("counts from no day more than a year after the provider's own", async () => {
    const own = addDays(today, 7);
    const { officer, versionId } = await aNewLead(own);
    await expect(
      acknowledgeVersion(officer, versionId, { firstDay: addDays(own, 367) }),
    ).rejects.toMatchObject({
      kind: "rule",
      field: "firstDay",
    });
    expect(AcknowledgeForm.safeParse({ firstDay: "" }).success).toBe(false);
    expect(AcknowledgeForm.safeParse({}).success).toBe(true);
  });

  it("counts from no day before the provider's own or after the last, and one who has begun is not moved", async () => {
    const own = addDays(today, 7);
    const { officer, manager, providerId, personId, versionId } = await aNewLead(own, addDays(today, 30));
    for (const firstDay of [addDays(own, -1), addDays(today, 31)])
      await expect(acknowledgeVersion(officer, versionId, { firstDay })).rejects.toMatchObject({
        kind: "rule",
        field: "firstDay",
      });
    await acknowledgeVersion(officer, versionId, { firstDay: own });
    const [row] = await owner().select().from(providerPeople).where(eq(providerPeople.id, personId));
    expect(row?.startedOn).toBe(own);
    const { authorityId: _, providerId: __, trainedOn, leftOn, ...known } = row ?? ({} as never);
    await saveProviderPerson(manager, providerId, {
      ...known,
      name: "Nora Another",
      trainedOn: trainedOn ?? undefined,
      leftOn: leftOn ?? undefined,
    });
    const [again] = await listOpenChanges(manager, providerId);
    const moved = acknowledgeVersion(officer, again?.id ?? "", { firstDay: addDays(today, 20) });
    await expect(moved).rejects.toMatchObject({ kind: "rule", field: "firstDay" });
  });

  it.each([
    [0, { hasCome: true, proposed: addDays(today, 14) }],
    [7, { hasCome: false, proposed: addDays(today, 7) }],
  ])("is proposed a first day to come, when the provider said in %s days", async (days, expected) => {
    const { officer, versionId } = await aNewLead(addDays(today, days));
    const signedIn = await openSession(new Request("http://127.0.0.1:3000/"), officer.actor.userId, "/");
    const cookie = (signedIn.headers.get("Set-Cookie") ?? "").split(";")[0] ?? "";
    vi.useFakeTimers({ toFake: ["Date"], now: officer.now });
    const request = new Request("http://127.0.0.1:3000/changes/x", { headers: { Cookie: cookie } });
    const { asked } = await loader({
      request,
      params: { versionId },
      context: { nonce: "n", address: "192.0.2.1" },
    });
    vi.useRealTimers();
    const [kind] = await owner().select().from(evidenceKinds).where(eq(evidenceKinds.key, kindKey));
    expect(asked).toMatchObject({ ...expected, critical: [kind?.name] });
  });
});
