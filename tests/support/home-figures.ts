/** What the home page of a person counts, beside what the pages list that its numbers lead to. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import type { PersonAct } from "#app/core/actor.ts";
import type { Todo } from "#app/core/todo.ts";
import { openSession } from "#app/platform/session.server.ts";
import { loader as applications } from "#app/routes/assessments/assessments.tsx";
import { loader as deskConditions } from "#app/routes/assurance/conditions.tsx";
import { loader as deskEvidence } from "#app/routes/assurance/evidence.tsx";
import { loader as changes } from "#app/routes/changes/changes.tsx";
import { loader as concerns } from "#app/routes/concerns/concerns.tsx";
import { loader as ownConditions } from "#app/routes/conditions/conditions.tsx";
import { loader as enquiries } from "#app/routes/enquiries/enquiries.tsx";
import { loader as home } from "#app/routes/home.tsx";
import { loader as interests } from "#app/routes/market/interests.tsx";
import { loader as placements } from "#app/routes/placements/placements.tsx";
import { loader as providers } from "#app/routes/providers/providers.tsx";
import { loader as versions } from "#app/routes/providers/versions.tsx";
import { loader as registers } from "#app/routes/registers/registers.tsx";
import { loader as ownEvidence } from "#app/routes/registration/evidence.tsx";
import { loader as registration } from "#app/routes/registration/registration.tsx";
import { loader as begun } from "#app/routes/requests/begun.tsx";
import { loader as rises } from "#app/routes/rises/rises.tsx";
import { loader as statements } from "#app/routes/statements/statements.tsx";
import { loader as visits } from "#app/routes/visits/visits.tsx";
import { loader as watch } from "#app/routes/watch/watch.tsx";

type Page = (args: LoaderFunctionArgs) => Promise<unknown>;
type Listed = { total: number };

const total = (data: unknown) => (data as Listed).total;
const lists: Record<string, readonly [Page, (data: never) => number]> = {
  "/placements": [placements, total],
  "/requests": [begun, total],
  "/statements": [statements, total],
  "/rises": [rises, total],
  "/enquiries": [enquiries, total],
  "/market/interests": [interests, total],
  "/assessments": [applications, total],
  "/evidence": [deskEvidence, total],
  "/conditions": [deskConditions, total],
  "/visits": [visits, total],
  "/providers": [providers, total],
  "/providers/:id/versions": [versions, total],
  "/concerns": [concerns, total],
  "/changes": [changes, total],
  "/watch": [watch, total],
  "/registers": [
    registers,
    (data: { registers?: { planned: number; marked: number }[] } & Listed) =>
      data.registers?.reduce((sum, { planned, marked }) => sum + planned - marked, 0) ?? data.total,
  ],
  "/registration/evidence": [ownEvidence, (data: { lines: unknown[] }) => data.lines.length],
  "/registration/conditions": [ownConditions, (data: { rows: unknown[] }) => data.rows.length],
  "/registration": [registration, (data: { isDraft: boolean }) => (data.isDraft ? 1 : 0)],
};

async function asked(page: Page, by: PersonAct, to: string): Promise<unknown> {
  const address = `http://127.0.0.1:3000${to}`;
  const signedIn = await openSession(new Request(address), by.actor.userId, "/");
  const cookie = (signedIn.headers.get("Set-Cookie") ?? "").split(";")[0] ?? "";
  const request = new Request(address, { headers: { Cookie: cookie } });
  const providerId = /^\/providers\/([^/?]+)/.exec(to)?.[1];
  return page({ request, params: { providerId }, context: { nonce: "n", address: "192.0.2.1" } });
}

/** What a person's home page counts, beside what its links list. */
export async function figuresOf(by: PersonAct) {
  const { todos, figures } = (await asked(home as Page, by, "/")) as { todos: Todo[]; figures: Todo[] };
  const counted: Record<string, number> = {};
  const listed: Record<string, number> = {};
  for (const { text, count, to } of [...todos, ...figures]) {
    const [page, totalOf] = lists[to.split("?")[0]?.replace(/[0-9a-f-]{36}/, ":id") ?? ""] ?? [];
    if (!page || !totalOf) throw new Error(`no list is known for ${text}: ${to}`);
    counted[text] = count;
    listed[text] = totalOf((await asked(page, by, to)) as never);
  }
  return { counted, listed };
}

/** What the page at this address says to this person. */
export async function askedOf(by: PersonAct, to: string): Promise<unknown> {
  const [page] = lists[to] ?? [];
  if (!page) throw new Error(`no list is known at ${to}`);
  return asked(page, by, to);
}
