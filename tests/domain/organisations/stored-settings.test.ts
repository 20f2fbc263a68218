/** A stored setting counts for the same in the database and in the portal, whatever stands there. */
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, it } from "vitest";
import { seenAfterEnd } from "#app/domain/organisations/seen-after-end.server.ts";
import { parseSettings, settingRanges } from "#app/domain/organisations/settings.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { authorities } from "#db/schema/organisations.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, systemAct } from "#tests/support/world.ts";

withDatabase();

type Name = keyof typeof settingRanges;
const names = Object.keys(settingRanges) as Name[];

async function inDatabase(stored: unknown, name: Name): Promise<number> {
  const { least, most, usual } = settingRanges[name];
  const [row] = await owner().execute<{ value: string }>(
    sql`select whole_setting(${JSON.stringify(stored)}::jsonb, ${name}, ${least}, ${most}, ${usual}) as value`,
  );
  return Number(row?.value);
}

const nonsense = [
  undefined,
  null,
  "",
  "7",
  "many",
  true,
  [],
  [7],
  {},
  7.5,
  -1,
  1e15,
  1e300,
  0,
  1,
  5,
  90,
  91,
  1e2,
];

it("for each setting, missing, nonsense, on its bounds and past them", { timeout: 30_000 }, async () => {
  for (const name of names) {
    const { least, most } = settingRanges[name];
    for (const value of [...nonsense, least, most, least - 1, most + 1]) {
      const stored = value === undefined ? {} : { [name]: value };
      expect([name, value, await inDatabase(stored, name)]).toEqual([
        name,
        value,
        parseSettings(stored)[name],
      ]);
    }
  }
  for (const stored of [null, "x", 7, true, [], [{ holdSchoolDays: 7 }]])
    expect([stored, await inDatabase(stored, "holdSchoolDays")]).toEqual([stored, 10]);
  for (const stored of [null, "x", 7, true, [], [{ holdSchoolDays: 7 }]])
    expect(parseSettings(stored).holdSchoolDays).toBe(10);
});

it("for any value at all", { timeout: 30_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...names), fc.jsonValue(), async (name, value) => {
      const stored = JSON.parse(JSON.stringify({ [name]: value })) as unknown;
      // Postgres keeps no zero character in a text.
      fc.pre(!JSON.stringify(stored).includes("\\u0000"));
      expect(await inDatabase(stored, name)).toBe(parseSettings(stored)[name]);
    }),
    { numRuns: 300 },
  );
});

it("for the days that a provider still sees, of its own authority only", async () => {
  const [here, there] = [await anAuthority(), await anAuthority()];
  const days = (act: ReturnType<typeof systemAct>) =>
    transaction(act, async (tx) => {
      const [row] = await tx.execute<{ days: number }>(sql`select ${seenAfterEnd} as days`);
      return row?.days;
    });
  expect(await days(systemAct(here))).toBe(90);
  await owner()
    .update(authorities)
    .set({ settings: { seeEndedDays: 30 } })
    .where(sql`id = ${here.authorityId}`);
  expect(await days(systemAct(here))).toBe(30);
  expect(await days(systemAct(there))).toBe(90);
});
