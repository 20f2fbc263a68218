import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Act } from "#app/core/actor.ts";
import { addDays, addYears, type CalendarDate } from "#app/core/calendar.ts";
import { addEvidence } from "#app/domain/providers/add-evidence.server.ts";
import { evidenceRegister } from "#app/domain/providers/evidence-register.ts";
import { saveSite } from "#app/domain/providers/save-site.server.ts";
import { setEvidenceKinds } from "#app/domain/providers/set-evidence-kinds.server.ts";
import { checkEvidence } from "#app/domain/quality/check-evidence.server.ts";
import { closeCondition } from "#app/domain/quality/close-condition.server.ts";
import { liftSuspension } from "#app/domain/quality/lift-suspension.server.ts";
import {
  messagesForDecision,
  messagesForQuery,
  messagesForSubmission,
  messagesForSuspension,
} from "#app/domain/quality/mails.server.ts";
import { findQuality } from "#app/domain/quality/provider-queries.server.ts";
import { standingFactsOf, standingOf, standingsOf } from "#app/domain/quality/standing.server.ts";
import { suspendProvider } from "#app/domain/quality/suspend-provider.server.ts";
import { withdrawProvider } from "#app/domain/quality/withdraw-provider.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { conditions, decisions, suspensions } from "#db/schema/quality.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, later, systemAct, today } from "#tests/support/world.ts";
import {
  acknowledgeWaiting,
  aPdf,
  aProvider,
  lastCheckOf,
  officers,
} from "#tests/support/world-providers.ts";

withDatabase();

const standing = (act: Act, providerId: string, day: CalendarDate = today) =>
  transaction(act, (tx) => standingOf(tx, act, providerId, day));

