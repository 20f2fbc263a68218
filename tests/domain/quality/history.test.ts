/** All that happened to a provider can be read, a page at a time, and each reader's pages hold what that reader may read. */
import { expect, it } from "vitest";
import { findQuality } from "#app/domain/quality/provider-queries.server.ts";
import { eventsOnPage, record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { withDatabase } from "#tests/support/database.ts";
import { anAuthority, later } from "#tests/support/world.ts";
import { aProvider, officers } from "#tests/support/world-providers.ts";

withDatabase();

it("pages what happened, with what is kept from the provider counted for officers alone", async () => {
  const world = await anAuthority();
  const { officer } = await officers(world);
  const { providerId, manager } = await aProvider(world);
  const many = eventsOnPage + 5;
  // One a day, so that no run becomes one line: every second is for officers.
  for (let day = 1; day <= many * 2; day += 1) {
    const act = later(officer, day);
    const name = day % 2 === 0 ? "report.written" : "site.amended";
    await transaction(act, (tx) => record(tx, act, { name, subjectId: providerId, details: {} }));
  }
  const read = async (by: typeof officer, page: number) =>
    (await findQuality(by, providerId, page)) ?? fail();
  const [ofOfficer, ofProvider] = [
    (await read(officer, 1)).happened.total,
    (await read(manager, 1)).happened.total,
  ];
  expect(ofProvider).toBeLessThanOrEqual(ofOfficer - many);
  for (const [by, least] of [
    [officer, many * 2],
    [manager, many],
  ] as const) {
    const { happened } = await read(by, 1);
    expect(happened.total).toBeGreaterThanOrEqual(least);
    const last = Math.ceil(happened.total / happened.pageSize);
    const titles: string[] = [];
    const ids = new Set<string>();
    for (let page = 1; page <= last + 1; page += 1) {
      const { timeline } = await read(by, page);
      expect(timeline.length > 0).toBe(page <= last);
      for (const { id, title } of timeline) {
        titles.push(title);
        ids.add(id);
      }
    }
    expect(ids.size).toBe(titles.length);
    expect(titles.filter((title) => title === "Site changed")).toHaveLength(many);
    expect(titles.filter((title) => title === "Report written")).toHaveLength(by === officer ? many : 0);
    expect(titles).toContain("Registration submitted");
  }
});

const fail = (): never => {
  throw new Error("the provider is not there");
};
