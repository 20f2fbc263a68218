/**
 * The menu page from the production build over HTTP, beside a bare Node server that answers the same question in the
 * same run: words, two filters, every count and twenty cards, with a distance and without.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { Agent } from "node:http";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { paths } from "#app/core/paths.ts";
import { childEnvironment, env } from "#app/platform/env.server.ts";
import { makeAuthority } from "#app/start/authority.server.ts";
import { startTestPortal } from "#app/start/test/portal.server.ts";
import { freePort } from "#db/embedded/cluster.server.ts";
import { findEmbedded } from "#db/embedded.server.ts";
import { ask, oneByOne, perSecond } from "#tests/bench/asking.ts";
import { median, percentile } from "#tests/bench/median.ts";
import { fillMenu } from "#tests/bench/menu-crowd.ts";
import { processorMs } from "#tests/bench/processor.ts";

/** Of what the bare server answers in a second; and how much longer the page may take alone. */
const least = { share: 0.5 };
const most = { moreMs: 6, manyMs: 60 };
const offers = { some: 10_000, many: 100_000 };
const rounds = 5;
const people = 16;
const manyAtOnce = 320;
const manyAlone = 60;
const authority = "Testshire";

const words = ["bicycle workshop", "catering", "animal care", "music studio", "forest", "engineering"];
const filters = ["need=semh&phase=ks4", "need=anxiety&phase=ks3", "need=asc&need=adhd&phase=ks4"];
const searches = words.flatMap(
  (q, index) => `${new URLSearchParams({ q })}&${filters[index % filters.length]}`,
);
const kinds = [
  { name: "words, two filters", searches },
  {
    name: "the same by distance",
    searches: searches.map((search) => `${search}&postcode=S65+1AA&within=20&order=distance`),
  },
];
type Kind = (typeof kinds)[number];
type Server = { name: string; url: string; pid: number };

export default async function measure(folder: string): Promise<boolean> {
  const { DATABASE_URL = "" } = env();
  const { authorityId } = await makeAuthority({ name: authority, email: "a@example.org", now: new Date() });
  await fill(DATABASE_URL, { authorityId, offers: offers.some });
  const portal = await startTestPortal(path.join(folder, "portal"), { database: DATABASE_URL });
  if ("failure" in portal) {
    console.log(`The portal did not start\n${portal.failure}`);
    return false;
  }
  const bare = await startBare(DATABASE_URL, authorityId);
  try {
    const database = (await findEmbedded(path.join(folder, "data")))?.pid ?? 0;
    const page = { name: "page", url: portal.environment.E2E_URL, pid: portal.pid };
    await ensureSame(page, bare);
    const failed: string[] = [];
    for (const kind of kinds) failed.push(...(await compare(kind, { page, bare, database })));
    await emptyMenu(DATABASE_URL, authorityId);
    await fill(DATABASE_URL, { authorityId, offers: offers.many });
    for (const kind of kinds) failed.push(...(await alone(kind, page)));
    console.log(
      failed.length === 0
        ? `The figures hold: at least ${least.share} of the bare server, less than ${most.moreMs} ms more alone, p95 of ${offers.many} offers under ${most.manyMs} ms.`
        : `The figures do NOT hold: ${failed.join("; ")}.`,
    );
    return failed.length === 0;
  } finally {
    bare.child.kill("SIGTERM");
    await portal.stop();
  }
}

async function fill(url: string, crowd: { authorityId: string; offers: number }): Promise<void> {
  const began = performance.now();
  await fillMenu(url, crowd);
  console.log(`${crowd.offers} offers laid in ${((performance.now() - began) / 1000).toFixed(0)} s`);
}

async function emptyMenu(url: string, authorityId: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    const filled =
      "offer_documents,search_words,bookings,offer_places,offer_prices,offers,suspensions,conditions,decisions,evidence_checks,evidence,provider_people,sites,providers";
    for (const table of filled.split(","))
      await tx`delete from ${tx(table)} where authority_id = ${authorityId}`;
    await tx`delete from organisations where authority_id = ${authorityId} and kind = 'provider'`;
  });
  await sql.end();
}

