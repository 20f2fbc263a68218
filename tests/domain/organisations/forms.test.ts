import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { JoiningForm, LeavingForm, PartnershipForm, SchoolForm } from "#app/domain/organisations/forms.ts";

const typed = {
  id: randomUUID(),
  name: " Clifton ",
  urn: "106954",
  phase: "secondary",
  pupilsOnRoll: "1000",
  deprivationCount: "400",
  address: "Middle Lane\nRotherham",
  postcode: "s652sn",
  contactName: "Inclusion office",
  contactPhone: "01709 123456",
  contactEmail: "Inclusion@example.org",
};

function sentenceFor(field: keyof typeof typed, value: string): string | undefined {
  const parsed = SchoolForm.safeParse({ ...typed, [field]: value });
  return parsed.error?.issues.find(({ path }) => path[0] === field)?.message;
}

describe("the form of a school", () => {
  it("takes what was typed", () => {
    expect(SchoolForm.parse(typed)).toMatchObject({
      name: "Clifton",
      urn: 106_954,
      pupilsOnRoll: 1000,
      postcode: "S65 2SN",
      contactEmail: "inclusion@example.org",
    });
  });

  it.each(["10695", "1069540", "10695a", "012345", "106 954", "-10695", "10695.4"])(
    "refuses the URN %s",
    (urn) => {
      expect(sentenceFor("urn", urn)).toBe("Enter the school's URN as six digits, like 106954");
    },
  );

  it("says of each field what is wrong", () => {
    expect(sentenceFor("urn", "")).toBe("Enter the school's URN");
    expect(sentenceFor("name", " ")).toBe("Enter the school's name");
    expect(sentenceFor("phase", "nursery")).toBe("Choose the phase of the school");
    expect(sentenceFor("pupilsOnRoll", "-1")).toContain("whole number from 0 to 9999");
    expect(sentenceFor("deprivationCount", "1001")).toBe(
      "Enter a number that is not above the pupils on roll",
    );
    expect(sentenceFor("deprivationCount", "1000")).toBeUndefined();
    expect(sentenceFor("postcode", "Rotherham")).toContain("like S65 1AA");
    expect(sentenceFor("contactPhone", "1234")).toContain("ten digits");
    expect(sentenceFor("contactEmail", "nobody")).toContain("name@example.org");
  });
});

describe("the forms of a partnership", () => {
  it("ask for a name, a school and a real day", () => {
    const says = (parsed: { error?: { issues: { message: string }[] } }) =>
      parsed.error?.issues.map(({ message }) => message);
    expect(says(PartnershipForm.safeParse({ id: randomUUID(), name: "" }))).toEqual([
      "Enter the partnership's name",
    ]);
    expect(says(JoiningForm.safeParse({ schoolId: "", startsOn: "2026-02-30" }))).toEqual([
      "Choose a school",
      "Enter the first day as a real date",
    ]);
    expect(says(LeavingForm.safeParse({}))).toEqual(["Choose a school", "Enter the last day as a real date"]);
  });
});
