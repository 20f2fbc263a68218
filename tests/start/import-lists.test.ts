import { mkdtemp, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { importList } from "#app/start/import/lists.server.ts";
import { authorities } from "#db/schema/organisations.ts";
import { providers } from "#db/schema/providers.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority } from "#tests/support/world.ts";

const list = "Name,Kind,Postcode\nAlder Works,non-school,S65 1AA\nNobody,Shed,S65 1AA\n";

async function aFile(text: string): Promise<string> {
  const file = path.join(await mkdtemp(path.join(os.tmpdir(), "lists-")), "list.csv");
  await writeFile(file, text);
  return file;
}

describe("a list from the command line", () => {
  withDatabase();

  it("is looked at, then brought in, and says which rows are refused", async () => {
    await anAuthority();
    const said: string[] = [];
    const say = (line: string) => void said.push(line);
    const file = await aFile(list);
    expect(await importList("providers", file, { preview: true, say })).toBe(0);
    expect(await owner().select().from(providers)).toHaveLength(0);
    expect(await importList("providers", file, { preview: false, say })).toBe(0);
    expect(await importList("providers", file, { preview: false, say })).toBe(0);
    expect(await owner().select().from(providers)).toHaveLength(1);
    expect(said).toContain("New: 1. Changes: 0. Already here: 0. Refused: 1");
    expect(said).toContain("New: 0. Changes: 0. Already here: 1. Refused: 1");
    expect(said.find((line) => line.startsWith("Line 3, Nobody, refused"))).toContain("kind of provider");
  });

  it("halts without a file, an authority or a column, and asks which authority", async () => {
    const options = { preview: false, say: () => {} };
    const file = await aFile(list);
    await expect(importList("providers", file, options)).rejects.toThrow("no authority yet");
    await anAuthority("Hereshire");
    await expect(importList("providers", "/nowhere.csv", options)).rejects.toThrow("There is no file");
    const short = await aFile("Name\nAlder Works\n");
    await expect(importList("providers", short, options)).rejects.toThrow("no column for “Kind”");
    await anAuthority("Thereshire");
    await expect(importList("providers", file, options)).rejects.toThrow("--authority NAME");
    await expect(importList("providers", file, { ...options, authority: "Nowhere" })).rejects.toThrow(
      "Nowhere",
    );
    await importList("providers", file, { ...options, authority: "thereshire" });
    const [row] = await owner().select().from(providers);
    const there = (await owner().select().from(authorities)).find(({ name }) => name === "Thereshire");
    expect(row?.authorityId).toBe(there?.id);
  });
});
