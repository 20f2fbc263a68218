import { expect, it } from "vitest";
import { onPage, pageIn } from "#app/platform/address.ts";

it("reads the place in each list of a page by its own name, and the first for what is none", () => {
  const asked = new URLSearchParams("page=3&looks=2&live=0&invited=x");
  expect(["page", "looks", "live", "invited", "waiting"].map((name) => pageIn(asked, name))).toEqual([
    3, 2, 1, 1, 1,
  ]);
  expect(pageIn(asked)).toBe(3);
});

it("gives each row of a whole list to exactly one page", () => {
  const rows = Array.from({ length: 60 }, (_, index) => index);
  const pages = [1, 2, 3].map((page) => onPage(rows, page, 25));
  expect(pages.map(({ length }) => length)).toEqual([25, 25, 10]);
  expect(pages.flat()).toEqual(rows);
  expect(onPage(rows, 4, 25)).toEqual([]);
});
