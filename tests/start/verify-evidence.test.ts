import { type SQL, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { checkEvidence } from "#app/domain/quality/check-evidence.server.ts";
import { listEvidence } from "#app/domain/quality/evidence-queries.server.ts";
import { verify } from "#app/start/verify.server.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority } from "#tests/support/world.ts";
import { aProvider, everyCriticalEvidence, lastCheckOf, officers } from "#tests/support/world-providers.ts";

const newest = "the newest evidence of each kind and subject is marked as such, and nothing else";
const checked = "what is kept of the checks of evidence is what they say";

/** Changes what triggers keep while they are asleep, as a restored or edited database might have it. */
const forge = (statement: SQL) =>
  owner().transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(statement);
  });

/** Evidence replaced once, with an item accepted, queried and accepted again. */
async function checkedEvidence() {
  const world = await anAuthority();
  const provider = await aProvider(world);
  await everyCriticalEvidence(provider);
  const { officer } = await officers(world);
  const [older] = (await listEvidence(officer, provider.providerId)).map(({ items }) => items[1]);
  const evidenceId = older?.id ?? "";
  const seen = await lastCheckOf(evidenceId);
  const query = { seen, evidenceId, verdict: "queried" as const, message: "Page 2 is missing" };
  await checkEvidence(officer, provider.providerId, query);
  await checkEvidence(officer, provider.providerId, {
    evidenceId,
    verdict: "accepted",
    message: "",
    seen: await lastCheckOf(evidenceId),
  });
  return evidenceId;
}

describe("verify", () => {
  withDatabase();

  it("finds nothing in evidence that was replaced and checked by commands", async () => {
    const evidenceId = await checkedEvidence();
    expect(evidenceId).not.toBe("");
    expect(await verify()).toEqual([]);
  });

  it("names evidence that is not the newest and says so, and the newest that does not", async () => {
    const evidenceId = await checkedEvidence();
    await forge(sql`update evidence set is_newest = true where id = ${evidenceId}`);
    expect(await verify()).toMatchObject([{ check: newest, row: `evidence ${evidenceId}` }]);
    await forge(sql`update evidence set is_newest = false`);
    const findings = await verify();
    expect(new Set(findings.map(({ check }) => check))).toEqual(new Set([newest]));
    expect(findings.map(({ row }) => row)).not.toContain(`evidence ${evidenceId}`);
  });

  it.each([
    ["another verdict", sql`verdict = 'queried'`],
    ["no verdict", sql`verdict = null`],
    ["another moment", sql`accepted_at = accepted_at - interval '1 day'`],
    ["no acceptance", sql`accepted_at = null`],
  ])("names evidence that keeps %s than its checks say", async (_what, change) => {
    const evidenceId = await checkedEvidence();
    await forge(sql`update evidence set ${change} where id = ${evidenceId}`);
    expect(await verify()).toMatchObject([{ check: checked, row: `evidence ${evidenceId}` }]);
  });

  it("names evidence that keeps what no check says", async () => {
    const evidenceId = await checkedEvidence();
    await forge(sql`delete from evidence_checks where evidence_id = ${evidenceId}`);
    expect(await verify()).toMatchObject([{ check: checked, row: `evidence ${evidenceId}` }]);
  });
});
