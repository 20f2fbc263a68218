/** Whoever saves is told so on the page that follows. */
import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type { ActionFunctionArgs } from "@remix-run/node";
import { describe, expect, it } from "vitest";
import { openSession } from "#app/platform/session.server.ts";
import { shellOf } from "#app/platform/shell.server.ts";
import { action as addTerm } from "#app/routes/terms/new-term.tsx";
import { withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson } from "#tests/support/world.ts";

const folder = new URL("../../app/routes/", import.meta.url);

/** Pages that go on to where the saving is plain to see: the next step, a page of its own words, another role. */
const theirOwnWords = [
  "choose-role.tsx",
  "concerns/new-concern.tsx",
  "enquiries/request.tsx",
  "imports/new-import.tsx",
  "market/answer.tsx",
  "market/new-interest.tsx",
  "placement-changes/ask.tsx",
  "register.tsx",
  "requests/funding.tsx",
  "requests/new-request.tsx",
  "requests/pupil.tsx",
  "requests/purpose.tsx",
  "requests/week.tsx",
  "saved/stopping.tsx",
  "settings.tsx",
];
/** These are handed an address that has its notice already (domain/organisations/place-of.server.ts). */
const noticed = /afterPlacing\(/;

describe("a page that saves", () => {
  it("goes on to a page that says so", () => {
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".tsx"),
    );
    const silent = files.filter((name) => {
      const text = readFileSync(new URL(name, folder), "utf8");
      const goesOn = /=>\s*(\{[^}]*return )?redirect\((?!\s*withNotice)/.test(text);
      return text.includes("submit(") && goesOn && !noticed.test(text);
    });
    expect(silent.sort()).toEqual(theirOwnWords);
  });

  describe("where a term is added", () => {
    withDatabase();

    it("shows that it was, in a region that is read out", async () => {
      const world = await anAuthority();
      const finance = await aPerson(world, "finance_officer", { organisationId: world.authorityId });
      const address = "http://127.0.0.1:3000/terms/new";
      const signedIn = await openSession(new Request(address), finance.actor.userId, "/");
      const request = new Request(address, {
        method: "POST",
        headers: {
          "Content-Type": "application/x-www-form-urlencoded",
          Cookie: (signedIn.headers.get("Set-Cookie") ?? "").split(";")[0] ?? "",
        },
        body: new URLSearchParams({
          id: randomUUID(),
          name: "Autumn 2027",
          startsOn: "2027-09-01",
          endsOn: "2027-12-17",
        }),
      });
      const args: ActionFunctionArgs = { request, params: {}, context: { nonce: "n", address: "192.0.2.1" } };
      const answer = await addTerm(args);
      expect(answer.headers.get("Location")).toBe("/terms?notice=added");
      const carried = (answer.headers.get("Set-Cookie") ?? "").split(";")[0] ?? "";
      const shell = await shellOf(
        new Request(`http://127.0.0.1:3000${answer.headers.get("Location")}`, {
          headers: { Cookie: carried },
        }),
      );
      expect(shell.notice).toEqual({ tone: "success", text: "Added." });
    });
  });
});
