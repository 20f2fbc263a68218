/** How long the pages of each kind of person take, one at a time, from the production build with the story told. */
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { paths } from "#app/core/paths.ts";
import { type PersonaKey, personas } from "#app/platform/personas.ts";
import { startTestPortal } from "#app/start/test/portal.server.ts";
import { median } from "#tests/bench/median.ts";

const mostMs = 100;
const rounds = 9;
const walking: readonly PersonaKey[] = [
  "development-officer",
  "commissioning-officer",
  "finance-officer",
  "authority-lead",
  "school-lead",
  "school-approver",
  "partnership-coordinator",
  "provider-manager",
  "provider-staff",
];
/** Pages by address, and pages found behind the first link of another. */
const pages: readonly { name: string; at: string; first?: RegExp }[] = [
  { name: "home", at: paths.home() },
  { name: "menu", at: paths.menu() },
  { name: "placements", at: paths.placements() },
  { name: "placement", at: paths.placements(), first: /href="(\/placements\/[0-9a-f-]{36})"/ },
  { name: "pupils", at: paths.pupils() },
  { name: "budgets", at: paths.budgets() },
  { name: "budget", at: paths.budgets(), first: /href="(\/budgets\/[0-9a-f-]{36})"/ },
  { name: "registers", at: paths.registers() },
  { name: "statements", at: paths.statements() },
  { name: "value", at: paths.value() },
];

export default async function measure(folder: string): Promise<boolean> {
  console.log("Starting a portal and telling the story …");
  const portal = await startTestPortal(path.join(folder, "story"));
  if ("failure" in portal) {
    console.log(`The portal did not start\n${portal.failure}`);
    return false;
  }
  try {
    const { E2E_URL: url, DATABASE_URL } = portal.environment;
    await untilWorked(DATABASE_URL);
    console.log(`${"median ms".padEnd(26)}${pages.map(({ name }) => name.padStart(11)).join("")}`);
    const slow: string[] = [];
    for (const key of walking) {
      const times = await walk(url, key);
      console.log(`${key.padEnd(26)}${times.map(shown).join("")}`);
      for (const [index, ms] of times.entries())
        if (ms !== undefined && ms >= mostMs) slow.push(`${pages[index]?.name} of ${key}`);
    }
    console.log(
      slow.length === 0
        ? `The figures hold: every page's median is under ${mostMs} ms.`
        : `The figures do NOT hold: ${mostMs} ms or more for ${slow.join(", ")}.`,
    );
    return slow.length === 0;
  } finally {
    await portal.stop();
  }
}

/** The story leaves two years of events to react to; what the worker does of them is not what pages take. */
async function untilWorked(database: string): Promise<void> {
  const sql = postgres(database, { max: 1, onnotice: () => undefined });
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await pause(500)) {
    const [left] = await sql<{ events: number; jobs: number }[]>`
      select (select count(*)::int from events where reacted_at is null) as events,
             (select count(*)::int from graphile_worker.jobs) as jobs`;
    if (left?.events === 0 && left.jobs === 0) break;
  }
  await sql.end();
}

const shown = (ms: number | undefined) => (ms === undefined ? "–" : ms.toFixed(0)).padStart(11);

/** The median of each page, or nothing where this person has no such page. */
async function walk(url: string, persona: PersonaKey): Promise<(number | undefined)[]> {
  const cookie = await signIn(url, persona);
  const get = async (at: string) => {
    const began = performance.now();
    const answer = await fetch(`${url}${at}`, { headers: { Cookie: cookie }, redirect: "manual" });
    const text = await answer.text();
    return { status: answer.status, text, ms: performance.now() - began };
  };
  const times: (number | undefined)[] = [];
  for (const { at, first } of pages) {
    const opening = await get(at);
    const address = first ? first.exec(opening.text)?.[1] : at;
    // Twice before it counts: the first request of a kind prepares its statements.
    const before = address ? [await get(address), await get(address)] : [];
    if (!address || before.some(({ status }) => status !== 200)) {
      times.push(undefined);
      continue;
    }
    const measured: number[] = [];
    for (let round = 0; round < rounds; round += 1) measured.push((await get(address)).ms);
    times.push(median(measured));
  }
  return times;
}

async function signIn(url: string, persona: PersonaKey): Promise<string> {
  const answer = await fetch(`${url}${paths.personas()}`, {
    method: "POST",
    redirect: "manual",
    headers: { Origin: url },
    body: new URLSearchParams({ persona }),
  });
  const cookie = answer.headers.get("Set-Cookie")?.split(";")[0];
  if (!cookie) throw new Error(`${personas.find(({ key }) => key === persona)?.name} could not sign in`);
  return cookie;
}
