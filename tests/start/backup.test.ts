import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import postgres from "postgres";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { writeBackup } from "#app/start/archive/backup.server.ts";
import { readBackup } from "#app/start/archive/restore.server.ts";

const tables = `
  create schema drizzle;
  create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint);
  insert into drizzle.__drizzle_migrations (hash) values ('first'), ('second');
  create table budgets (
    id uuid primary key default uuidv7(), name text not null, parent_id uuid references budgets (id),
    name_length int generated always as (length(name)) stored);
  create table transfers (
    id bigint generated always as identity primary key, budget_id uuid not null references budgets (id),
    amount_pence bigint not null, made_at timestamptz not null default now(), details jsonb, proof bytea);
  create table totals (budget_id uuid primary key, amount_pence bigint not null);
  create function keep_total() returns trigger language plpgsql as $$ begin
    insert into totals values (new.budget_id, new.amount_pence)
      on conflict (budget_id) do update set amount_pence = totals.amount_pence + excluded.amount_pence;
    return new; end $$;
  create trigger keep_total after insert on transfers for each row execute function keep_total();
  create function refuse() returns trigger language plpgsql as $$ begin raise 'append only'; end $$;
  create trigger append_only before update or delete or truncate on transfers for each statement execute function refuse();
  alter table transfers enable row level security;
  alter table transfers force row level security;`;

const content = `
  insert into budgets (id, name, parent_id) values
    ('01900000-0000-7000-8000-000000000001', E'Tab\\tline\\nquote" backslash\\\\ é ☂', null),
    ('01900000-0000-7000-8000-000000000002', 'Second', '01900000-0000-7000-8000-000000000001');
  insert into transfers (budget_id, amount_pence, details, proof)
    select '01900000-0000-7000-8000-000000000002', n, jsonb_build_object('n', n), decode('00ff0a', 'hex')
    from generate_series(1, 3000) n;`;

let admin: postgres.Sql;
let folder: string;
let names: string[];
let pools: postgres.Sql[];

beforeEach(() => {
  admin = postgres(inject("serverUrl"), { max: 1, onnotice: () => undefined });
  folder = mkdtempSync(path.join(tmpdir(), "portal-backup-"));
  names = [];
  pools = [];
});

afterEach(async () => {
  for (const pool of pools) await pool.end();
  for (const name of names) await admin.unsafe(`drop database if exists ${name} with (force)`);
  await admin.end();
  rmSync(folder, { recursive: true, force: true });
});

async function database(statements: string) {
  const name = `backup_${randomBytes(6).toString("hex")}`;
  names.push(name);
  await admin.unsafe(`create database ${name}`);
  const url = new URL(inject("serverUrl"));
  url.pathname = `/${name}`;
  const sql = postgres(url.href, { max: 1, onnotice: () => undefined });
  pools.push(sql);
  await sql.unsafe(statements);
  return { url: url.href, sql };
}

function storedFiles(name: string): string {
  const files = path.join(folder, name);
  mkdirSync(path.join(files, "ab"), { recursive: true });
  writeFileSync(path.join(files, "ab", "evidence"), randomBytes(200_000));
  writeFileSync(path.join(files, "empty"), "");
  return files;
}

const everything = async (sql: postgres.Sql) => ({
  budgets: await sql`select * from budgets order by id`,
  transfers: await sql`select * from transfers order by id`,
  totals: await sql`select * from totals`,
});

describe("a backup", () => {
  test("brings back every row, stored file and rule, and goes on counting where it left off", async () => {
    const from = await database(tables + content);
    const files = storedFiles("files");
    const file = path.join(folder, "backup");
    const made = await writeBackup(from.url, files, file);
    expect(made).toEqual({ tables: 3, rows: 3003, files: 2 });
    expect(statSync(file).mode & 0o077).toBe(0);

    const to = await database(tables);
    const filesAfter = path.join(folder, "after");
    expect(await readBackup({ url: to.url, filesFolder: filesAfter, source: file, replace: false })).toEqual(
      made,
    );
    expect(await everything(to.sql)).toEqual(await everything(from.sql));
    expect(readFileSync(path.join(filesAfter, "ab", "evidence"))).toEqual(
      readFileSync(path.join(files, "ab", "evidence")),
    );
    expect(readFileSync(path.join(filesAfter, "empty"))).toHaveLength(0);

    const [next] = await to.sql`
      insert into transfers (budget_id, amount_pence) values ('01900000-0000-7000-8000-000000000002', 5) returning id`;
    expect(next?.id).toBe("3001");
    expect((await to.sql`select amount_pence from totals`)[0]?.amount_pence).toBe(
      String((3000 * 3001) / 2 + 5),
    );
    await expect(to.sql`delete from transfers`).rejects.toThrow("append only");
    await expect(
      to.sql`insert into transfers (budget_id, amount_pence) values (uuidv7(), 1)`,
    ).rejects.toMatchObject({
      code: "23503",
    });
    const [wall] =
      await to.sql`select relforcerowsecurity as forced from pg_class where relname = 'transfers'`;
    expect(wall?.forced).toBe(true);
  });

  test("is not restored over rows that are there, unless told to replace them", async () => {
    const from = await database(tables + content);
    const file = path.join(folder, "backup");
    await writeBackup(from.url, path.join(folder, "none"), file);
    const to = await database(`${tables} insert into budgets (name) values ('Here already');`);
    const files = storedFiles("kept");

    const restored = readBackup({ url: to.url, filesFolder: files, source: file, replace: false });
    await expect(restored).rejects.toThrow("not empty (budgets has 1 rows)");
    expect(await to.sql`select name from budgets`).toHaveLength(1);
    expect(readdirSync(files)).toHaveLength(2);

    await readBackup({ url: to.url, filesFolder: files, source: file, replace: true });
    expect(await everything(to.sql)).toEqual(await everything(from.sql));
  });

  test("that is cut short, damaged or no backup restores nothing", async () => {
    const from = await database(tables + content);
    const file = path.join(folder, "backup");
    await writeBackup(from.url, storedFiles("files"), file);
    const whole = readFileSync(file);
    const to = await database(tables);
    const attempt = (bytes: Buffer) => {
      writeFileSync(path.join(folder, "broken"), bytes);
      const wish = { url: to.url, filesFolder: path.join(folder, "after"), replace: false };
      return readBackup({ ...wish, source: path.join(folder, "broken") });
    };
    await expect(attempt(whole.subarray(0, whole.length / 2))).rejects.toMatchObject({ name: "Halt" });
    await expect(attempt(Buffer.from("not a backup"))).rejects.toMatchObject({ name: "Halt" });
    const damagedBytes = Buffer.from(whole);
    damagedBytes.writeUInt32BE(0xffffffff, Math.floor(whole.length / 3));
    await expect(attempt(damagedBytes)).rejects.toThrow();
    expect(await to.sql`select 1 from budgets`).toHaveLength(0);
    expect(readdirSync(folder)).not.toContain("after");
  });

  test("is refused by a portal that has been through other migrations", async () => {
    const from = await database(tables);
    const file = path.join(folder, "backup");
    await writeBackup(from.url, path.join(folder, "none"), file);
    const to = await database(`${tables} insert into drizzle.__drizzle_migrations (hash) values ('third');`);
    await expect(
      readBackup({ url: to.url, filesFolder: path.join(folder, "after"), source: file, replace: false }),
    ).rejects.toThrow("made after 2 migrations and this portal has 3");
  });
});
