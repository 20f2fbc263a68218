import { describe, expect, it } from "vitest";
import {
  DeclarationsForm,
  EvidenceForm,
  OrganisationForm,
  RegisterForm,
  SiteForm,
} from "#app/domain/providers/forms.ts";

describe("what is typed", () => {
  it("is met with a sentence per field", () => {
    const messages = (form: typeof RegisterForm | typeof SiteForm | typeof EvidenceForm, values: object) =>
      Object.fromEntries(
        (form.safeParse(values).error?.issues ?? []).map(({ path, message }) => [path[0], message]),
      );
    expect(
      messages(RegisterForm, { email: "nobody", organisationName: "x".repeat(10_000_000) }),
    ).toMatchObject({
      organisationName: "Shorten the organisation's name to 120 characters",
      kind: "Choose what kind of provider it is",
      email: "Enter your email address, like name@example.org",
    });
    expect(messages(SiteForm, { postcode: "nowhere", openedOn: "2026-02-30" })).toMatchObject({
      postcode: "Enter the postcode, like S65 1AA",
      openedOn: "Enter the day it opened as a real date",
    });
    expect(messages(EvidenceForm, { id: "1", subjectId: "x" })).toHaveProperty("kindKey");
    const swapped = {
      id: "0199a3f0-0000-7000-8000-000000000001",
      kind: "satellite",
      name: "Barn",
      address: "2 Made-up Street",
      postcode: "S65 1AA",
      addressMasked: "yes",
      accessFeatures: ["parking", "step_free"],
      openedOn: "2026-10-07",
      closedOn: "2020-01-01",
    };
    expect(messages(SiteForm, swapped)).toEqual({
      closedOn: "The last day must be on or after the day it opened",
    });
  });
  it("needs an explanation for a no", () => {
    const answers = { safeguarding: "no", health_and_safety: "yes", admissions: "yes", education: "yes" };
    const issues = DeclarationsForm.safeParse(answers).error?.issues ?? [];
    expect(issues.map(({ path }) => path[0])).toEqual(["safeguardingExplanation"]);
  });
  it("takes the numbers of registers as they are written, and says how they look", () => {
    const numbers = {
      companyNumber: "sc 123456",
      charityNumber: "1123456",
      ukprn: "10012345",
      urn: "123456",
    };
    const given = OrganisationForm.shape;
    expect(given.companyNumber.parse(numbers.companyNumber)).toBe("SC123456");
    expect(given.charityNumber.parse(numbers.charityNumber)).toBe("1123456");
    expect(given.ukprn.parse(numbers.ukprn)).toBe("10012345");
    expect(given.urn.parse(numbers.urn)).toBe(123_456);
    expect(given.icoRegistration.parse("za 123456")).toBe("ZA123456");
    for (const field of ["companyNumber", "charityNumber", "ukprn", "urn", "icoRegistration"] as const) {
      expect(given[field].parse("")).toBeUndefined();
      expect([field, given[field].safeParse("12").success]).toEqual([field, false]);
    }
    expect(given.practices.safeParse(["flies"]).success).toBe(false);
    expect(given.practices.parse(undefined)).toEqual([]);
  });
});
