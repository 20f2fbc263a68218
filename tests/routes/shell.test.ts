import { redirect } from "@remix-run/node";
import { expect, test } from "vitest";
import { bearOut } from "#app/platform/said.server.ts";
import { shellOf } from "#app/platform/shell.server.ts";
import { withDatabase } from "#tests/support/database.ts";
import { anAuthority } from "#tests/support/world.ts";

withDatabase();

const requestTo = (path: string, cookie = "") =>
  new Request(`http://localhost${path}`, { headers: cookie ? { Cookie: cookie } : {} });

test("the shell says whether files are scanned", async () => {
  await anAuthority();
  expect(await shellOf(requestTo("/registration"))).toMatchObject({ filesAreScanned: false });
});

test("the shell shows the notice of what was just saved, where it leads to and nowhere else", async () => {
  await anAuthority();
  const answer = await bearOut(requestTo("/registration"), redirect("/registration?notice=unplaced"));
  const cookie = (answer.headers.get("Set-Cookie") ?? "").split(";")[0] ?? "";
  expect(answer.headers.get("Set-Cookie")).toMatch(/Max-Age=30; .*HttpOnly/);
  const noticeAt = async (path: string, carried = cookie) =>
    (await shellOf(requestTo(path, carried))).notice?.text;
  expect(await noticeAt("/registration?notice=unplaced")).toContain("do not know where the postcode is");
  expect(await noticeAt("/registration")).toBeUndefined();
  expect(await noticeAt("/registration?notice=saved")).toBeUndefined();
  expect(await noticeAt("/providers?notice=unplaced")).toBeUndefined();
  // An address that somebody was sent says nothing by itself.
  expect(await noticeAt("/registration?notice=unplaced", "")).toBeUndefined();
  expect(await noticeAt("/registration?notice=unplaced", "portal_said=nonsense")).toBeUndefined();
});

test("an answer that says nothing carries no cookie for it", async () => {
  const answer = await bearOut(requestTo("/registration"), redirect("/registration?notice=anything"));
  expect(answer.headers.get("Set-Cookie")).toBeNull();
});
