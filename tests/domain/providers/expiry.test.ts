import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, addYears, calendarDate, daysBetween } from "#app/core/calendar.ts";
import { expiryRules } from "#app/core/words/providers.ts";
import { expiryOf, validityText } from "#app/domain/providers/expiry.ts";

const day = calendarDate;
const months = (validMonths: number) => ({ expiryRule: "months", validMonths }) as const;
const september = { expiryRule: "september", validMonths: null } as const;
const term = { expiryRule: "term", validMonths: null } as const;
const stated = { expiryRule: "stated", validMonths: null } as const;

describe("the last day an item holds", () => {
  it.each([
    ["months after its issue", months(12), "2026-10-07", "2027-10-07"],
    ["the month's last day where it has no such day", months(4), "2026-10-31", "2027-02-28"],
    ["30 September after a spring issue", september, "2027-03-01", "2027-09-30"],
    ["30 September after a summer issue", september, "2027-08-31", "2027-09-30"],
    ["a year after an issue in September", september, "2026-09-10", "2027-09-10"],
    ["a month into spring for autumn", term, "2026-09-01", "2027-01-31"],
    ["a month into spring for the last day of the year", term, "2026-12-31", "2027-01-31"],
    ["a month into summer for spring", term, "2027-01-04", "2027-05-31"],
    ["a month into autumn for summer", term, "2027-05-01", "2027-09-30"],
  ])("is %s", (_what, kind, issuedOn, expected) => {
    expect(expiryOf(kind, { issuedOn: day(issuedOn) })).toBe(expected);
  });
  it("is what the document states where that is the rule, whenever it was issued", () => {
    expect(expiryOf(stated, { issuedOn: day("2026-10-07") })).toBeUndefined();
    expect(expiryOf(stated, { expiresOn: day("2027-03-03") })).toBe("2027-03-03");
  });
  it("is not known without the day of issue", () => {
    for (const kind of [months(12), september, term])
      expect(expiryOf(kind, { expiresOn: day("2027-03-03") })).toBeUndefined();
  });
});

describe("whatever the days", () => {
  const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(day("2000-01-01"), days));
  const anyKind = fc.record({
    expiryRule: fc.constantFrom(...expiryRules),
    validMonths: fc.integer({ min: 1, max: 120 }),
  });
  it("a stated day may shorten a rule and never lengthen it", () => {
    fc.assert(
      fc.property(anyKind, anyDay, anyDay, (kind, issuedOn, expiresOn) => {
        const both = expiryOf(kind, { issuedOn, expiresOn });
        const byRule = expiryOf(kind, { issuedOn });
        expect(both).toBe(byRule === undefined || expiresOn < byRule ? expiresOn : byRule);
      }),
    );
  });
  it("what is given again each September holds a year at most and never past a 30 September", () => {
    fc.assert(
      fc.property(anyDay, (issuedOn) => {
        const last = expiryOf(september, { issuedOn }) ?? issuedOn;
        expect(last > issuedOn && last <= addYears(issuedOn, 1)).toBe(true);
        expect(last.slice(5) <= "09-30").toBe(true);
      }),
    );
  });
  it("what is given again each term holds for one to five months, into the next term", () => {
    fc.assert(
      fc.property(anyDay, (issuedOn) => {
        const last = expiryOf(term, { issuedOn }) ?? issuedOn;
        expect(daysBetween(issuedOn, last)).toBeGreaterThanOrEqual(30);
        expect(daysBetween(issuedOn, last)).toBeLessThanOrEqual(153);
        expect(["01-31", "05-31", "09-30"]).toContain(last.slice(5));
      }),
    );
  });
  it("a later issue never runs out earlier", () => {
    fc.assert(
      fc.property(anyKind, anyDay, fc.integer({ min: 0, max: 900 }), (kind, issuedOn, days) => {
        const [one, other] = [issuedOn, addDays(issuedOn, days)].map((on) =>
          expiryOf(kind, { issuedOn: on }),
        );
        expect((one ?? "") <= (other ?? "")).toBe(true);
      }),
    );
  });
  it("is told in words", () => {
    expect([stated, september, term, months(12), months(24), months(4)].map(validityText)).toEqual([
      "Until the day the document states",
      "Until 30 September of the next school year, a year at most",
      "For the term, until a month into the next",
      "A year from its issue",
      "2 years from its issue",
      "4 months from its issue",
    ]);
  });
});
