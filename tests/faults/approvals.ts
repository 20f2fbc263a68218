/** Approvals as people's browsers send them, and what the database says of them afterwards. */
import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { paths } from "#app/core/paths.ts";
import { openSession } from "#app/platform/session.server.ts";
import { verify } from "#app/start/verify.server.ts";
import { owner } from "#tests/support/database.ts";
import type { Queue } from "#tests/support/world-storm.ts";

/** What became of one post; without a status the connection broke before an answer came. */
export type Answer = { placementId: string; status: number | undefined; page: string };
export type Order = { url: string; placementId: string; cookie: string; ownerId: string };

/** A session for each approver, opened as signing in opens it. Gives the cookies. */
export function signIn(queue: Queue, url: string): Promise<string[]> {
  return Promise.all(
    queue.approvers.map(async ({ actor }) => {
      const answer = await openSession(new Request(url), actor.userId, "/");
      return (answer.headers.get("Set-Cookie") ?? "").split(";")[0] ?? "";
    }),
  );
}

/** One order for each waiting placement; an approver always has the same ones. */
export function ordersFor(queue: Queue, url: string, cookies: readonly string[]): Order[] {
  return queue.placementIds.map((placementId, index) => ({
    url,
    placementId,
    cookie: cookies[index % cookies.length] ?? "",
    ownerId: queue.schoolId,
  }));
}

export async function approve({ url, placementId, cookie, ownerId }: Order): Promise<Answer> {
  try {
    const answer = await fetch(`${url}${paths.approval(placementId)}`, {
      method: "POST",
      redirect: "manual",
      headers: { Cookie: cookie, Origin: url },
      body: new URLSearchParams({ ownerId }),
      signal: AbortSignal.timeout(30_000),
    });
    return { placementId, status: answer.status, page: await answer.text() };
  } catch {
    return { placementId, status: undefined, page: "" };
  }
}

/** Sends them all at once; after so many are done, strikes. */
export function approveAll(
  orders: readonly Order[],
  { after, strike }: { after: number; strike: () => void } = { after: Infinity, strike: () => undefined },
): Promise<Answer[]> {
  let done = 0;
  return Promise.all(
    orders.map(async (order) => {
      const answer = await approve(order);
      if (answer.status === 302) {
        done += 1;
        if (done === after) strike();
      }
      return answer;
    }),
  );
}

export const answered = (answers: readonly Answer[], status: number | undefined): Answer[] =>
  answers.filter((answer) => answer.status === status);

type Line = { id: string; status: string; commits: number; pence: number };

/**
 * Everything adds up; an approved placement has its one commitment, its part, its approval, its event and its firm
 * places, and any other has none of them. Gives the approved ones.
 */
export async function expectWhole({ world, cost }: Queue): Promise<string[]> {
  expect(await verify()).toEqual([]);
  const lines = await owner().execute<Line>(sql`
    select p.id, p.status,
      (select count(*)::int from transfers t where t.placement_id = p.id and t.reason = 'commit') as commits,
      (select coalesce(sum(pence), 0)::int from transfers t where t.placement_id = p.id) as pence,
      (select count(*)::int from placement_parts s where s.placement_id = p.id) as parts,
      (select count(*)::int from placement_funding f where f.placement_id = p.id and f.approved_by is not null) as approvals,
      (select count(*)::int from events e where e.subject_id = p.id and e.name = 'placement.approved') as events,
      (select count(*)::int from bookings b where b.placement_id = p.id and b.held_until is null) as firm
    from placements p where p.authority_id = ${world.authorityId}`);
  const all = { status: "approved", commits: 1, pence: cost, parts: 1, approvals: 1, events: 1, firm: 2 };
  const nothing = { status: "accepted", commits: 0, pence: 0, parts: 0, approvals: 0, events: 0, firm: 0 };
  for (const { id, ...line } of lines) expect(line, id).toEqual(line.status === "approved" ? all : nothing);
  return lines.filter(({ status }) => status === "approved").map(({ id }) => id);
}
