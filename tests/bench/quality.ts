/**
 * How long the officers' pages of assurance take with 2,000 providers of 20 documents each: from the production build,
 * one at a time, as a whole over HTTP with the database included. Beside them, in the same run, a page that asks for
 * nothing but the person, and a query that asks for nothing; and what portal and database used of the processor, which
 * is what counts where the machine does other work meanwhile.
 */
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres, { type Sql } from "postgres";
import { paths } from "#app/core/paths.ts";
import { standingStates } from "#app/domain/quality/standing.ts";
import { startTestPortal } from "#app/start/test/portal.server.ts";
import { findEmbedded } from "#db/embedded.server.ts";
import { fillCrowd } from "#tests/bench/crowd.ts";
import { median, percentile } from "#tests/bench/median.ts";
import { processorMs } from "#tests/bench/processor.ts";

const mostMs = 100;
const rounds = 25;
const providers = 2_000;
/** Children at the providers. */
const live = 500;

type Page = { name: string; at: string; first?: RegExp };
const id = "[0-9a-f-]{36}";

const pages: readonly Page[] = [
  { name: "home", at: paths.home() },
  { name: "the desk", at: paths.assurance() },
  { name: "applications", at: paths.assessments() },
  { name: "applications at two stages", at: paths.assessments("stage=to_judge&stage=desk_check") },
  { name: "applications by age", at: paths.assessments("age=older") },
  { name: "an assessment", at: paths.assessments("stage=to_judge"), first: link("assessments") },
  { name: "evidence", at: paths.deskEvidence() },
  { name: "evidence, page 900", at: paths.deskEvidence("page=900") },
  { name: "evidence expired, approved", at: paths.deskEvidence("approved=yes&state=expired") },
  { name: "evidence within 30 days", at: paths.deskEvidence("approved=yes&state=expiring&within=30") },
  { name: "evidence to check", at: paths.deskEvidence("state=waiting&state=queried") },
  { name: "evidence by words", at: paths.deskEvidence("words=01234&critical=yes") },
  { name: "conditions", at: paths.deskConditions() },
  { name: "conditions overdue", at: paths.deskConditions("state=overdue&critical=yes") },
  { name: "visits", at: paths.visits() },
  { name: "visits planned", at: paths.visits("status=planned") },
  { name: "concerns", at: paths.concerns() },
  { name: "concerns raised", at: paths.deskConcerns("status=raised") },
  { name: "changes", at: paths.changes() },
  { name: "the watch", at: paths.watch() },
  { name: "the watch, who waits", at: paths.watch("waiting=yes") },
  { name: "a provider in the watch", at: paths.watch(), first: link("watch") },
  { name: "imports", at: paths.imports() },
  { name: "frameworks", at: paths.frameworks() },
  { name: "a framework", at: paths.frameworks(), first: link("frameworks") },
  { name: "interest in providing", at: paths.interests() },
  { name: "a provider", at: paths.providers("words=01234"), first: link("providers") },
  { name: "providers", at: paths.providers() },
  { name: "providers, page 70", at: paths.providers("page=70") },
  { name: "providers by words", at: paths.providers("words=bicycles") },
  { name: "providers by kind", at: paths.providers("kind=college") },
  { name: "providers by area", at: paths.providers("area=S12") },
  { name: "providers recorded", at: paths.providers("origin=recorded") },
  { name: "providers with pupils", at: paths.providers("live=yes") },
  { name: "providers whose approval ends", at: paths.providers("within=60") },
  ...standingStates.map((state) => ({
    name: `providers ${state.replaceAll("_", " ")}`,
    at: paths.providers(`standing=${state}`),
  })),
];

function link(noun: string): RegExp {
  return new RegExp(`href="(/${noun}/${id})"`);
}

