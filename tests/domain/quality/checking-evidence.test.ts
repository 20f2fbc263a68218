import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { addDays } from "#app/core/calendar.ts";
import { checkEvidence } from "#app/domain/quality/check-evidence.server.ts";
import { events } from "#db/schema/platform.ts";
import { evidence } from "#db/schema/providers.ts";
import { evidenceChecks } from "#db/schema/quality.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, later, today } from "#tests/support/world.ts";
import { aProvider, lastCheckOf } from "#tests/support/world-providers.ts";
import { anAssessment } from "#tests/support/world-visits.ts";

withDatabase();

describe("checking evidence", () => {
  it("keeps every check, the latest counts, and a query needs its message", async () => {
    const world = await anAuthority();
    const { officer, providerId, manager } = await anAssessment(world);
    const [item] = await owner().select().from(evidence).limit(1);
    const evidenceId = item?.id ?? "";
    await checkEvidence(officer, providerId, {
      evidenceId,
      verdict: "queried",
      message: "Page 2 is missing",
    });
    const accepted = {
      evidenceId,
      verdict: "accepted" as const,
      message: "",
      seen: await lastCheckOf(evidenceId),
    };
    await checkEvidence(later(officer, 1), providerId, accepted);
    expect(await owner().$count(evidenceChecks)).toBe(2);
    const silent = checkEvidence(officer, providerId, { evidenceId, verdict: "queried", message: "" });
    await expect(silent).rejects.toMatchObject({ kind: "rule", field: "message" });
    const own = checkEvidence(manager, providerId, { evidenceId, verdict: "accepted", message: "" });
    await expect(own).rejects.toMatchObject({ kind: "forbidden" });
    const other = await aProvider(world, { approved: false });
    const strange = { evidenceId, verdict: "accepted", message: "" } as const;
    await expect(checkEvidence(officer, other.providerId, strange)).rejects.toMatchObject({
      kind: "not_found",
    });
  });
});

describe("two checks at once", () => {
  it("are one where the same form was sent twice", async () => {
    const { officer, providerId } = await anAssessment(await anAuthority());
    const [item] = await owner().select().from(evidence).limit(1);
    const form = {
      id: randomUUID(),
      evidenceId: item?.id ?? "",
      verdict: "queried" as const,
      message: "Page 2 is missing",
    };
    await Promise.all([checkEvidence(officer, providerId, form), checkEvidence(officer, providerId, form)]);
    expect(await owner().$count(evidenceChecks)).toBe(1);
    const told = (await owner().select().from(events)).filter(({ name }) => name === "evidence.queried");
    expect(told).toHaveLength(1);
  });
  it("of two officers are told of each other, and neither reverses the other unread", async () => {
    const { officer, second, providerId } = await anAssessment(await anAuthority());
    const [item] = await owner().select().from(evidence).limit(1);
    const evidenceId = item?.id ?? "";
    await checkEvidence(officer, providerId, {
      evidenceId,
      verdict: "queried",
      message: "Page 2 is missing",
    });
    const accept = { evidenceId, verdict: "accepted" as const, message: "" };
    await expect(checkEvidence(second, providerId, accept)).rejects.toMatchObject({
      kind: "conflict",
      message: expect.stringContaining(`${officer.actor.name} queried this`),
    });
    await expect(checkEvidence(second, providerId, { ...accept, seen: randomUUID() })).rejects.toMatchObject({
      kind: "conflict",
    });
    await checkEvidence(later(second, 1), providerId, { ...accept, seen: await lastCheckOf(evidenceId) });
    expect((await owner().select().from(evidence).where(eq(evidence.id, evidenceId)))[0]?.verdict).toBe(
      "accepted",
    );
  });
});

describe("the answer to a query", () => {
  it("is due in ten school days unless the officer names another day, never before today", async () => {
    const { officer, providerId } = await anAssessment(await anAuthority());
    const [item] = await owner().select().from(evidence).limit(1);
    const evidenceId = item?.id ?? "";
    const query = { evidenceId, verdict: "queried" as const, message: "Page 2 is missing" };
    const yesterday = checkEvidence(officer, providerId, { ...query, dueOn: addDays(today, -1) });
    await expect(yesterday).rejects.toMatchObject({ kind: "rule", field: "dueOn" });
    await checkEvidence(officer, providerId, query);
    const again = { ...query, dueOn: addDays(today, 3), seen: await lastCheckOf(evidenceId) };
    await checkEvidence(officer, providerId, again);
    const accepted = {
      ...query,
      verdict: "accepted" as const,
      message: "",
      seen: await lastCheckOf(evidenceId),
    };
    await checkEvidence(officer, providerId, accepted);
    const rows = await owner().select().from(evidenceChecks).orderBy(evidenceChecks.id);
    expect(rows.map(({ dueOn }) => dueOn)).toEqual(["2026-10-21", addDays(today, 3), null]);
  });
});
