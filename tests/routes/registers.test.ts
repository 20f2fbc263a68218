/** Who comes for what lacks a mark stays with what lacks a mark, from one register and one day to the next. */
import { expect, test } from "vitest";
import type { PersonAct } from "#app/core/actor.ts";
import { openSession } from "#app/platform/session.server.ts";
import * as register from "#app/routes/registers/register.tsx";
import * as registers from "#app/routes/registers/registers.tsx";
import { withDatabase } from "#tests/support/database.ts";
import { rendered } from "#tests/support/rendered.tsx";
import { anAuthority } from "#tests/support/world.ts";
import { aRunningPlacement } from "#tests/support/world-attendance.ts";

withDatabase();

const site = "http://127.0.0.1:3000";

async function requestBy(by: PersonAct, to: string, form?: Record<string, string>): Promise<Request> {
  const signedIn = await openSession(new Request(site + to), by.actor.userId, "/");
  const headers = { Cookie: (signedIn.headers.get("Set-Cookie") ?? "").split(";")[0] ?? "" };
  const body = form && new URLSearchParams(form);
  return new Request(site + to, body ? { method: "POST", headers, body } : { headers });
}

const links = (html: string) =>
  [...html.matchAll(/ href="(\/registers[^"]*)"/g)].map(([, to = ""]) => to.replaceAll("&amp;", "&"));

test("the list, its registers and its days keep to what lacks a mark", async () => {
  const { provider, id } = await aRunningPlacement(await anAuthority());
  const { staff, offerId } = provider;
  const list = async (query: string) =>
    rendered(registers, "/registers", await requestBy(staff, `/registers?${query}`));
  const own = `/registers/${offerId}/2026-10-05/am`;

  expect(links(await list("day=2026-10-05&missing=yes"))).toEqual([
    "/registers?day=2026-10-02&missing=yes",
    "/registers?missing=yes",
    "/registers?day=2026-10-06&missing=yes",
    "/registers?day=2026-10-05",
    `${own}?missing=yes`,
    `/registers/${offerId}/2026-10-05/pm?missing=yes`,
  ]);
  expect(links(await list("day=2026-10-05"))).toEqual([
    "/registers?day=2026-10-02",
    "/registers",
    "/registers?day=2026-10-06",
    own,
    `/registers/${offerId}/2026-10-05/pm`,
  ]);

  const path = "/registers/:offerId/:day/:half";
  const open = async (to: string) => links(await rendered(register, path, await requestBy(staff, to)));
  expect(await open(`${own}?missing=yes`)).toEqual([
    "/registers?day=2026-10-05&missing=yes",
    "/registers?day=2026-10-05&missing=yes",
  ]);
  expect(await open(own)).toEqual(["/registers?day=2026-10-05", "/registers?day=2026-10-05"]);

  const save = async (half: "am" | "pm", query: string) => {
    const code = half === "am" ? "/" : "\\";
    const to = `/registers/${offerId}/2026-10-05/${half}`;
    const request = await requestBy(staff, to + query, { [`code.${id}`]: code, [`note.${id}`]: "" });
    const params = { offerId, day: "2026-10-05", half };
    const answer = await register.action({ request, params, context: { nonce: "n", address: "192.0.2.1" } });
    return (answer as Response).headers.get("Location");
  };
  expect(await save("am", "?missing=yes")).toBe("/registers?day=2026-10-05&missing=yes&notice=register");
  expect(links(await list("day=2026-10-05&missing=yes"))).not.toContain(`${own}?missing=yes`);
  expect(await save("pm", "")).toBe("/registers?day=2026-10-05&notice=register");
  const done = await list("day=2026-10-05&missing=yes");
  expect(done).toContain("Nothing is missing");
  expect(done).toContain("Every planned session of the day has its mark.");
});
