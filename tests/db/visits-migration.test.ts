/** The move of visits out of assessments, on a database that already holds some. */
import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

const folder = path.resolve(import.meta.dirname, "../../db/migrations");
const files = readdirSync(folder)
  .filter((name) => name.endsWith(".sql"))
  .sort();
const moves = "0012_visits_and_reports.sql";
const name = `test_${randomBytes(6).toString("hex")}`;
const [authority, provider, visitor, other] = ["a", "b", "c", "d"].map(
  (digit) => `00000000-0000-7000-8000-00000000000${digit}`,
) as [string, string, string, string];
let admin: ReturnType<typeof postgres>;
let sql: ReturnType<typeof postgres>;

async function run(names: readonly string[]): Promise<void> {
  for (const file of names)
    for (const statement of readFileSync(path.join(folder, file), "utf8").split("--> statement-breakpoint"))
      await sql.unsafe(statement);
}

/** Three assessments as they were: visited, not visited, and visited with its decision proposed. */
async function before(): Promise<void> {
  await sql`insert into authorities (id, name) values (${authority}, 'Testshire')`;
  await sql`insert into organisations (authority_id, id, kind, name) values
    (${authority}, ${authority}, 'authority', 'Testshire'), (${authority}, ${provider}, 'provider', 'Teasel')`;
  await sql`insert into providers (authority_id, organisation_id, kind)
    values (${authority}, ${provider}, 'non_school')`;
  await sql`insert into frameworks (authority_id, id, key, version, name, provider_kinds)
    values (${authority}, ${provider}, 'non-school', 1, 'Standards', '{non_school}')`;
  for (const [id, status, visitedOn] of [
    [visitor, "open", "2026-06-10"],
    [other, "open", null],
    [provider, "decision_proposed", "2026-01-09"],
  ] as const) {
    await sql`insert into registrations (authority_id, id, provider_id, started_at, declarations, status, submitted_at)
      values (${authority}, ${id}, ${provider}, now(), '{}', 'submitted', now())`;
    await sql`insert into assessments (authority_id, id, registration_id, provider_id, framework_id, status, opened_by,
        opened_at, visited_on, visited_by, report)
      values (${authority}, ${id}, ${id}, ${provider}, ${provider}, ${status}, ${other}, now(), ${visitedOn},
        ${visitedOn && visitor}, ${visitedOn ? "Clean and calm" : ""})`;
  }
  await sql`insert into decisions (authority_id, id, provider_id, assessment_id, kind, reason, proposed_by, proposed_at)
    values (${authority}, ${other}, ${provider}, ${provider}, 'approve', 'Good', ${other}, now())`;
  await sql`insert into withdrawals (authority_id, provider_id, reason, withdrawn_on, withdrawn_by) values
    (${authority}, ${provider}, 'One', '2026-06-10', ${other}), (${authority}, ${provider}, 'Two', '2026-06-11', ${other})`;
  await sql`insert into events (authority_id, name, subject_id, details, at)
    values (${authority}, 'provider.withdrawn', ${provider}, '{}', '2026-06-10T08:00:00Z')`;
}

beforeAll(async () => {
  admin = postgres(inject("serverUrl"), { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${name}`);
  const url = new URL(inject("serverUrl"));
  url.pathname = `/${name}`;
  sql = postgres(url.toString(), { max: 1, onnotice: () => {} });
  await run(files.slice(0, files.indexOf(moves)));
  await before();
  await run(files.slice(files.indexOf(moves)));
});
afterAll(async () => {
  await sql.end();
  await admin.unsafe(`drop database if exists ${name} with (force)`);
  await admin.end();
});

describe("visits that were columns of their assessment", () => {
  it("are rows with their day, their visitor and what was seen", async () => {
    const rows =
      await sql`select assessment_id, status, purpose, visited_on::text, visitor_id, recorded_by, report,
      to_char(recorded_at at time zone 'Europe/London', 'YYYY-MM-DD HH24:MI') as recorded_at from visits order by visited_on`;
    const kept = {
      status: "recorded",
      purpose: "assessment",
      visitor_id: visitor,
      recorded_by: visitor,
      report: "Clean and calm",
    };
    expect([...rows]).toEqual([
      { ...kept, assessment_id: provider, visited_on: "2026-01-09", recorded_at: "2026-01-09 12:00" },
      { ...kept, assessment_id: visitor, visited_on: "2026-06-10", recorded_at: "2026-06-10 12:00" },
    ]);
  });
  it("still keep who visited from deciding, and let the decision that was proposed be confirmed", async () => {
    const confirm = (by: string) => sql`update decisions set status = 'confirmed', confirmed_by = ${by},
      confirmed_at = now(), decided_on = current_date where id = ${other}`;
    await expect(confirm(visitor)).rejects.toThrow(/who visited does not decide/);
    await confirm(authority);
  });
  it("leave withdrawals with the moment of their event, or the end of their day", async () => {
    const rows = await sql`select withdrawn_at from withdrawals order by withdrawn_on`;
    expect(rows.map(({ withdrawn_at }) => withdrawn_at.toISOString())).toEqual([
      "2026-06-10T08:00:00.000Z",
      "2026-06-11T22:59:59.000Z",
    ]);
  });
});
