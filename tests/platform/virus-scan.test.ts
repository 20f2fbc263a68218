import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ScanFailed, scanForViruses } from "#app/platform/virus-scan.server.ts";
import { type ClamdDouble, type ClamdManner, clamdDouble, testVirus } from "#tests/support/clamd-double.ts";

let double: ClamdDouble;
beforeEach(async () => {
  double = await clamdDouble();
});
afterEach(() => double.close());

describe("a virus scanner (a double of clamd: no real one was tried)", () => {
  it("is sent the very bytes and calls them clean", async () => {
    const bytes = randomBytes(700_001);
    expect(await scanForViruses(double.url, bytes)).toEqual({ kind: "clean" });
    expect(double.scanned).toHaveLength(1);
    expect(double.scanned[0]?.equals(bytes)).toBe(true);
  });

  it("names what it found", async () => {
    const bytes = Buffer.concat([randomBytes(70_000), Buffer.from(testVirus)]);
    expect(await scanForViruses(double.url, bytes)).toEqual({
      kind: "infected",
      signature: "Eicar-Test-Signature",
    });
  });

  it("may be reached by a socket file", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "portal scan "));
    const local = await clamdDouble(path.join(folder, "clamd.ctl"));
    try {
      expect(await scanForViruses(local.url, Buffer.from("clean"))).toEqual({ kind: "clean" });
    } finally {
      await local.close();
      rmSync(folder, { recursive: true });
    }
  });

  it("may say that a file is more than it takes", async () => {
    double.most = 100_000;
    expect(await scanForViruses(double.url, randomBytes(150_000))).toEqual({ kind: "too_large" });
  });

  it.each<ClamdManner>([
    "hangs up at once",
    "hangs up half way",
    "half an answer",
    "an answer without its end",
    "an error",
    "nonsense",
    "endless",
  ])("that gives %s has given no verdict", async (manner) => {
    double.manner = manner;
    await expect(scanForViruses(double.url, randomBytes(500_000))).rejects.toBeInstanceOf(ScanFailed);
  });

  it("that is slow is given up after its time", async () => {
    double.manner = "slow";
    const began = Date.now();
    await expect(scanForViruses(double.url, Buffer.from("x"), 200)).rejects.toThrow(
      "No answer within 200 ms",
    );
    expect(Date.now() - began).toBeLessThan(5_000);
  });

  it("that is not there has given no verdict", async () => {
    const { url } = double;
    await double.close();
    await expect(scanForViruses(url, Buffer.from("x"))).rejects.toThrow("ECONNREFUSED");
    await expect(scanForViruses("unix:/nowhere/clamd.ctl", Buffer.from("x"))).rejects.toThrow("ENOENT");
  });
});
