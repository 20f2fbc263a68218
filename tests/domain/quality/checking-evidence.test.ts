import { describe, expect, it } from "vitest";
import { addDays } from "#app/core/calendar.ts";
import { checkEvidence } from "#app/domain/quality/check-evidence.server.ts";
import { evidence } from "#db/schema/providers.ts";
import { evidenceChecks } from "#db/schema/quality.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, today } from "#tests/support/world.ts";
import { aProvider } from "#tests/support/world-providers.ts";
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
    await checkEvidence(officer, providerId, { evidenceId, verdict: "accepted", message: "" });
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

describe("the answer to a query", () => {
  it("is due in ten school days unless the officer names another day, never before today", async () => {
    const { officer, providerId } = await anAssessment(await anAuthority());
    const [item] = await owner().select().from(evidence).limit(1);
    const query = { evidenceId: item?.id ?? "", verdict: "queried" as const, message: "Page 2 is missing" };
    const yesterday = checkEvidence(officer, providerId, { ...query, dueOn: addDays(today, -1) });
    await expect(yesterday).rejects.toMatchObject({ kind: "rule", field: "dueOn" });
    await checkEvidence(officer, providerId, query);
    await checkEvidence(officer, providerId, { ...query, dueOn: addDays(today, 3) });
    await checkEvidence(officer, providerId, { ...query, verdict: "accepted", message: "" });
    const rows = await owner().select().from(evidenceChecks).orderBy(evidenceChecks.id);
    expect(rows.map(({ dueOn }) => dueOn)).toEqual(["2026-10-21", addDays(today, 3), null]);
  });
});
