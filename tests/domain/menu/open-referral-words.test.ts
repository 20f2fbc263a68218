import { describe, expect, it } from "vitest";
import { z } from "zod";
import { readAsked } from "#app/domain/menu/open-referral/asked.ts";
import { atIdOf, identityOf, offerIdOf } from "#app/domain/menu/open-referral/identity.server.ts";
import { taxonomies, taxonomyTerm } from "#app/domain/menu/open-referral/shapes.server.ts";
import { termKeys } from "#app/domain/menu/open-referral/vocabulary.ts";

const Term = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  description: z.string(),
  taxonomy: z.string(),
  taxonomy_id: z.uuid(),
  term: z.string(),
});

const read = (query: string) => readAsked(new URLSearchParams(query));

describe("the feed's words", () => {
  it("have one id each, always the same, in their taxonomies", () => {
    const terms = termKeys.map(taxonomyTerm);
    expect(new Set(terms.map((term) => term.id)).size).toBe(terms.length);
    expect(terms.every((term) => Term.safeParse(term).success)).toBe(true);
    expect(terms.every((term) => taxonomies.some((taxonomy) => taxonomy.id === term.taxonomy_id))).toBe(true);
    expect(identityOf("need:semh")).toBe(identityOf("need:semh"));
    expect(identityOf("need:semh")).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab]/);
  });

  it.each([
    "01a20303-9b0e-7582-ac2e-b7125041f438",
    "5fe15532-1180-4398-94b6-000000000000",
    "5FE15532-1180-4398-94B6-C7CC3D7AC9E4",
  ])("know the offer %s by where it is given, without a list of them all", (offerId) => {
    const atId = atIdOf(offerId);
    expect(z.uuid().safeParse(atId).success).toBe(true);
    expect(atId).not.toBe(offerId.toLowerCase());
    expect(offerIdOf(atId)).toBe(offerId.toLowerCase());
  });
});

describe("what the feed is asked", () => {
  it.each([
    ["per_page=lots", "per_page must be a whole number"],
    ["page=1.5", "page must be a whole number"],
    ["minimum_age=-1", "minimum_age must be a number, 0 or more"],
    ["proximity=1e3", "proximity must be a number, 0 or more"],
    ["start_time=soon", "start_time must be a time, as 09:30"],
    ["start_time=09:30junk", "start_time must be a time, as 09:30"],
    ["end_time=15:00:61", "end_time must be a time, as 09:30"],
    ["day=never", "day must be a day of the week, as MO"],
    ["day=sunshine", "day must be a day of the week, as MO"],
    ["day=MO,TU", "day must be a day of the week, as MO"],
    ["day=T", "day must be a day of the week, as MO"],
    ["full=perhaps", "full must be true or false"],
    ["minimal=1", "minimal must be true or false"],
    ["modified_after=soon", "modified_after must be a date or a moment, as 2026-09-01T09:30:00Z"],
    ["modified_after=0000-01-01", "modified_after must be a date or a moment, as 2026-09-01T09:30:00Z"],
    ["modified_after=2026-13-01", "modified_after must be a date or a moment, as 2026-09-01T09:30:00Z"],
    ["postcode=nowhere", "postcode must be a postcode, as S65 1AA"],
  ])("is refused with a sentence where it is %s", (query, sentence) => {
    expect(read(query)).toBe(sentence);
  });

  it("is kept within bounds, and read as it is meant", () => {
    expect(read("per_page=5000&page=0")).toMatchObject({ perPage: 100, page: 1 });
    expect(read("day=Saturday")).toMatchObject({ day: "sat" });
    expect(read("start_time=09:30:15Z&end_time=15:00%2B01:00")).toMatchObject({
      startTime: "09:30",
      endTime: "15:00",
    });
    const moment = new Date("2026-09-01T08:30:00Z");
    for (const written of ["2026-09-01T08:30Z", "2026-09-01T09:30:00%2B01:00", "2026-09-01T09:30:00+01:00"])
      expect(read(`modified_after=${written}`)).toMatchObject({ changedFrom: moment });
    expect(read("full=TRUE")).toMatchObject({ full: true, minimal: false });
  });
});
