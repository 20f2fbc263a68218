import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { outcodes } from "#app/domain/organisations/outcodes.ts";
import { columnsIn, readPostcodeRow } from "#app/start/import/postcode-rows.ts";
import { importPostcodes } from "#app/start/import/postcodes.server.ts";
import { main } from "#app/start/import.server.ts";
import { organisations, postcodes } from "#db/schema/organisations.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, anOrganisation } from "#tests/support/world.ts";

let folder: string;
let said: string[];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "portal-import-"));
  said = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function fileOf(...lines: string[]): string {
  const file = path.join(folder, "postcodes.csv");
  writeFileSync(file, lines.join("\r\n"));
  return file;
}
const bringIn = (...lines: string[]) => importPostcodes(fileOf(...lines), (line) => void said.push(line));
const keptExact = async () => {
  const rows = await owner()
    .select()
    .from(postcodes)
    .where(sql`length(postcode) > 4`)
    .orderBy(postcodes.postcode);
  return rows.map(({ postcode, latitude, longitude }) => [postcode, latitude, longitude]);
};

describe("a file of postcodes", () => {
  withDatabase();

  it("is read by the names the Office for National Statistics gives, and twice without doubling", async () => {
    const lines = [
      '\uFEFF"pcd","pcd2","pcds","dointr","lat","long"',
      '"S65 1AA","S65  1AA","S65 1AA",198001,53.4321,-1.3579',
      '"S651AB","S65  1AB","S65 1AB",198001,53.4325,-1.3581',
      '"IM1 1AA","IM1  1AA","IM1 1AA",198001,99.999999,0.000000',
    ];
    expect(await bringIn(...lines)).toBe(0);
    const kept = [
      ["S651AA", 53.4321, -1.3579],
      ["S651AB", 53.4325, -1.3581],
    ];
    expect(await keptExact()).toEqual(kept);
    expect(said).toContain("3 rows: 2 with a place, 1 without one left out, 0 refused.");
    expect(said).toContain("2 postcodes are new, 0 have another place than before; the rest were known.");
    said = [];
    await bringIn(...lines);
    expect(await keptExact()).toEqual(kept);
    expect(said).toContain("0 postcodes are new, 0 have another place than before; the rest were known.");
  });

  it("takes the later place of a postcode that comes twice or again, however it is written", async () => {
    await bringIn("Postcode,Latitude,Longitude", "s65 1aa,53.1,-1.1", "S651AA,53.2,-1.2");
    expect(await keptExact()).toEqual([["S651AA", 53.2, -1.2]]);
    await bringIn(" longitude ,postcode,LATITUDE,", "-1.3,S65  1AA,53.3,extra,extra");
    expect(await keptExact()).toEqual([["S651AA", 53.3, -1.3]]);
    expect(said).toContain("0 postcodes are new, 1 have another place than before; the rest were known.");
  });

  it("refuses rows with their line and reason, shows twenty, and keeps the others", async () => {
    const broken = Array.from({ length: 25 }, () => "nonsense,53,-1");
    await bringIn(
      "postcode,latitude,longitude",
      "S65 1AA,53.4,-1.3",
      "S65 1AB,north,-1.3",
      "S65 1AC,-1.3,53.4",
      'S65 1AD,53.4"oh,-1.3',
      "S65 1AE,,",
      "",
      ...broken,
      "S65 1AF,53.4,-1.3",
    );
    expect((await keptExact()).map(([postcode]) => postcode)).toEqual(["S651AA", "S651AF"]);
    expect(said).toContain("Line 3 refused: the latitude or longitude is not a number of degrees");
    expect(said).toContain("Line 4 refused: the place is not in or near the British Isles");
    expect(said).toContain("Line 5 refused: its quotation marks do not match");
    expect(said.filter((line) => line.startsWith("Line "))).toHaveLength(20);
    expect(said).toContain("… and 8 more rows refused");
    expect(said).toContain("31 rows: 2 with a place, 1 without one left out, 28 refused.");
  });

  it("places what was saved before, but not what somebody placed better than by its postcode", async () => {
    const world = await anAuthority();
    const shipped = outcodes.get("S65");
    const byDistrict = await anOrganisation(world, "school");
    const byHand = await anOrganisation(world, "school");
    const farAway = await anOrganisation(world, "school");
    const farther = await anOrganisation(world, "school");
    const set = (id: string, values: Partial<typeof organisations.$inferInsert>) =>
      owner().update(organisations).set(values).where(eq(organisations.id, id));
    const unplaced = { latitude: null, longitude: null };
    await set(byDistrict, { ...shipped });
    await set(farAway, { postcode: "EX1 1AA", ...unplaced });
    await set(farther, { postcode: "EX1 9ZZ", ...unplaced });
    await bringIn("postcode,lat,long", "S65 1AA,53.5,-1.5", "EX1 1AA,50.7,-3.5", "EX1 1AB,50.9,-3.7");
    const placeOf = async (id: string) => {
      const [row] = await owner().select().from(organisations).where(eq(organisations.id, id));
      return [row?.latitude, row?.longitude];
    };
    expect(await placeOf(byDistrict)).toEqual([53.5, -1.5]);
    expect(await placeOf(byHand)).toEqual([53.43, -1.34]);
    expect(await placeOf(farAway)).toEqual([50.7, -3.5]);
    const [latitude, longitude] = await placeOf(farther);
    expect(latitude).toBeCloseTo(50.8, 9);
    expect(longitude).toBeCloseTo(-3.6, 9);
    expect(said).toContain("3 organisations, sites and homes have a better place than before.");
    expect(said.at(-1)).toContain("1 of 1");
  });

  it("that lacks a column, is a zip, a folder, empty or nowhere is refused in a sentence", async () => {
    const halts = (sentence: string) =>
      expect.objectContaining({ name: "Halt", message: expect.stringContaining(sentence) });
    await expect(bringIn("postcode,lat", "S65 1AA,53")).rejects.toThrow(halts("no column for the longitude"));
    await expect(bringIn("PK\u0003\u0004binary")).rejects.toThrow(halts("unpack it"));
    await expect(bringIn("")).rejects.toThrow(halts("is empty"));
    const say = () => undefined;
    await expect(importPostcodes(path.join(folder, "none"), say)).rejects.toThrow(halts("There is no file"));
    await expect(importPostcodes(folder, say)).rejects.toThrow(halts("is a folder"));
    await expect(main([])).rejects.toThrow(halts("npm run import -- postcodes FILE"));
    await expect(main(["constructor", "x"])).rejects.toThrow(halts("Say what to bring in"));
  });
});

describe("a row of postcodes", () => {
  const columns = columnsIn(["postcode", "latitude", "longitude"]);
  const read = (...record: string[]) => ("missing" in columns ? undefined : readPostcodeRow(record, columns));

  it("has a place, none, or a reason", () => {
    expect(read("s65 1aa", "53.4", "-1.3")).toEqual({ postcode: "S651AA", latitude: 53.4, longitude: -1.3 });
    expect(read("S65 1AA", "99.999999", "0.000000")).toBe("nowhere");
    expect(read("S65 1AA")).toBe("nowhere");
    expect(read("S65 1AA", "53.4", "")).toEqual({ reason: expect.stringContaining("degrees") });
    expect(read("S65 1AA", "Infinity", "0")).toEqual({ reason: expect.stringContaining("degrees") });
    expect(read("S65", "53.4", "-1.3")).toEqual({ reason: expect.stringContaining("postcode") });
  });
});
