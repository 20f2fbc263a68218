import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeConnection, takeConnection } from "#app/platform/database.server.ts";
import { findEmbedded, removeEmbedded, startEmbedded } from "#db/embedded.server.ts";
import { migrate } from "#db/migrate.server.ts";
import {
  type Answer,
  answered,
  approveAll,
  expectWhole,
  type Order,
  ordersFor,
  signIn,
} from "#tests/faults/approvals.ts";
import { openPortal, type Portal, untilHealthy } from "#tests/faults/portal-process.ts";
import { anAuthorityOfToday, aQueue, type Queue } from "#tests/support/world-storm.ts";

let folder: string;
let dataDir: string;
let portal: Portal;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "portal-storm-"));
  chmodSync(folder, 0o711);
  dataDir = path.join(folder, "data");
  // On real data as the portal itself would make it: what it has answered must be on the disk.
  const { url } = await startEmbedded(dataDir);
  await migrate(url);
  portal = await openPortal(dataDir);
}, 200_000);

afterAll(async () => {
  await portal?.end();
  await closeConnection();
  await removeEmbedded(dataDir);
  rmSync(folder, { recursive: true, force: true });
});

/** 64 placements of a school that wait, and money for so many of them. */
async function aStorm(wish: { affordable: number; places?: number }) {
  const queue = await aQueue(await anAuthorityOfToday(), { waiting: 64, ...wish });
  const cookies = await signIn(queue, portal.url);
  return { queue, orders: () => ordersFor(queue, portal.url, cookies) };
}

const idsOf = (answers: readonly Answer[]) => answers.map(({ placementId }) => placementId).sort();

/** Whatever was answered as done is done, and more than that only where no answer came. */
async function expectNothingLost(queue: Queue, answers: readonly Answer[]): Promise<void> {
  const approved = await expectWhole(queue);
  const promised = idsOf(answered(answers, 302));
  expect(approved).toEqual(expect.arrayContaining(promised));
  const open = answers.filter(({ status }) => status === undefined || status >= 500);
  expect(open.length, "approvals cut off in the middle").toBeGreaterThan(0);
  expect(idsOf([...answered(answers, 302), ...open])).toEqual(expect.arrayContaining(approved));
}

/** The same posts once more, as people would who saw no answer: now exactly as many are done as there is money for. */
async function expectRest(queue: Queue, orders: readonly Order[], affordable: number): Promise<void> {
  const answers = await approveAll(orders);
  const approved = await expectWhole(queue);
  expect(approved).toHaveLength(affordable);
  expect(idsOf(answered(answers, 302))).toEqual(approved.sort());
  expect(answered(answers, 409)).toHaveLength(orders.length - affordable);
}

describe("64 approvals sent at once to a running portal", () => {
  test("succeed exactly as often as there is money, and the others hear how much is missing", async () => {
    const { queue, orders } = await aStorm({ affordable: 20 });
    const answers = await approveAll(orders());
    expect(idsOf(answered(answers, 302))).toEqual((await expectWhole(queue)).sort());
    const refused = answered(answers, 409);
    expect([answered(answers, 302).length, refused.length]).toEqual([20, 44]);
    for (const { page } of refused) expect(page).toContain("£0.01 more is needed: Alternative provision");
  }, 60_000);

  test("succeed once where one place is left, and the others hear which half day is full", async () => {
    const { queue, orders } = await aStorm({ affordable: 64, places: 1 });
    const answers = await approveAll(orders());
    expect(idsOf(answered(answers, 302))).toEqual(await expectWhole(queue));
    const refused = answered(answers, 409);
    expect([answered(answers, 302).length, refused.length]).toEqual([1, 63]);
    for (const { page } of refused)
      expect(page).toMatch(/Monday morning is full on .*: the one place is taken/);
  }, 60_000);

  test("move money once when one person presses eight times", async () => {
    const { queue, orders } = await aStorm({ affordable: 64 });
    const [first, second] = orders();
    if (!first || !second) throw new Error("nothing waits");
    const answers = await approveAll(
      [first, second].flatMap((order) => Array.from({ length: 8 }, () => order)),
    );
    expect(answered(answers, 302)).toHaveLength(16);
    expect((await expectWhole(queue)).sort()).toEqual([first.placementId, second.placementId].sort());
  }, 60_000);
});

describe("a storm in the middle of which something is killed", () => {
  test("loses and doubles nothing when the portal is struck", async () => {
    const { queue, orders } = await aStorm({ affordable: 40 });
    let killed: Promise<void> | undefined;
    const strike = () => {
      killed = portal.kill();
    };
    const answers = await approveAll(orders(), { after: 5, strike });
    await killed;
    portal = await openPortal(dataDir);
    await expectNothingLost(queue, answers);
    await expectRest(queue, orders(), 40);
  }, 60_000);

  test("loses and doubles nothing when the database is struck, which the portal brings back by itself", async () => {
    const { queue, orders } = await aStorm({ affordable: 40 });
    const postmaster = (await findEmbedded(dataDir))?.pid ?? 0;
    const strike = () => process.kill(postmaster, "SIGKILL");
    const answers = await approveAll(orders(), { after: 5, strike });
    expect(await untilHealthy(portal.url, { withinMs: 30_000 })).toBe(true);
    expect((await findEmbedded(dataDir))?.pid).not.toBe(postmaster);
    await expectNothingLost(queue, answers);
    await expectRest(queue, orders(), 40);
  }, 60_000);

  test("loses and doubles nothing when both are struck", async () => {
    const { queue, orders } = await aStorm({ affordable: 40 });
    const postmaster = (await findEmbedded(dataDir))?.pid ?? 0;
    let killed: Promise<void> | undefined;
    const strike = () => {
      process.kill(postmaster, "SIGKILL");
      killed = portal.kill();
    };
    const answers = await approveAll(orders(), { after: 5, strike });
    await killed;
    takeConnection(undefined);
    portal = await openPortal(dataDir);
    await expectNothingLost(queue, answers);
    await expectRest(queue, orders(), 40);
  }, 60_000);
});
