import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { calendarDate } from "#app/core/calendar.ts";
import { pence } from "#app/core/money.ts";
import { env } from "#app/platform/env.server.ts";
import { meilisearchEngine } from "#search/meilisearch.server.ts";
import { indexSettings } from "#search/meilisearch-shapes.ts";
import { type MeilisearchDouble, meilisearchDouble } from "#tests/support/meilisearch-double.ts";
import { conformance } from "./conformance.ts";
import { authorityId, document, query } from "./one-offer.ts";

const { MEILISEARCH_URL: url, MEILISEARCH_KEY: key } = env();

if (url) {
  describe("the menu searched by a Meilisearch server", () => {
    const engine = meilisearchEngine({ url, key });
    conformance((_, work) => work(engine));
  });
} else {
  describe("Meilisearch", () => {
    it("was not tried against a real server: MEILISEARCH_URL names none, so only what is asked of it is checked", () => {
      console.log(
        "No Meilisearch server was tried: MEILISEARCH_URL is not set. Its requests are checked below.",
      );
      expect(url).toBeUndefined();
    });
  });
}

describe("what is asked of Meilisearch", () => {
  let double: MeilisearchDouble;

  beforeEach(async () => {
    double = await meilisearchDouble([
      {
        hits: [{ offerId: document.offerId, _geo: { lat: 53.43 + 1 / 69.1, lng: -1.34 } }],
        totalHits: 21,
        facetDistribution: { kind: { vocational: 21 }, needs: { semh: 21 } },
      },
      { hits: [], facetDistribution: { needs: { semh: 21, trauma: 4 } } },
      { hits: [], facetDistribution: { halves: { "mon-am": 9 } } },
    ]);
  });
  afterEach(() => double.close());

  const engine = () => meilisearchEngine({ url: double.url, key: "a-key" });
  const questionsOf = <Question>() =>
    (double.asked[0]?.body as { queries: Question[] } | undefined)?.queries ?? [];
  const sent = (method: string, path: string) =>
    double.asked.filter((one) => one.method === method && one.path.startsWith(path));

  it("is one request with a question for the hits and one for each chosen facet", async () => {
    await engine().search(query);
    const [request, ...others] = double.asked;
    expect(others).toEqual([]);
    expect(request).toMatchObject({ method: "POST", path: "/multi-search", authorization: "Bearer a-key" });
    const always = [
      "listableFrom <= 20261007",
      "listableUntil >= 20261007",
      "publicPricePence <= 5000",
      "_geoRadius(53.43, -1.34, 8047)",
    ];
    const need = 'needs IN ["semh", "adhd"]';
    const half = ['halves = "tue-am"', 'halves = "thu-am"'];
    const asked = { indexUid: `offers-${authorityId}`, q: "motor", matchingStrategy: "all" };
    expect(request?.body).toEqual({
      queries: [
        {
          ...asked,
          filter: [...always, need, ...half],
          sort: ["_geoPoint(53.43, -1.34):asc", expect.stringMatching(/^turn[0-6]:asc$/)],
          page: 2,
          hitsPerPage: 20,
          facets: [
            "kind",
            "tier",
            "providerKind",
            "transport",
            "needs",
            "halves",
            "daysFree",
            "keyStages",
            "years",
            "qualifications",
            "groupSize",
            "access",
            "partnerships",
          ],
          attributesToRetrieve: ["offerId", "_geo"],
        },
        { ...asked, filter: [...always, ...half], limit: 0, facets: ["needs"] },
        { ...asked, filter: [...always, need], limit: 0, facets: ["halves"] },
        {
          ...asked,
          filter: [...always, need, ...half],
          limit: 1,
          attributesToRetrieve: ["offerId"],
          attributesToHighlight: ["title", "provider", "summary", "text"],
          highlightPreTag: "\u0001",
          highlightPostTag: "\u0001",
          showRankingScoreDetails: true,
        },
      ],
    });
  });

  it("says every filter and order in the language of filters", async () => {
    await engine().search({
      ...query,
      words: undefined,
      order: "soonest",
      near: undefined,
      filters: {
        days: ["2", "3"],
        group: ["4", "8"],
        year: ["9"],
        access: ["step_free", "quiet_room"],
        local: ["yes"],
      },
      partnershipId: "north",
      startBy: calendarDate("2026-12-01"),
      weeks: 6,
    });
    const queries = questionsOf<{ filter: string[]; sort: string[] }>();
    expect(queries).toHaveLength(6);
    expect(queries[0]?.filter.slice(3)).toEqual([
      "soonestOn <= 20261201",
      "weeksFrom <= 6",
      "weeksTo >= 6",
      "daysFree >= 2",
      'years IN ["9"]',
      "groupSize <= 8",
      'access = "step_free"',
      'access = "quiet_room"',
      'partnerships = "north"',
    ]);
    expect(queries[0]?.sort).toEqual(["soonestOn:asc", expect.stringMatching(/^turn/)]);
  });

  it("takes the very words in quotation marks, which leave misspellings and synonyms out", async () => {
    await engine().search({ ...query, words: "motor vehcile", exact: true, filters: {} });
    const queries = questionsOf<{ q: string }>();
    expect(queries.map(({ q }) => q)).toEqual(['"motor" "vehcile"']);
  });

  it("gives ids with their miles, the total, and counts that leave their own filter out", async () => {
    const answer = await engine().search(query);
    expect(answer.total).toBe(21);
    expect(answer.hits[0]?.offerId).toBe(document.offerId);
    expect(answer.hits[0]?.miles).toBeCloseTo(1, 1);
    expect(answer.facets).toMatchObject({
      kind: { vocational: 21 },
      need: { semh: 21, trauma: 4 },
      half: { "mon-am": 9 },
      transport: {},
    });
  });

  it("tells what a misspelling was taken for, when even the closest match has a slip in it", async () => {
    const closest = (typoCount: number) => ({
      hits: [
        {
          offerId: document.offerId,
          _formatted: { title: "\u0001Motor\u0001 \u0001vehicle\u0001 workshop" },
          _rankingScoreDetails: { typo: { order: 1, typoCount, maxTypoCount: 2, score: 0.5 } },
        },
      ],
    });
    const asked = { ...query, words: "motor vehcile", filters: {} };
    double.answers([{ hits: [], totalHits: 1, facetDistribution: {} }, closest(1)]);
    expect((await engine().search(asked)).corrections).toEqual([{ typed: "vehcile", meant: "vehicle" }]);
    double.answers([{ hits: [], totalHits: 1, facetDistribution: {} }, closest(0)]);
    expect((await engine().search(asked)).corrections).toEqual([]);
  });

  it("adds the numbers up where a filter is of at least or at most", async () => {
    const facetDistribution = {
      daysFree: { "1": 2, "3": 4, "5": 1 },
      groupSize: { "1": 3, "5": 2, "30": 1 },
      partnerships: { north: 5, south: 9 },
    };
    double.answers([{ hits: [], totalHits: 7, facetDistribution }]);
    const { facets } = await engine().search({
      ...query,
      words: undefined,
      filters: {},
      partnershipId: "north",
    });
    expect(facets.days).toEqual({ "1": 7, "2": 5, "3": 5, "4": 1, "5": 1 });
    expect(facets.group).toEqual({ "1": 3, "2": 3, "4": 3, "6": 5, "8": 5, "12": 5, "20": 5 });
    expect(facets.local).toEqual({ yes: 5 });
  });

  it("asks only for attributes that the settings allow to be filtered, sorted and shown", async () => {
    await engine().search(query);
    await engine().search({ ...query, order: "price", privatePrices: true, priceFrom: pence(1) });
    const filterable = new Set(indexSettings.filterableAttributes);
    const sortable = new Set(indexSettings.sortableAttributes);
    for (const { body } of double.asked) {
      const { queries } = body as { queries: { filter: string[]; sort?: string[]; facets?: string[] }[] };
      for (const { filter, sort = [], facets = [] } of queries) {
        for (const field of [...filter.map((one) => /^\w+/.exec(one)?.[0] ?? ""), ...facets])
          expect(filterable).toContain(field === "_geoRadius" ? "_geo" : field);
        for (const field of sort.map((one) => /^\w+/.exec(one)?.[0] ?? ""))
          expect(sortable).toContain(field === "_geoPoint" ? "_geo" : field);
      }
    }
  });

  it("is to keep documents under the offer's id, with days as numbers and a private price apart", async () => {
    await engine().index([document]);
    const [settings] = sent("PATCH", `/indexes/offers-${authorityId}/settings`);
    expect(settings?.body).toEqual(indexSettings);
    const [added] = sent("POST", `/indexes/offers-${authorityId}/documents`);
    expect(added?.path).toContain("primaryKey=offerId");
    expect(added?.body).toMatchObject([
      {
        offerId: document.offerId,
        listableFrom: 20260901,
        listableUntil: 99991231,
        publicPricePence: null,
        pricePerSessionPence: 4500,
        _geo: { lat: 53.43, lng: -1.34 },
        turn6: document.shuffles[6],
      },
    ]);
  });

  it("is to remove by id, and nothing when there is nothing to remove", async () => {
    const one = engine();
    await one.remove(authorityId, []);
    expect(double.asked).toEqual([]);
    await one.remove(authorityId, [document.offerId]);
    expect(sent("POST", `/indexes/offers-${authorityId}/documents/delete-batch`)[0]?.body).toEqual([
      document.offerId,
    ]);
  });

  it("is to rebuild beside the live index and swap the two", async () => {
    await engine().rebuild(authorityId, [document]);
    const next = `offers-${authorityId}-next`;
    const changes = double.asked
      .filter(({ method }) => method !== "GET")
      .map(({ method, path }) => `${method} ${path.split("?")[0]}`);
    expect(changes).toEqual([
      `PATCH /indexes/offers-${authorityId}/settings`,
      `DELETE /indexes/${next}`,
      "POST /indexes",
      `PATCH /indexes/${next}/settings`,
      `POST /indexes/${next}/documents`,
      "POST /swap-indexes",
      `DELETE /indexes/${next}`,
    ]);
    expect(sent("POST", "/swap-indexes")[0]?.body).toEqual([
      { indexes: [`offers-${authorityId}`, next], rename: false },
    ]);
  });

  it("fails loudly when the server is gone, so that Postgres can answer instead", async () => {
    const one = engine();
    await double.close();
    await expect(one.search(query)).rejects.toThrow();
  });
});