async function startBare(url: string, authorityId: string): Promise<Server & { child: ChildProcess }> {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "tests/bench/bare-menu.tsx", authorityId, authority],
    {
      env: childEnvironment({
        DATABASE_URL: url,
        PORT: String(port),
        NODE_ENV: "production",
      }) as NodeJS.ProcessEnv,
      // It ends when its standard input does, however this process ends.
      stdio: ["pipe", "inherit", "inherit"],
    },
  );
  const address = `http://127.0.0.1:${port}`;
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await pause(100)) {
    const answer = await fetch(`${address}${paths.menu(searches[0])}`).catch(() => undefined);
    await answer?.text();
    if (answer?.ok) return { name: "bare", url: address, pid: child.pid ?? 0, child };
  }
  child.kill("SIGKILL");
  throw new Error("The bare server does not answer");
}

/** What a person reads must be the very same on both. */
async function ensureSame(page: Server, bare: Server): Promise<void> {
  const agent = new Agent();
  for (const search of kinds.flatMap((kind) => kind.searches)) {
    const [one, other] = await Promise.all(
      [page, bare].map(async ({ url }) => (await ask(agent, url + paths.menu(search))).text),
    );
    const [seen, bareSeen] = [mainOf(one), mainOf(other)];
    if (seen !== bareSeen || !/<article/.test(seen)) throw new Error(differenceOf(search, seen, bareSeen));
  }
}

const mainOf = (html = ""): string =>
  (/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? "")
    .replaceAll("<!-- -->", "")
    .replace(/<script[\s\S]*?<\/script>/g, "");

function differenceOf(search: string, one: string, other: string): string {
  const at = [...one].findIndex((letter, index) => letter !== other[index]);
  return `The two pages of ${search} differ: “${one.slice(at - 60, at + 60)}” and “${other.slice(at - 60, at + 60)}”`;
}

type Compared = { page: Server; bare: Server; database: number };

/** In turn, so that whatever else the machine does falls on both. */
async function compare(
  { name, searches: asked }: Kind,
  { page, bare, database }: Compared,
): Promise<string[]> {
  const of = ({ url }: Server) => asked.map((search) => url + paths.menu(search));
  for (const server of [page, bare]) await perSecond(of(server), { many: manyAtOnce, people });
  const figures = { page: { rates: [], alone: [] }, bare: { rates: [], alone: [] } } as Record<
    "page" | "bare",
    { rates: number[]; alone: number[] }
  >;
  const spent = { page: [0, 0], bare: [0, 0] };
  for (let round = 0; round < rounds; round += 1) {
    for (const [which, server] of [
      ["page", page],
      ["bare", bare],
    ] as const) {
      const before = [processorMs(server.pid), processorMs(database)];
      figures[which].rates.push(await perSecond(of(server), { many: manyAtOnce, people }));
      const after = [processorMs(server.pid), processorMs(database)];
      spent[which] = spent[which].map(
        (sum, at) => sum + ((after[at] ?? 0) - (before[at] ?? 0)) / manyAtOnce / rounds,
      );
      figures[which].alone.push(...(await oneByOne(of(server), manyAlone)));
    }
  }
  const share = median(figures.page.rates.map((rate, round) => rate / (figures.bare.rates[round] ?? 0)));
  const more = median(figures.page.alone) - median(figures.bare.alone);
  for (const which of ["page", "bare"] as const) {
    const [own = 0, ofDatabase = 0] = spent[which];
    console.log(
      `${name}, ${which}: ${median(figures[which].rates).toFixed(0)} a second, ${median(figures[which].alone).toFixed(1)} ms alone (processor ${own.toFixed(1)} ms, database ${ofDatabase.toFixed(1)} ms)`,
    );
  }
  console.log(`${name}: ${share.toFixed(2)} of the bare server, ${more.toFixed(1)} ms more alone`);
  return [
    ...(share >= least.share ? [] : [`${name}: ${share.toFixed(2)} of the bare server`]),
    ...(more < most.moreMs ? [] : [`${name}: ${more.toFixed(1)} ms more alone`]),
  ];
}

async function alone({ name, searches: asked }: Kind, { url }: Server): Promise<string[]> {
  const addresses = asked.map((search) => url + paths.menu(search));
  await oneByOne(addresses, 3 * asked.length);
  const times = await oneByOne(addresses, 240);
  const slow = percentile(times, 95);
  console.log(
    `${name}, ${offers.many} offers: ${median(times).toFixed(1)} ms alone, p95 ${slow.toFixed(1)} ms`,
  );
  return slow < most.manyMs ? [] : [`${name}: p95 ${slow.toFixed(1)} ms with ${offers.many} offers`];
}
