import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareProviders, type KnownProvider } from "#app/domain/imports/compare-providers.ts";
import type { ProviderRowValues, ReadRow } from "#app/domain/imports/provider-rows.ts";

const none = new Map<number, string>();
const values = (row: Partial<ProviderRowValues>): ProviderRowValues => ({
  name: "Invented Ltd",
  kind: "non_school",
  address: "",
  postcode: "S65 1AA",
  urn: undefined,
  ukprn: undefined,
  companyNumber: undefined,
  charityNumber: undefined,
  phone: "",
  email: "",
  about: "",
  site: "",
  ...row,
});
const rowsOf = (all: readonly Partial<ProviderRowValues>[]): ReadRow<ProviderRowValues>[] =>
  all.map((row, index) => ({ line: index + 2, called: row.name ?? "", values: values(row) }));
const known = (id: string, row: Partial<KnownProvider> = {}): KnownProvider => ({
  ...values({}),
  id,
  isChangeable: true,
  ...row,
});
const told = (rows: readonly Partial<ProviderRowValues>[], all: readonly KnownProvider[] = []) =>
  compareProviders(rowsOf(rows), all, none).map(({ fate, words }) => [fate, words.join("; ")]);

describe("a row means", () => {
  it("the provider of its number, else of its name and postcode, else a new one", () => {
    const here = known("one", { ukprn: "10012345", name: "Old name" });
    expect(told([{ ukprn: "10012345", name: "Old name" }], [here])).toEqual([["same", ""]]);
    expect(told([{ ukprn: "10012345", name: "New name" }], [here])[0]?.[0]).toBe("changed");
    expect(told([{ name: "OLD  name", phone: "01709 000000" }], [here])[0]).toEqual([
      "changed",
      "Name: Old name becomes OLD  name; Phone: nothing becomes 01709 000000",
    ]);
    expect(told([{ name: "Old name", postcode: "S1 1AA" }], [here])[0]?.[0]).toBe("new");
    const charity = known("two", { companyNumber: "1234567", postcode: undefined, name: "Charity" });
    expect(told([{ charityNumber: "1234567", name: "Charity" }], [charity])[0]?.[0]).toBe("changed");
  });
  it("nobody that can be told, when its numbers belong to two or contradict", () => {
    const two = [
      known("one", { ukprn: "10012345" }),
      known("two", { name: "Other", companyNumber: "01234567" }),
    ];
    expect(told([{ ukprn: "10012345", companyNumber: "01234567" }], two)[0]?.[0]).toBe("refused");
    expect(told([{ ukprn: "10099999" }], two)[0]?.[1]).toContain("another UKPRN");
    const schools = new Map([[106_954, "Clifton"]]);
    expect(compareProviders(rowsOf([{ urn: 106_954 }]), [], schools)[0]?.words[0]).toContain("Clifton");
  });
  it("the same as an earlier row only once", () => {
    expect(told([{}, {}])).toEqual([
      ["new", ""],
      ["refused", "The same provider as line 2"],
    ]);
    const here = known("one", { ukprn: "10012345" });
    const both = [
      { ukprn: "10012345", urn: 123_456 },
      { urn: 123_456, name: "Other", postcode: "S1 1AA" },
    ];
    expect(told(both, [here]).map(([fate]) => fate)).toEqual(["changed", "refused"]);
  });
  it("nothing to a provider in its own hands, and empties nothing", () => {
    const own = known("one", { isChangeable: false, phone: "01709 111111" });
    expect(told([{ phone: "01709 222222" }], [own])[0]).toEqual([
      "same",
      "It looks after its own details here: what the file says otherwise is left",
    ]);
    expect(told([{ phone: "" }], [known("one", { phone: "01709 111111" })])[0]).toEqual(["same", ""]);
  });
});

const few = <T>(...all: T[]) => fc.constantFrom(...all);
/** As rows that are read are: with something by which each is known. */
const anyRow = fc
  .record({
    name: few("Alder", "Birch", "Cedar"),
    postcode: few("S65 1AA", "S1 1AA", undefined),
    urn: few(undefined, undefined, 123_456, 123_457),
    ukprn: few(undefined, undefined, "10012345", "10012346"),
    companyNumber: few(undefined, undefined, "01234567"),
    phone: few("", "01709 000000"),
  })
  .filter(({ postcode, urn, ukprn, companyNumber }) => [postcode, urn, ukprn, companyNumber].some(Boolean));

/** The list of providers after the rows were brought in. */
function broughtInto(
  rows: readonly Partial<ProviderRowValues>[],
  before: readonly KnownProvider[],
): KnownProvider[] {
  const all = new Map(before.map((one) => [one.id, one]));
  for (const [index, { fate, values: row, targetId }] of compareProviders(
    rowsOf(rows),
    before,
    none,
  ).entries()) {
    if (!row) continue;
    if (fate === "new") all.set(`new ${index}`, known(`new ${index}`, row));
    const target = targetId === undefined ? undefined : all.get(targetId);
    if (fate === "changed" && target) {
      const said = Object.fromEntries(
        Object.entries(row).filter(([, value]) => value !== undefined && value !== ""),
      );
      all.set(target.id, { ...target, ...said });
    }
  }
  return [...all.values()];
}

describe("whatever a file says", () => {
  it("brought in twice it adds and changes nothing more", () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 10 }), (rows) => {
        const once = broughtInto(rows, []);
        expect(told(rows, once).filter(([fate]) => fate === "new")).toEqual([]);
        expect(broughtInto(rows, once).length).toBe(once.length);
      }),
    );
  });
  it("no two providers ever have one number", () => {
    fc.assert(
      fc.property(
        fc.array(anyRow, { maxLength: 10 }),
        fc.array(anyRow, { maxLength: 10 }),
        (first, second) => {
          const all = broughtInto(second, broughtInto(first, []));
          for (const field of ["urn", "ukprn", "companyNumber"] as const) {
            const numbers = all.flatMap((one) => one[field] ?? []);
            expect(new Set(numbers).size).toBe(numbers.length);
          }
        },
      ),
    );
  });
});
