import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { keepAlive } from "#app/start/keep.server.ts";
import { awaitLock, holderOf, takeLock } from "#db/embedded/lock.server.ts";

describe("what has died", () => {
  test("is brought back, also when the first attempt fails", async () => {
    let isAlive = false;
    const revive = vi.fn<() => Promise<void>>();
    revive.mockRejectedValueOnce(new Error("not yet")).mockImplementation(async () => {
      isAlive = true;
    });
    const keeper = keepAlive([{ name: "thing", isAlive: () => isAlive, revive }]);
    await expect.poll(() => isAlive, { timeout: 10_000 }).toBe(true);
    expect(revive).toHaveBeenCalledTimes(2);
    await keeper.stop();
  });
});

describe("a lock", () => {
  let file: string;
  beforeEach(() => {
    file = path.join(mkdtempSync(path.join(tmpdir(), "portal-lock-")), "deep", "portal.lock");
  });
  afterEach(() => rmSync(path.dirname(path.dirname(file)), { recursive: true }));

  test("is held by one, and names the process that has it", () => {
    const taken = takeLock(file);
    expect("release" in taken).toBe(true);
    expect(takeLock(file)).toEqual({ heldBy: process.pid });
    expect(holderOf(file)).toBe(process.pid);
  });

  test("is free after its release, for one who waited", async () => {
    const taken = takeLock(file);
    const waiting = awaitLock(file, 5000);
    if ("release" in taken) taken.release();
    expect(await waiting).toBeDefined();
    expect(await awaitLock(file, 0)).toBeUndefined();
  });

  test.each([
    ["a process that is gone", () => "999999999 1\n"],
    ["a process whose number went to another", () => `${process.pid} 1\n`],
    ["nobody", () => ""],
  ])("left behind by %s does not count", (_, content) => {
    takeLock(file);
    writeFileSync(file, content());
    expect("release" in takeLock(file)).toBe(true);
  });
});
