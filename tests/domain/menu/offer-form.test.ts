import { describe, expect, it } from "vitest";
import { amendOffer } from "#app/domain/menu/amend-offer.server.ts";
import { DetailsForm } from "#app/domain/menu/forms.ts";
import { readMenuAddress } from "#app/domain/menu/menu-address.ts";
import { searchMenu } from "#app/domain/menu/menu-queries.server.ts";
import { findOffer } from "#app/domain/menu/queries.server.ts";
import { offers } from "#db/schema/menu.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, visitorAct } from "#tests/support/world.ts";
import { anOffer, plainOffer } from "#tests/support/world-offers.ts";
import { aProvider } from "#tests/support/world-providers.ts";

const typed = {
  title: "Motor vehicle workshop",
  summary: "Repairing cars",
  description: "Pupils repair engines",
  kind: "vocational",
  tier: "time_limited",
  needs: "semh",
  keyStages: ["ks3", "ks4"],
  groupSize: "6",
  siteId: "0190a000-0000-7000-8000-000000000001",
  amStarts: "09:00",
  amEnds: "12:00",
  transport: "none",
  charged: "booked",
  vatTreatment: "exempt",
};
const complaints = (changes: Record<string, string | string[]>) => {
  const read = DetailsForm.safeParse({ ...typed, ...changes });
  return read.success ? [] : read.error.issues.map(({ path }) => path.join("."));
};

describe("the details of an offer", () => {
  it("need say nothing of years, qualifications, weeks and the week", () => {
    expect(complaints({})).toEqual([]);
    expect(complaints({ yearFrom: "", yearTo: "", weeksFrom: "", weeksTo: "" })).toEqual([]);
  });

  it.each<[string, Record<string, string | string[]>, string[]]>([
    ["years within the key stages", { yearFrom: "9", yearTo: "10" }, []],
    ["a first year alone", { yearFrom: "9" }, ["yearTo"]],
    ["a last year alone", { yearTo: "9" }, ["yearFrom"]],
    ["years the wrong way round", { yearFrom: "10", yearTo: "9" }, ["yearTo"]],
    ["years beyond the key stages", { yearFrom: "6", yearTo: "9" }, ["yearFrom"]],
    ["a year that is none", { yearFrom: "0", yearTo: "14" }, ["yearFrom", "yearTo"]],
    ["weeks from and to", { weeksFrom: "6", weeksTo: "12" }, []],
    ["weeks with no end", { weeksFrom: "6" }, []],
    ["weeks the wrong way round", { weeksFrom: "12", weeksTo: "6" }, ["weeksTo"]],
    ["several qualifications", { qualificationKinds: ["gcse", "unit_award"] }, []],
    ["none beside a qualification", { qualificationKinds: ["gcse", "none"] }, ["qualificationKinds"]],
    ["a qualification nobody knows", { qualificationKinds: ["degree"] }, ["qualificationKinds"]],
  ])("with %s", (_, changes, expected) => {
    expect(complaints(changes)).toEqual(expected);
  });

  describe("once saved", () => {
    withDatabase();

    it("are found by what was said, at once", async () => {
      const world = await anAuthority();
      const provider = await aProvider(world);
      const id = await anOffer(world, { provider });
      await amendOffer(provider.manager, id, {
        ...plainOffer(provider.siteId),
        yearFrom: 9,
        yearTo: 10,
        qualificationKinds: ["gcse"],
        weeksFrom: 6,
        weeksTo: undefined,
        weekDescribed: "Fridays are for sailing",
      });
      expect(await findOffer(provider.manager, id)).toMatchObject({
        yearFrom: 9,
        weeksFrom: 6,
        weeksTo: null,
        qualificationKinds: ["gcse"],
      });
      const total = async (query: string) =>
        (await searchMenu(visitorAct(world), readMenuAddress(new URLSearchParams(query)).search, undefined))
          .total;
      for (const query of [
        "year=9",
        "year=10&qualification=gcse",
        "weeks=20",
        "q=sailing",
        "days=5",
        "group=6",
      ])
        expect(await total(query), query).toBe(1);
      for (const query of ["year=7", "year=11", "weeks=5", "qualification=none", "group=4"])
        expect(await total(query), query).toBe(0);
    });

    it("are refused by the database itself when years or weeks make no sense", async () => {
      const world = await anAuthority();
      await anOffer(world, { provider: await aProvider(world) });
      await expect(owner().update(offers).set({ yearFrom: 9 })).rejects.toThrow();
      await expect(owner().update(offers).set({ yearFrom: 9, yearTo: 8 })).rejects.toThrow();
      await expect(owner().update(offers).set({ weeksFrom: 9, weeksTo: 8 })).rejects.toThrow();
    });
  });
});
