import { describe, expect, it } from "vitest";
import { pence } from "#app/core/money.ts";
import { describeMiles, shortKeyStages, shortWeek } from "#app/domain/menu/in-words.ts";
import { readMenuAddress, tidiedAddress } from "#app/domain/menu/menu-address.ts";

const read = (query: string) => readMenuAddress(new URLSearchParams(query));

describe("the menu's address", () => {
  it("says the whole search in words that can be read", () => {
    const { search, errors } = read(
      "q=motor+vehicle&need=semh&need=adhd&phase=ks4&postcode=s651aa&within=5&price_to=45&order=distance&page=2",
    );
    expect(search).toEqual({
      words: "motor vehicle",
      exact: false,
      filters: { need: ["semh", "adhd"], keyStage: ["ks4"] },
      startBy: undefined,
      weeks: undefined,
      priceFrom: undefined,
      priceTo: pence(4500),
      postcode: "S65 1AA",
      withinMiles: 5,
      order: "distance",
      page: 2,
    });
    expect(errors).toEqual({});
  });

  it("names what is chosen, as it was typed, so that it can be taken away", () => {
    expect(read("q=art&kind=creative&within=1").selected).toEqual([
      { name: "q", value: "art", text: "“art”" },
      { name: "kind", value: "creative", text: "Creative" },
      { name: "within", value: "1", text: "Within 1 mile" },
    ]);
  });

  it("says every filter there is, several values of each, and names them one by one", () => {
    const { search, selected, errors } = read(
      "year=9&year=10&days=3&half=tue-am&group=4&qualification=gcse&access=step_free&provider=school_based" +
        "&transport=included&tier=outreach&local=yes&start=2026-12-01&weeks=6&price_from=20&q=farm&exact=yes&order=soonest",
    );
    expect(errors).toEqual({});
    expect(search).toMatchObject({
      filters: {
        year: ["9", "10"],
        days: ["3"],
        half: ["tue-am"],
        group: ["4"],
        qualification: ["gcse"],
        access: ["step_free"],
        providerKind: ["school_based"],
        transport: ["included"],
        tier: ["outreach"],
        local: ["yes"],
      },
      startBy: "2026-12-01",
      weeks: 6,
      priceFrom: pence(2000),
      exact: true,
      order: "soonest",
    });
    expect(selected.map(({ text }) => text)).toEqual([
      "“farm”",
      "Exactly these words",
      "Year 9",
      "Year 10",
      "Outreach",
      "Free on Tuesday morning",
      "3 days or more a week",
      "GCSE",
      "Group: 4 pupils or fewer",
      "School-based",
      "Transport: included in the price",
      "Step-free throughout",
      "On my partnership’s own menu",
      "A place by 1 December 2026",
      "For 6 weeks",
      "From £20.00 a session",
    ]);
  });

  it("leaves out a highest price below the lowest, and says so", () => {
    const { search, errors, selected } = readMenuAddress(new URLSearchParams("price_from=80&price_to=20"));
    expect([search.priceFrom, search.priceTo]).toEqual([8000, undefined]);
    expect(errors.price_to).toContain("not below the lowest");
    expect(selected.map(({ name }) => name)).toEqual(["price_from"]);
    expect(readMenuAddress(new URLSearchParams("price_from=20&price_to=20")).errors).toEqual({});
  });

  it("says what it cannot read of a day and of weeks", () => {
    expect(Object.keys(read("start=2026-02-31&weeks=0&price_from=cheap").errors)).toEqual([
      "start",
      "weeks",
      "price_from",
    ]);
  });

  it("leaves out what nobody could have chosen, and says what it could not read", () => {
    const { search, errors } = read(
      "kind=magic&half=sun-am&within=7&page=-3&order=best&price_to=lots&postcode=moon",
    );
    expect(search).toMatchObject({
      filters: {},
      withinMiles: undefined,
      page: 1,
      order: "fair",
      priceTo: undefined,
    });
    expect(Object.keys(errors)).toEqual(["price_to", "postcode"]);
  });

  it("puts the closest first when words are given, and nobody first otherwise", () => {
    expect(read("q=art").search.order).toBe("relevance");
    expect(read("").search.order).toBe("fair");
    expect(read("q=art&order=fair").search.order).toBe("fair");
  });

  it("takes the first half of a postcode, and cuts off absurd lengths", () => {
    expect(read("postcode=S65").search.postcode).toBe("S65");
    expect(read(`q=${"a".repeat(100_000)}`).search.words).toHaveLength(200);
    expect(read("page=99999999999").search.page).toBe(1);
  });

  it("is tidied of what was left empty", () => {
    expect(tidiedAddress(new URLSearchParams("q=&within=&kind=online"))?.toString()).toBe("kind=online");
    expect(tidiedAddress(new URLSearchParams("kind=online"))).toBeUndefined();
  });
});

describe("in few words", () => {
  it.each([
    [0.4, "Less than a mile away"],
    [1.2, "About 1 mile away"],
    [4.6, "About 5 miles away"],
  ])("%f miles", (miles, words) => {
    expect(describeMiles(miles)).toBe(words);
  });

  it("says key stages and half days", () => {
    expect(shortKeyStages(["ks4", "ks3"])).toBe("Key stages 3 and 4");
    expect(shortKeyStages(["ks1"])).toBe("Key stage 1");
    expect(shortWeek([])).toBe("None in the coming weeks");
    expect(shortWeek(["mon-am", "tue-am", "tue-pm"])).toBe("Mon morning; Tue");
  });
});