describe("a provider's standing, from the rows", () => {
  it("is approval for a year, its last day included, unless evidence runs out before", async () => {
    const { providerId, manager } = await aProvider(await anAuthority());
    expect(await standing(manager, providerId)).toMatchObject({
      state: "approved",
      from: today,
      until: addYears(today, 1),
    });
    expect((await standing(manager, providerId, addYears(today, 1))).listable).toBe(true);
    expect((await standing(manager, providerId, addDays(addYears(today, 1), 1))).state).toBe("lapsed");
    expect((await standing(manager, providerId, addDays(today, -1))).state).toBe("not_assured");
  });
  it("is nothing before a decision and declined after one that declines", async () => {
    const world = await anAuthority();
    const waiting = await aProvider(world, { approved: false });
    expect((await standing(waiting.manager, waiting.providerId)).state).toBe("not_assured");
    const declined = await aProvider(world, { approved: "decline" });
    expect((await standing(declined.manager, declined.providerId)).state).toBe("declined");
  });
  it("does not move when an item that was accepted is looked at and accepted again", async () => {
    const world = await anAuthority();
    const { officer } = await officers(world);
    const { providerId, manager } = await aProvider(world);
    const quality = await findQuality(officer, providerId);
    const item = quality?.evidence.find(({ kind }) => kind.key === "public_liability")?.items[0];
    const evidenceId = item?.id ?? "";
    const seen = await lastCheckOf(evidenceId);
    const again = { evidenceId, verdict: "accepted", message: "", seen } as const;
    await checkEvidence(later(officer, 30), providerId, again);
    expect((await standing(manager, providerId, addDays(today, 10))).state).toBe("approved");
  });
  it("lapses when an accepted item is queried, and when a new site has no evidence of its own", async () => {
    const world = await anAuthority();
    const { officer } = await officers(world);
    const { providerId, manager } = await aProvider(world);
    const quality = await findQuality(officer, providerId);
    const item = quality?.evidence.find(({ kind }) => kind.key === "public_liability")?.items[0];
    const soon = { ...officer, now: new Date(officer.now.getTime() + 1000) };
    const evidenceId = item?.id ?? "";
    const seen = await lastCheckOf(evidenceId);
    const query = { evidenceId, verdict: "queried", message: "Cover is too low", seen } as const;
    await checkEvidence(soon, providerId, query);
    expect(await standing(officer, providerId)).toMatchObject({ state: "lapsed", listable: false });
    const id = randomUUID();
    const values = { id, kindKey: "public_liability", subjectId: providerId, file: aPdf(), note: "" };
    await addEvidence(manager, providerId, { ...values, issuedOn: undefined, expiresOn: addDays(today, 90) });
    expect((await standing(officer, providerId)).state).toBe("lapsed");
    await checkEvidence(officer, providerId, { evidenceId: id, verdict: "accepted", message: "" });
    expect(await standing(officer, providerId)).toMatchObject({
      state: "approved",
      until: addDays(today, 90),
    });
    await saveSite(manager, providerId, {
      id: randomUUID(),
      kind: "satellite",
      name: "Barn",
      address: "x",
      postcode: "S65 1AA",
      addressMasked: false,
      accessibility: "",
      accessFeatures: [],
      facilities: "",
      openedOn: addDays(today, 10),
      closedOn: undefined,
    });
    expect((await standing(officer, providerId)).until).toBe(addDays(today, 90));
    await acknowledgeWaiting(officer, providerId);
    expect(await standing(officer, providerId)).toMatchObject({
      state: "approved",
      until: addDays(today, 9),
    });
    expect((await standing(officer, providerId, addDays(today, 10))).reasons).toHaveLength(2);
  });
  it("lapses on the day a new critical kind of evidence begins to apply", async () => {
    const world = await anAuthority();
    const { providerId, manager } = await aProvider(world);
    const [first] = evidenceRegister;
    if (!first) throw new Error("an empty register");
    const kind = { ...first, key: "new_kind", name: "New kind", appliesFrom: addDays(today, 30) };
    await setEvidenceKinds(systemAct(world), [kind]);
    expect((await standing(manager, providerId, addDays(today, 29))).state).toBe("approved");
    expect((await standing(manager, providerId, addDays(today, 30))).reasons).toEqual([
      "New kind: nothing accepted is in date",
    ]);
    await expect(setEvidenceKinds(manager, [kind])).rejects.toMatchObject({ kind: "forbidden" });
  });
  it("lapses when a critical condition is overdue, until it is closed", async () => {
    const world = await anAuthority();
    const { officer } = await officers(world);
    const { providerId, manager } = await aProvider(world, { approved: "approve_with_conditions" });
    const [condition] = await owner().select().from(conditions);
    const id = condition?.id ?? "";
    await owner()
      .update(conditions)
      .set({ dueOn: addDays(today, 5) });
    expect((await standing(manager, providerId, addDays(today, 5))).state).toBe("approved_with_conditions");
    expect((await standing(manager, providerId, addDays(today, 6))).state).toBe("lapsed");
    const reason = { reason: "Seen the log" };
    await expect(closeCondition(manager, id, reason)).rejects.toMatchObject({ kind: "forbidden" });
    await closeCondition(later(officer, 8), id, reason);
    await expect(closeCondition(officer, id, reason)).rejects.toMatchObject({ kind: "conflict" });
    expect((await standing(manager, providerId, addDays(today, 7))).state).toBe("lapsed");
    expect((await standing(manager, providerId, addDays(today, 8))).listable).toBe(true);
  });
  it("is suspended at once and free on the day it is lifted", async () => {
    const world = await anAuthority();
    const { officer, second } = await officers(world);
    const { providerId, manager } = await aProvider(world);
    const reason = { reason: "A roof has fallen in" };
    await expect(suspendProvider(manager, providerId, reason)).rejects.toMatchObject({ kind: "forbidden" });
    const both = await Promise.allSettled(
      [officer, second].map((act) => suspendProvider(act, providerId, reason)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await standing(manager, providerId)).toMatchObject({ state: "suspended", listable: false });
    await liftSuspension(later(officer, 3), providerId, { reason: "Mended" });
    await expect(liftSuspension(officer, providerId, reason)).rejects.toMatchObject({ kind: "conflict" });
    expect((await standing(manager, providerId, addDays(today, 2))).state).toBe("suspended");
    expect((await standing(manager, providerId, addDays(today, 3))).state).toBe("approved");
  });
  it("is withdrawn by an officer or by the provider itself, once", async () => {
    const world = await anAuthority();
    const { officer } = await officers(world);
    const [one, two] = [await aProvider(world), await aProvider(world)];
    const reason = { reason: "Closing" };
    await expect(withdrawProvider(two.manager, one.providerId, reason)).rejects.toMatchObject({
      kind: "not_found",
    });
    await withdrawProvider(one.manager, one.providerId, reason);
    await withdrawProvider(officer, two.providerId, reason);
    await expect(withdrawProvider(officer, one.providerId, reason)).rejects.toMatchObject({ kind: "rule" });
    for (const { manager, providerId } of [one, two])
      expect((await standing(manager, providerId)).state).toBe("withdrawn");
  });
  it("is read for many providers at once, without a query for each", async () => {
    const world = await anAuthority();
    const { officer } = await officers(world);
    const made = [
      await aProvider(world),
      await aProvider(world),
      await aProvider(world, { approved: false }),
    ];
    const ids = made.map(({ providerId }) => providerId);
    const states = await transaction(officer, async (tx) => {
      const standings = await standingsOf(tx, officer, [...ids, randomUUID()], today);
      expect((await standingFactsOf(tx, officer, [])).size).toBe(0);
      return ids.map((id) => standings.get(id)?.state);
    });
    expect(states).toEqual(["approved", "approved", "not_assured"]);
    const stranger = (await officers(await anAuthority())).officer;
    const seen = await transaction(stranger, (tx) => standingsOf(tx, stranger, ids, today));
    expect(seen.size).toBe(0);
  });
});

describe("who is written to", () => {
  it("are officers about a submission and the provider's people about what was decided", async () => {
    const world = await anAuthority();
    const { officer } = await officers(world);
    const { providerId, registrationId } = await aProvider(world, { name: "Brackenfold (fictional)" });
    await aPerson(world, "provider_staff", { organisationId: providerId });
    await aPerson(world, "provider_safeguarding_lead", { organisationId: providerId });
    await suspendProvider(officer, providerId, { reason: "A roof has fallen in" });
    const [decision] = await owner().select().from(decisions);
    const [suspension] = await owner().select().from(suspensions);
    const act = systemAct(world);
    const submitted = await messagesForSubmission(act, { providerId, registrationId });
    const decided = await messagesForDecision(act, { providerId, decisionId: decision?.id ?? "" });
    const suspended = await messagesForSuspension(act, { providerId, suspensionId: suspension?.id ?? "" });
    expect([submitted, decided, suspended].map((mails) => mails.length)).toEqual([2, 1, 2]);
    expect(submitted[0]?.subject).toBe("Registration submitted: Brackenfold (fictional)");
    expect(decided[0]?.text).toContain("is approved until 7 October 2027");
    expect(suspended[0]?.text).toContain("A roof has fallen in");
    const quality = await findQuality(officer, providerId);
    const evidenceId = quality?.evidence[0]?.items[0]?.id ?? "";
    const eventId = randomUUID();
    const query = { providerId, evidenceId, message: "Page 2", dueOn: "2026-10-21", eventId };
    const queried = await messagesForQuery(act, query);
    expect(queried[0]?.text).toContain("Page 2");
    expect(queried[0]?.text).toContain("by 21 October 2026");
  });
});
