import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { posts, versionParts } from "#app/core/words/providers.ts";
import {
  changedTerms,
  compareVersions,
  contentOf,
  formValuesOf,
  isMaterial,
  isUnchanged,
  titleOfPart,
} from "#app/domain/providers/versions.ts";

const site = contentOf("site", {
  name: "Workshop",
  kind: "main",
  address: "1 Made-up Street",
  postcode: "S65 1AA",
  addressMasked: false,
  openedOn: "2020-09-01",
  closedOn: undefined,
  facilities: "",
  accessFeatures: ["parking", "step_free"],
  accessibility: "",
});
const lead = contentOf("person", {
  name: "Safia Lead",
  post: "safeguarding_lead",
  startedOn: "2020-09-01",
  leftOn: null,
  email: "lead@example.org",
  phone: "",
  trainedOn: null,
});
const organisation = contentOf("organisation", {
  organisationName: "Test provider",
  kind: "non_school",
  legalForm: "company",
  practices: ["employs_staff"],
  address: "1 Made-up Street",
});

describe("an edit that waits after an approval", () => {
  it.each([
    ["organisationName", "Other", true],
    ["kind", "college", true],
    ["legalForm", "charity", true],
    ["urn", 100_123, true],
    ["ukprn", "10012345", true],
    ["practices", [], true],
    ["address", "2 Made-up Street", false],
    ["about", "Other work", false],
    ["phone", "01709 123456", false],
  ])("of an organisation's %s to %s: %s", (key, value, expected) => {
    expect(isMaterial("organisation", organisation, { ...organisation, [key]: value })).toBe(expected);
  });
  it.each([
    ["address", "2 Made-up Street", true],
    ["postcode", "S65 1AB", true],
    ["kind", "satellite", true],
    ["addressMasked", true, true],
    ["closedOn", "2027-01-01", true],
    ["name", "Barn", false],
    ["facilities", "A kitchen", false],
    ["accessFeatures", ["parking"], false],
  ])("of a site's %s to %s: %s", (key, value, expected) => {
    expect(isMaterial("site", site, { ...site, [key]: value })).toBe(expected);
  });
  it("is any new site and any new safeguarding lead or deputy, and nobody else", () => {
    expect(isMaterial("site", undefined, site)).toBe(true);
    for (const post of posts)
      expect([post, isMaterial("person", undefined, { ...lead, post })]).toEqual([
        post,
        post === "safeguarding_lead" || post === "deputy_safeguarding_lead",
      ]);
  });
  it("is a lead who leaves, is somebody else or becomes something else, not one who is trained again", () => {
    const edits: [string, unknown, boolean][] = [
      ["leftOn", "2027-01-01", true],
      ["name", "Nora Other", true],
      ["post", "manager", true],
      ["trainedOn", "2026-10-01", false],
      ["email", "new@example.org", false],
    ];
    for (const [key, value, expected] of edits)
      expect([key, isMaterial("person", lead, { ...lead, [key]: value })]).toEqual([key, expected]);
    const manager = { ...lead, post: "manager" };
    expect(isMaterial("person", manager, { ...manager, name: "Nora Other" })).toBe(false);
    expect(isMaterial("person", manager, lead)).toBe(true);
  });
});

describe("two versions", () => {
  it("are compared field by field in words", () => {
    const moved = { ...site, addressMasked: true, closedOn: "2027-01-01", accessFeatures: [] };
    const fields = compareVersions("site", site, moved);
    expect(fields.filter(({ isChanged }) => isChanged)).toEqual([
      {
        term: "Address shown to the public",
        before: "Whole address",
        after: "First half of the postcode only",
        isChanged: true,
      },
      { term: "Last day", before: "Not given", after: "1 January 2027", isChanged: true },
      {
        term: "Access",
        before: "Parking for disabled people; Step-free throughout",
        after: "None",
        isChanged: true,
      },
    ]);
    expect(changedTerms("site", site, moved)).toEqual(["Address shown to the public", "Last day", "Access"]);
  });
  it("differ in everything where there was nothing before", () => {
    const fields = compareVersions("person", undefined, lead);
    expect(fields.every(({ isChanged, before }) => isChanged && before === "Not there yet")).toBe(true);
    expect(changedTerms("person", undefined, lead)).toEqual([]);
  });
  it("are the same in whatever order a list was ticked, and when nothing typed is null or missing", () => {
    const given = { ...site, accessFeatures: ["step_free", "parking"], closedOn: null };
    expect(isUnchanged("site", site, contentOf("site", given))).toBe(true);
    expect(isUnchanged("site", undefined, site)).toBe(false);
  });
  it("of the same content never differ, of any part and content, and nothing then waits", () => {
    const anything = fc.oneof(fc.string(), fc.boolean(), fc.array(fc.string()), fc.constant(null));
    const content = fc.dictionary(
      fc.constantFrom(...Object.keys({ ...site, ...lead, ...organisation })),
      anything,
    );
    fc.assert(
      fc.property(fc.constantFrom(...versionParts), content, (part, given) => {
        const one = contentOf(part, given);
        expect(isUnchanged(part, one, contentOf(part, one))).toBe(true);
        expect(isMaterial(part, one, contentOf(part, one))).toBe(false);
        expect(changedTerms(part, one, one)).toEqual([]);
      }),
    );
  });
  it("have a name, and fill their form again", () => {
    expect(titleOfPart("site", site)).toBe("Site: Workshop");
    expect(titleOfPart("person", lead)).toBe("Safeguarding lead: Safia Lead");
    expect(titleOfPart("organisation", organisation)).toBe("Organisation details");
    expect(formValuesOf(site)).toMatchObject({
      addressMasked: "",
      closedOn: "",
      accessFeatures: ["parking", "step_free"],
    });
  });
});
