/** Letters about kept searches are stopped from a mail program by one press, without signing in. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { eq } from "drizzle-orm";
import { createTransport } from "nodemailer";
import { describe, expect, it } from "vitest";
import type { PersonAct } from "#app/core/actor.ts";
import { reindexOffers } from "#app/domain/menu/index-offers.server.ts";
import { listSavedSearches } from "#app/domain/menu/saved/queries.server.ts";
import { saveSearch } from "#app/domain/menu/saved/save-search.server.ts";
import { sendDigests } from "#app/domain/menu/saved/send-digests.server.ts";
import { asSent } from "#app/platform/mail.server.ts";
import { action, loader } from "#app/routes/saved/stopping.tsx";
import { mails } from "#db/schema/platform.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, systemAct } from "#tests/support/world.ts";
import { anOffer } from "#tests/support/world-offers.ts";
import { aProvider } from "#tests/support/world-providers.ts";

withDatabase();

const oneClick = "List-Unsubscribe=One-Click";

/** Somebody with two searches, one of which has news, a colleague with one, and the letter of the first. */
async function aLetter() {
  const world = await anAuthority();
  const lead = await aPerson(world, "school_lead");
  const colleague = await aPerson(world, "school_lead", { organisationId: lead.actor.organisationId });
  await saveSearch(lead, { name: "Outdoors", address: "kind=outdoor", alerts: true });
  await saveSearch(lead, { name: "Motors", address: "kind=vocational", alerts: true });
  await saveSearch(colleague, { name: "Outdoors", address: "kind=outdoor", alerts: true });
  await anOffer(world, { provider: await aProvider(world), title: "New woods", kind: "outdoor" });
  await reindexOffers(systemAct(world), "all");
  await sendDigests({ ...systemAct(world), now: new Date("2026-10-09T06:30:00Z") });
  const letters = await owner().select().from(mails).where(eq(mails.key, mails.key));
  const saved = (await listSavedSearches(lead)).find(({ name }) => name === "Outdoors");
  const letter = letters.find(({ body }) => body.includes(saved?.id ?? "none"));
  if (!letter?.stopAddress) throw new Error("no letter says where it is stopped");
  const single = /Stop letters about this search: (\S+)/.exec(letter.body)?.[1] ?? "";
  return { lead, colleague, letter, whole: letter.stopAddress, single };
}

/** What a mail program asks: no cookie, no page that it came from. */
function asked(address: string, body?: string): ActionFunctionArgs {
  const [, , savedId, , token] = new URL(address).pathname.split("/");
  const headers = { "Content-Type": "application/x-www-form-urlencoded" };
  const request = new Request(address, body === undefined ? {} : { method: "POST", headers, body });
  return { request, params: { savedId, token }, context: { nonce: "n", address: "192.0.2.1" } };
}

const onFor = async (act: PersonAct) =>
  (await listSavedSearches(act)).filter(({ alerts }) => alerts).map(({ name }) => name);

describe("the letters about kept searches", () => {
  it("are not stopped by opening their address, and all of them by the one press of a mail program", async () => {
    const { lead, colleague, whole } = await aLetter();
    expect(await loader(asked(whole))).toMatchObject({ search: { alerts: true }, isAll: true });
    expect(await onFor(lead)).toHaveLength(2);
    for (const time of ["first", "again"]) {
      const answer = await action(asked(whole, oneClick));
      expect([time, answer.status, answer.headers.get("Location")]).toEqual([time, 200, null]);
      expect(await onFor(lead)).toEqual([]);
    }
    expect(await loader(asked(whole))).toMatchObject({ search: { alerts: false } });
    expect(await onFor(colleague)).toEqual(["Outdoors"]);
  });

  it.each([oneClick, ""])("stop of one search by its own address, when sent “%s”", async (body) => {
    const { lead, single } = await aLetter();
    await loader(asked(single));
    expect(await onFor(lead)).toHaveLength(2);
    expect((await action(asked(single, body))).status).toBe(body ? 200 : 302);
    expect(await onFor(lead)).toEqual(["Motors"]);
  });

  it("are not stopped by a guess", async () => {
    const { lead, whole } = await aLetter();
    const guess = asked(
      whole.replace(/.\?/, (last) => `${last === "A?" ? "B" : "A"}?`),
      oneClick,
    );
    await expect(action(guess)).rejects.toMatchObject({ status: 404 });
    expect(await onFor(lead)).toHaveLength(2);
  });
});

describe("a letter on its way", () => {
  const written = { id: "1", recipient: "lead@example.org", subject: "News", body: "New woods" };
  async function headersOf(stopAddress: string | null) {
    const transport = createTransport({ streamTransport: true, buffer: true });
    const { message } = await transport.sendMail(asSent({ ...written, stopAddress }));
    const [head = ""] = String(message).split(/\r?\n\r?\n/);
    return head
      .split(/\r?\n(?!\s)/)
      .filter((line) => line.startsWith("List-"))
      .map((line) => line.replace(/\r?\n\s+/g, " "));
  }

  it("says where it is stopped by a press, over https alone, and any other letter says nothing", async () => {
    const address = `https://portal.example/saved-searches/1/stopping/${"x".repeat(43)}?all=yes`;
    expect((await headersOf(address)).sort()).toEqual([
      `List-Unsubscribe-Post: ${oneClick}`,
      `List-Unsubscribe: <${address}>`,
    ]);
    expect(await headersOf("http://127.0.0.1:3000/stop")).toEqual([
      "List-Unsubscribe: <http://127.0.0.1:3000/stop>",
    ]);
    expect(await headersOf(null)).toEqual([]);
  });
});
