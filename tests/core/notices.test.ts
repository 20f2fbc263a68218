import { expect, test } from "vitest";
import { noticeIn, withNotice, withoutNotice } from "#app/core/notices.ts";

test("a notice is named in the address it is shown at, and only those we know are shown", () => {
  expect(withNotice("/schools", undefined)).toBe("/schools");
  expect(withNotice("/schools", "unplaced")).toBe("/schools?notice=unplaced");
  expect(withNotice("/schools?page=2#list", "unplaced")).toBe("/schools?page=2&notice=unplaced#list");
  const shown = (query: string) => noticeIn(new URL(`http://localhost/schools${query}`));
  expect(shown("?notice=unplaced")?.text).toContain("we do not know where the postcode is");
  for (const query of ["", "?notice=", "?notice=toString", "?notice=You+have+won"])
    expect(shown(query)).toBeUndefined();
});

test("a notice is left out of the addresses that lead on from where it was shown", () => {
  const query = new URLSearchParams("page=2&notice=saved&status=open&notice=added");
  expect(withoutNotice(query).toString()).toBe("page=2&status=open");
});
