import { randomUUID } from "node:crypto";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as migrateTables } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { migrate } from "#db/migrate.server.ts";

const folder = path.resolve(import.meta.dirname, "../../db/migrations");
const name = `criteria_${randomUUID().slice(0, 8)}`;
const admin = postgres(inject("serverUrl"), { max: 1, onnotice: () => {} });
const url = new URL(inject("serverUrl"));
url.pathname = `/${name}`;
const sql = postgres(url.toString(), { max: 1, onnotice: () => {} });
const ids = Object.fromEntries(
  ["authority", "framework", "critical", "other", "provider", "registration", "assessment", "officer"].map(
    (key) => [key, randomUUID()],
  ),
) as Record<string, string>;
const { authority = "", framework = "", critical = "", other = "", provider = "", assessment = "" } = ids;
const officer = ids.officer ?? "";

/** The migrations as they were before criteria came. */
async function olderMigrations(): Promise<string> {
  const older = await mkdtemp(path.join(tmpdir(), "older-migrations-"));
  await cp(folder, older, { recursive: true });
  const file = path.join(older, "meta/_journal.json");
  const journal: { entries: { idx: number }[] } = JSON.parse(await readFile(file, "utf8"));
  await writeFile(
    file,
    JSON.stringify({ ...journal, entries: journal.entries.filter(({ idx }) => idx < 10) }),
  );
  return older;
}

async function fill(): Promise<void> {
  await sql`insert into authorities (id, name) values (${authority}, 'Oldshire')`;
  await sql`insert into organisations (authority_id, id, kind, name) values (${authority}, ${provider}, 'provider', 'Old Forge')`;
  await sql`insert into providers (authority_id, organisation_id, kind) values (${authority}, ${provider}, 'non_school')`;
  await sql`insert into registrations (authority_id, id, provider_id, status, started_at, submitted_at)
    values (${authority}, ${ids.registration ?? ""}, ${provider}, 'submitted', now(), now())`;
  await sql`insert into frameworks (authority_id, id, key, version, name, provider_kinds, published_on)
    values (${authority}, ${framework}, 'national', 1, 'National', '{non_school}', '2026-09-01')`;
  await sql`insert into standards (authority_id, id, framework_id, section, position, text, critical) values
    (${authority}, ${critical}, ${framework}, 'Safety', 0, 'Everyone is checked', true),
    (${authority}, ${other}, ${framework}, 'Safety', 1, 'Lunch is good', false)`;
  await sql`insert into assessments (authority_id, id, registration_id, provider_id, framework_id, opened_by, opened_at)
    values (${authority}, ${assessment}, ${ids.registration ?? ""}, ${provider}, ${framework}, ${officer}, now())`;
  await sql`insert into judgements (authority_id, assessment_id, standard_id, judgement, comment, judged_by, judged_at)
    values (${authority}, ${assessment}, ${critical}, 'not_met', 'Two are missing', ${officer}, '2026-10-01T09:00:00Z')`;
}

beforeAll(async () => {
  await admin.unsafe(`create database ${name}`);
  const older = await olderMigrations();
  await migrateTables(drizzle(sql), { migrationsFolder: older });
  await rm(older, { recursive: true });
  await fill();
  await migrate(url.toString());
}, 60_000);

afterAll(async () => {
  await sql.end();
  await admin.unsafe(`drop database if exists ${name} with (force)`);
  await admin.end();
});

describe("a portal from before criteria", () => {
  it("has each standard as its own one criterion, judged as it was", async () => {
    const rows = await sql`
      select c.id, c.standard_id as standard, c.text, c.provider_kinds as kinds, j.judgement, j.comment,
             j.changed_at = j.judged_at as same, j.change_key is not null as keyed
      from criteria c left join judgements j on j.authority_id = c.authority_id and j.criterion_id = c.id
      order by c.text`;
    const none = { kinds: [], judgement: null, comment: null, same: null, keyed: false };
    const judged = { judgement: "not_met", comment: "Two are missing", same: true, keyed: true };
    expect([...rows]).toEqual([
      { ...none, ...judged, id: critical, standard: critical, text: "Everyone is checked" },
      { ...none, id: other, standard: other, text: "Lunch is good" },
    ]);
  });
  it("still forbids approval where a critical standard is not met", async () => {
    const approve = sql`
      insert into decisions (authority_id, provider_id, assessment_id, kind, reason, proposed_by, proposed_at)
      values (${authority}, ${provider}, ${assessment}, 'approve', 'x', ${officer}, now())`;
    await expect(approve).rejects.toThrow("a critical standard is not met");
  });
  it("keeps its published version as it is", async () => {
    await expect(sql`update criteria set text = 'x' where id = ${critical}`).rejects.toThrow("never changed");
    await expect(sql`update frameworks set name = 'x'`).rejects.toThrow("never changed");
  });
});
