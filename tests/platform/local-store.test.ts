import { mkdtempSync, rmSync } from "node:fs";
import { mkdir, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { localStore } from "#app/platform/local-store.server.ts";
import { aKey, conformance, listed } from "./file-store-conformance.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "portal-files-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("files in a folder", () => {
  const store = () => localStore(path.join(folder, "files"));
  conformance(store);

  it("are readable by nobody else on the machine", async () => {
    const key = aKey();
    await store().put(key, Buffer.from("paper"));
    const shelf = path.join(folder, "files", key.slice(0, 2));
    expect((await stat(path.join(shelf, key))).mode & 0o077).toBe(0);
    expect((await stat(shelf)).mode & 0o077).toBe(0);
  });

  it("list the half that a killed process left, without a key, and nothing that others put there", async () => {
    const key = aKey();
    const shelf = path.join(folder, "files", key.slice(0, 2));
    await mkdir(shelf, { recursive: true });
    await writeFile(path.join(shelf, `${key}.part`), "half");
    await writeFile(path.join(shelf, "notes.txt"), "not ours");
    expect((await listed(store())).map(({ name, key: under }) => [name, under])).toEqual([
      [`${key}.part`, undefined],
    ]);
    await store().put(key, Buffer.from("whole"));
    expect((await listed(store())).map(({ name }) => name)).toEqual([key]);
  });
});