export default async function measure(folder: string): Promise<boolean> {
  console.log("Starting a portal and telling the story …");
  const data = path.join(folder, "story");
  const portal = await startTestPortal(data);
  if ("failure" in portal) {
    console.log(`The portal did not start\n${portal.failure}`);
    return false;
  }
  const { E2E_URL: url, DATABASE_URL } = portal.environment;
  const sql = postgres(DATABASE_URL, { max: 1, onnotice: () => undefined });
  try {
    await untilWorked(sql);
    const { evidence, ms } = await fill(sql);
    console.log(
      `${providers} providers and ${evidence} items of evidence laid in ${(ms / 1000).toFixed(0)} s`,
    );
    const cookie = await signIn(url);
    const database = (await findEmbedded(data))?.pid ?? 0;
    const clock = () => processorMs(portal.pid) + processorMs(database);
    console.log(
      `${"".padEnd(34)}${["median", "p95", "processor"].map((head) => head.padStart(11)).join("")}  ms`,
    );
    say("(a bare query)", await measured(clock, () => sql`select 1`));
    say("(a bare page)", await measured(clock, () => fetched(url, paths.privacy(), cookie)));
    const slow: string[] = [];
    for (const page of pages) {
      const address = await addressOf(url, page, cookie);
      const taken = address ? await measured(clock, () => fetched(url, address, cookie)) : nothing;
      say(page.name, taken);
      if (!(percentile(taken.times, 95) < mostMs)) slow.push(page.name);
    }
    console.log(
      slow.length === 0
        ? `The figures hold: median and p95 of every page are under ${mostMs} ms with ${providers} providers.`
        : `The figures do NOT hold: ${mostMs} ms or more, or no page, for ${slow.join(", ")}.`,
    );
    return slow.length === 0;
  } finally {
    await sql.end();
    await portal.stop();
  }
}

type Measured = { times: readonly number[]; processor: number };
const nothing: Measured = { times: [], processor: Number.NaN };

const shown = (ms: number) => (Number.isNaN(ms) ? "–" : ms.toFixed(1)).padStart(11);
const say = (name: string, { times, processor }: Measured) =>
  console.log([name.padEnd(34), median(times), percentile(times, 95), processor].map(cell).join(""));
const cell = (value: string | number) => (typeof value === "string" ? value : shown(value));

/** The story leaves two years of events to react to; what the worker does of them is not what pages take. */
async function untilWorked(sql: Sql): Promise<void> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await pause(500)) {
    const [left] = await sql<{ events: number; jobs: number }[]>`
      select (select count(*)::int from events where reacted_at is null) as events,
             (select count(*)::int from graphile_worker.jobs) as jobs`;
    if (left?.events === 0 && left.jobs === 0) return;
  }
}

async function fill(sql: Sql): Promise<{ evidence: number; ms: number }> {
  const began = performance.now();
  const officers = await sql<{ authorityId: string; userId: string }[]>`
    select authority_id as "authorityId", user_id as "userId" from memberships
    where role = 'development_officer' and removed_at is null order by id limit 2`;
  const [one, two] = officers;
  if (!one || !two) throw new Error("The story has no two officers");
  await fillCrowd(sql, { authorityId: one.authorityId, officers: [one.userId, two.userId], providers, live });
  const [row] = await sql<{ evidence: number }[]>`select count(*)::int as evidence from evidence`;
  return { evidence: row?.evidence ?? 0, ms: performance.now() - began };
}

/** Where the page is, if there is one. */
async function addressOf(url: string, { at, first }: Page, cookie: string): Promise<string | undefined> {
  const opening = await fetched(url, at, cookie);
  const address = first ? first.exec(opening.text)?.[1] : at;
  if (!address || opening.status !== 200) return undefined;
  return (await fetched(url, address, cookie)).status === 200 ? address : undefined;
}

/** Each round's milliseconds, and the processor's of one; three rounds before them fill caches. */
async function measured(clock: () => number, ask: () => PromiseLike<unknown>): Promise<Measured> {
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) await ask();
  const before = clock();
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    await ask();
    times.push(performance.now() - began);
  }
  return { times, processor: (clock() - before) / rounds };
}

async function fetched(url: string, at: string, cookie: string) {
  const answer = await fetch(`${url}${at}`, { headers: { Cookie: cookie }, redirect: "manual" });
  return { status: answer.status, text: await answer.text() };
}

async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}${paths.personas()}`, {
    method: "POST",
    redirect: "manual",
    headers: { Origin: url },
    body: new URLSearchParams({ persona: "development-officer" }),
  });
  const cookie = answer.headers.get("Set-Cookie")?.split(";")[0];
  if (!cookie) throw new Error("The development officer could not sign in");
  return cookie;
}
