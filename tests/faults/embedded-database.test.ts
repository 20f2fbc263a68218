import { type ChildProcess, spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import postgres from "postgres";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findBinaries, mendLinks } from "#db/embedded/binaries.server.ts";
import { isPostgres } from "#db/embedded/cluster.server.ts";
import { findHome } from "#db/embedded/home.server.ts";
import { findEmbedded, removeEmbedded, startEmbedded } from "#db/embedded.server.ts";

const isRoot = process.getuid?.() === 0;
const quick = { fsync: false };

let folder: string;
let dataDir: string;
let children: ChildProcess[];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "portal-faults-"));
  chmodSync(folder, 0o711);
  dataDir = path.join(folder, "data");
  children = [];
});

afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  await removeEmbedded(dataDir);
  rmSync(folder, { recursive: true, force: true });
});

interface Held {
  child: ChildProcess;
  url: string;
  pid: number;
  adopted: boolean;
}

/** Another process that holds the database, as a portal does. */
function holdDatabase(): Promise<Held> {
  const child = spawn(process.execPath, ["--import", "tsx", "tests/support/hold-database.ts", dataDir], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`The holder ended with ${code}`)));
    child.stdout?.once("data", (chunk: Buffer) => resolve({ child, ...JSON.parse(chunk.toString()) }));
  });
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once("close", resolve));
  child.removeAllListeners("exit");
  child.kill("SIGKILL");
  await gone;
}

async function ask<T>(url: string, question: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return await question(sql);
  } finally {
    await sql.end();
  }
}

const writeNote = (url: string) =>
  ask(url, async (sql) => {
    await sql`create table notes (id bigint primary key)`;
    await sql`insert into notes values (7)`;
  });
const readNote = (url: string) => ask(url, async (sql) => (await sql`select id from notes`)[0]?.id);

describe("the embedded database", () => {
  test("is a Postgres 18 with the extensions the portal needs, ordered by code point, in UTC", async () => {
    const { url } = await startEmbedded(dataDir, quick);
    const found = await ask(url, async (sql) => {
      await sql.unsafe("create extension pg_trgm; create extension unaccent; create extension btree_gist");
      const [row] = await sql`
        select current_setting('server_version_num')::int / 10000 as version, current_setting('timezone') as zone,
               datlocale as locale, lower('ÉCOLE') as lowered from pg_database where datname = current_database()`;
      return row;
    });
    expect(found).toEqual({ version: 18, zone: "UTC", locale: "C.UTF-8", lowered: "école" });
  });

  test("keeps what was written when it is stopped and started again", async () => {
    const first = await startEmbedded(dataDir, quick);
    await writeNote(first.url);
    await first.stop();
    expect(await findEmbedded(dataDir)).toBeUndefined();

    const second = await startEmbedded(dataDir, quick);
    expect(second.adopted).toBe(false);
    expect(await readNote(second.url)).toBe("7");
  });

  test("asks for a password that only the owner of the data can read", async () => {
    const { url } = await startEmbedded(dataDir, quick);
    const stranger = new URL(url);
    stranger.password = "guessed";
    await expect(ask(stranger.href, (sql) => sql`select 1`)).rejects.toMatchObject({ code: "28P01" });
    expect(statSync(path.join(dataDir, "postgres-password")).mode & 0o077).toBe(0);
  });

  test("outlives a portal that is killed, and is adopted by the next", async () => {
    const portal = await holdDatabase();
    await writeNote(portal.url);
    await kill(portal.child);

    const next = await startEmbedded(dataDir, quick);
    expect(next).toMatchObject({ adopted: true, pid: portal.pid, url: portal.url });
    expect(await readNote(next.url)).toBe("7");
  });

  test("starts again after portal and database were both killed", async () => {
    const portal = await holdDatabase();
    await writeNote(portal.url);
    process.kill(portal.pid, "SIGKILL");
    await kill(portal.child);

    const next = await startEmbedded(dataDir, quick);
    expect(next.adopted).toBe(false);
    expect(await readNote(next.url)).toBe("7");
  });

  test("starts although its lock file names a process that is somebody else's by now", async () => {
    const first = await startEmbedded(dataDir, quick);
    const lockFile = path.join(findHome(dataDir) ?? "", "cluster", "postmaster.pid");
    const content = readFileSync(lockFile, "utf8");
    await first.stop();
    writeFileSync(lockFile, content.replace(/^\d+/, String(process.pid)));

    const next = await startEmbedded(dataDir, quick);
    expect(next.adopted).toBe(false);
    expect(next.isAlive()).toBe(true);
  });

  test("is made once when two commands ask for it at the same moment", async () => {
    const [one, other] = await Promise.all([holdDatabase(), startEmbedded(dataDir, quick)]);
    expect(other.pid).toBe(one.pid);
    expect([one.adopted, other.adopted].sort()).toEqual([false, true]);
  });

  test("begins anew when the making of it was broken off", async () => {
    mkdirSync(path.join(dataDir, "postgres", "cluster.new"), { recursive: true });
    writeFileSync(path.join(dataDir, "postgres", "cluster.new", "PG_VERSION"), "18");
    chmodSync(dataDir, 0o711);
    const { url } = await startEmbedded(dataDir, quick);
    expect(await ask(url, async (sql) => (await sql`select 1 as one`)[0]?.one)).toBe(1);
  });

  test("takes the port it had when it is revived", async () => {
    const first = await startEmbedded(dataDir, quick);
    process.kill(first.pid, "SIGKILL");
    await expect.poll(() => first.isAlive(), { timeout: 10_000 }).toBe(false);

    const again = await startEmbedded(dataDir, { ...quick, port: Number(new URL(first.url).port) });
    expect(again.url).toBe(first.url);
  });

  test("is gone without a trace when it is removed", async () => {
    const { pid } = await startEmbedded(dataDir, quick);
    const home = findHome(dataDir) ?? "";
    await removeEmbedded(dataDir);
    expect(isPostgres(pid)).toBe(false);
    expect(existsSync(home)).toBe(false);
  });
});

