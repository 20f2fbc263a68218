import { describe, expect, it } from "vitest";
import { chosenOffers, tooManyToCompare, withChosen, withoutChosen } from "#app/domain/menu/comparison.ts";

const ids = Array.from(
  { length: 20 },
  (_, index) => `00000000-0000-7000-8000-${String(index).padStart(12, "0")}`,
);
const [one = "", two = ""] = ids;
const at = (query: string) => new URLSearchParams(query);

describe("the choice of what to compare", () => {
  it("is what the address names, each once", () => {
    expect(chosenOffers(at(`offer=${one}&offer=${two.toUpperCase()}&offer=${one}&offer=nothing`))).toEqual([
      one,
      two,
    ]);
    expect(chosenOffers(at(ids.map((id) => `offer=${id}`).join("&")))).toHaveLength(12);
  });

  it("grows and shrinks without losing the search", () => {
    const search = at("q=motor&need=semh&need=asc&page=2");
    expect(withChosen(search, one)).toBe(`q=motor&need=semh&need=asc&page=2&offer=${one}`);
    const both = at(withChosen(at(withChosen(search, one)), two));
    expect(withoutChosen(both, one)).toBe(`q=motor&need=semh&need=asc&page=2&offer=${two}`);
    expect(withoutChosen(both)).toBe(search.toString());
    expect(withChosen(both, two)).toBe(both.toString());
  });

  it("is refused in a sentence beyond four", () => {
    expect(tooManyToCompare(ids.slice(0, 4))).toBeUndefined();
    expect(tooManyToCompare(ids.slice(0, 5))).toContain("Take out one");
    expect(tooManyToCompare(ids.slice(0, 6))).toContain("Take out 2");
  });
});
