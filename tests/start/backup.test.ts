import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import postgres from "postgres";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { localStore } from "#app/platform/local-store.server.ts";
import { s3Store } from "#app/platform/s3-store.server.ts";
import { writeBackup } from "#app/start/archive/backup.server.ts";
import { readBackup } from "#app/start/archive/restore.server.ts";
import { s3Bucket, s3Credentials, s3Double } from "#tests/support/s3-double.ts";

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

const evidence = "ab".repeat(24);
const empty = "cd".repeat(24);

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
  for (const [key, bytes] of [
    [evidence, randomBytes(200_000)],
    [empty, ""],
  ] as const) {
    mkdirSync(path.join(files, key.slice(0, 2)), { recursive: true });
    writeFileSync(path.join(files, key.slice(0, 2), key), bytes);
  }
  return files;
}

const namesIn = async (files: string) => {
  const names: string[] = [];
  for await (const batch of localStore(files).list()) names.push(...batch.map(({ name }) => name));
  return names.sort();
};

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
    const made = await writeBackup(from.url, localStore(files), file);
    expect(made).toEqual({ tables: 3, rows: 3003, files: 2 });
    expect(statSync(file).mode & 0o077).toBe(0);

    const to = await database(tables);
    const filesAfter = path.join(folder, "after");
    expect(
      await readBackup({ url: to.url, store: localStore(filesAfter), source: file, replace: false }),
    ).toEqual(made);
    expect(await everything(to.sql)).toEqual(await everything(from.sql));
    expect(readFileSync(path.join(filesAfter, "ab", evidence))).toEqual(
      readFileSync(path.join(files, "ab", evidence)),
    );
    expect(readFileSync(path.join(filesAfter, "cd", empty))).toHaveLength(0);

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
    await writeBackup(from.url, localStore(path.join(folder, "none")), file);
    const to = await database(`${tables} insert into budgets (name) values ('Here already');`);
    const files = storedFiles("kept");

    const restored = readBackup({ url: to.url, store: localStore(files), source: file, replace: false });
    await expect(restored).rejects.toThrow("not empty (budgets has 1 rows)");
    expect(await to.sql`select name from budgets`).toHaveLength(1);
    expect(await namesIn(files)).toEqual([evidence, empty]);

    await readBackup({ url: to.url, store: localStore(files), source: file, replace: true });
    expect(await everything(to.sql)).toEqual(await everything(from.sql));
    expect(await namesIn(files)).toEqual([]);
  });

  test("takes files out of a bucket and puts them into one, in place of what was there", async () => {
    const s3 = await s3Double({ pageSize: 1 });
    const store = s3Store({
      bucket: s3Bucket,
      region: "eu-west-2",
      endpoint: s3.url,
      credentials: s3Credentials,
      pathStyle: true,
    });
    try {
      await store.put(evidence, Buffer.from("paper"));
      await store.put(empty, Buffer.alloc(0));
      const from = await database(tables + content);
      const file = path.join(folder, "backup");
      expect(await writeBackup(from.url, store, file)).toMatchObject({ files: 2 });
      await store.remove(empty);
      await store.put("ef".repeat(24), Buffer.from("newer than the backup"));
      const wish = { url: from.url, store, source: file };
      await expect(readBackup({ ...wish, replace: false })).rejects.toThrow("not empty");
      expect(s3.objects.size).toBe(2);
      await readBackup({ ...wish, replace: true });
      expect([...s3.objects.keys()].sort()).toEqual([`files/ab/${evidence}`, `files/cd/${empty}`]);
      await readBackup({ ...wish, store: localStore(path.join(folder, "after")), replace: true });
      expect(await namesIn(path.join(folder, "after"))).toEqual([evidence, empty]);
    } finally {
      await s3.close();
    }
  });

  test("that is cut short, damaged or no backup restores nothing", async () => {
    const from = await database(tables + content);
    const file = path.join(folder, "backup");
    await writeBackup(from.url, localStore(storedFiles("files")), file);
    const whole = readFileSync(file);
    const to = await database(tables);
    const attempt = (bytes: Buffer) => {
      writeFileSync(path.join(folder, "broken"), bytes);
      const wish = { url: to.url, store: localStore(path.join(folder, "after")), replace: false };
      return readBackup({ ...wish, source: path.join(folder, "broken") });
    };
    await expect(attempt(whole.subarray(0, whole.length / 2))).rejects.toMatchObject({ name: "Halt" });
    await expect(attempt(Buffer.from("not a backup"))).rejects.toMatchObject({ name: "Halt" });
    const damagedBytes = Buffer.from(whole);
    damagedBytes.writeUInt32BE(0xffffffff, Math.floor(whole.length / 3));
    await expect(attempt(damagedBytes)).rejects.toThrow();
    expect(await to.sql`select 1 from budgets`).toHaveLength(0);
    expect(await namesIn(path.join(folder, "after"))).toEqual([]);
  });

  test("is refused by a portal that has been through other migrations", async () => {
    const from = await database(tables);
    const file = path.join(folder, "backup");
    await writeBackup(from.url, localStore(path.join(folder, "none")), file);
    const to = await database(`${tables} insert into drizzle.__drizzle_migrations (hash) values ('third');`);
    await expect(
      readBackup({
        url: to.url,
        store: localStore(path.join(folder, "after")),
        source: file,
        replace: false,
      }),
    ).rejects.toThrow("made after 2 migrations and this portal has 3");
  });
});