describe.runIf(isRoot)("under root", () => {
  test("runs as another user", async () => {
    const { pid } = await startEmbedded(dataDir, quick);
    expect(statSync(`/proc/${pid}`).uid).not.toBe(0);
  });

  test("moves to a place that user can reach when the data lies below a folder only root can enter", async () => {
    chmodSync(folder, 0o700);
    const first = await startEmbedded(dataDir, quick);
    const home = findHome(dataDir) ?? "";
    expect(home.startsWith(folder)).toBe(false);
    expect(statSync(home).mode & 0o077).toBe(0);
    await writeNote(first.url);
    await first.stop();

    const again = await startEmbedded(dataDir, quick);
    expect(await readNote(again.url)).toBe("7");
    await removeEmbedded(dataDir);
    expect(existsSync(home)).toBe(false);
  });
});

test("library links that no install script made are mended, and whole ones left alone", () => {
  const programs = path.join(folder, "programs");
  mkdirSync(path.join(programs, "lib"), { recursive: true });
  writeFileSync(
    path.join(programs, "pg-symlinks.json"),
    readFileSync(path.join(findBinaries(), "pg-symlinks.json")),
  );
  const links = JSON.parse(readFileSync(path.join(programs, "pg-symlinks.json"), "utf8")) as {
    source: string;
    target: string;
  }[];
  const [first, ...others] = links.map(({ source, target }) => ({
    to: path.basename(source),
    name: path.basename(target),
  }));
  for (const { to } of others) writeFileSync(path.join(programs, "lib", to), to);
  symlinkSync("elsewhere", path.join(programs, "lib", first?.name ?? ""));

  mendLinks(programs);
  for (const { to, name } of others) expect(readFileSync(path.join(programs, "lib", name), "utf8")).toBe(to);
  unlinkSync(path.join(programs, "lib", first?.name ?? ""));
  mendLinks(programs);
  expect(readFileSync(path.join(programs, "lib", first?.name ?? ""), "utf8")).toBe(first?.to);
});
