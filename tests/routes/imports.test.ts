/** An officer chooses a file, sees its rows, brings it in, and looks at what the registration watch makes of it. */
import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { describe, expect, it } from "vitest";
import type { FormReply } from "#app/core/form-reply.ts";
import { openSession } from "#app/platform/session.server.ts";
import { action as bringIn, loader as bringInLoader } from "#app/routes/imports/bringing-in.tsx";
import { loader as importLoader } from "#app/routes/imports/import.tsx";
import { loader as importsLoader } from "#app/routes/imports/imports.tsx";
import { action as choose } from "#app/routes/imports/new-import.tsx";
import { loader as rowsLoader } from "#app/routes/imports/rows.ts";
import { loader as templateLoader } from "#app/routes/imports/template.ts";
import { loader as figuresLoader } from "#app/routes/watch/figures.ts";
import { action as answerAction } from "#app/routes/watch/new-action.tsx";
import { loader as watchLoader } from "#app/routes/watch/watch.tsx";
import { providers } from "#db/schema/providers.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, type World } from "#tests/support/world.ts";
import { aTimedProvider, aWatchedPlacement } from "#tests/support/world-watch.ts";

const address = "http://127.0.0.1:3000/";
const context = { nonce: "n", address: "192.0.2.1" };

async function signedIn(userId: string): Promise<string> {
  const response = await openSession(new Request(address), userId, "/");
  return (response.headers.get("Set-Cookie") ?? "").split(";")[0] ?? "";
}

const asked = (cookie: string, params: Record<string, string> = {}, query = ""): LoaderFunctionArgs => ({
  request: new Request(address + query, { headers: { Cookie: cookie } }),
  params,
  context,
});
const posted = (cookie: string, body: FormData, params: Record<string, string> = {}): ActionFunctionArgs => ({
  request: new Request(address, { method: "POST", headers: { Cookie: cookie }, body }),
  params,
  context,
});

function form(fields: Record<string, string | File>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

const aFile = (text: string, name = "our list.csv") => new File([text], name, { type: "text/csv" });
const list = `Name;Kind;Postcode;Colour\nAlder Works;Non-school;S65 1AA;red\nNobody;Shed;S65 1AA;\n=cmd|' /C';PRU;S60 1AB;`;

const officerOf = async (world: World) => {
  const officer = await aPerson(world, "development_officer", { organisationId: world.authorityId });
  return signedIn(officer.actor.userId);
};
const thrown = async (run: Promise<unknown>) => run.catch((error: unknown) => error);

describe("bringing a list over by the pages", () => {
  withDatabase();

  it("goes from the file by its rows to the providers, and says in the file field what will not do", async () => {
    const cookie = await officerOf(await anAuthority());
    const id = randomUUID();
    const short = await choose(posted(cookie, form({ id, kind: "providers", file: aFile("Name\nx") })));
    expect(short.status).toBe(409);
    const reply: FormReply = await short.json();
    expect(reply.fieldErrors.file).toContain("“Kind”");
    const missing = await choose(posted(cookie, form({ id, kind: "providers" })));
    expect([missing.status, (await missing.json()).fieldErrors.file]).toEqual([400, "Choose a file"]);

    const read = await choose(posted(cookie, form({ id, kind: "providers", file: aFile(list) })));
    expect([read.status, read.headers.get("Location")]).toEqual([302, `/imports/${id}`]);
    const preview = await importLoader(asked(cookie, { importId: id }));
    expect(preview.found.counts).toEqual({ new: 2, changed: 0, same: 0, refused: 1 });
    expect(preview.found.unknown).toEqual(["Colour"]);
    const refused = await importLoader(asked(cookie, { importId: id }, "?fate=refused&page=1"));
    expect(refused.found.rows.map(({ line }) => line)).toEqual([3]);
    expect((await bringInLoader(asked(cookie, { importId: id }))).counts.new).toBe(2);

    const done = await bringIn(posted(cookie, form({}), { importId: id }));
    expect(done.headers.get("Location")).toBe(`/imports/${id}?notice=brought-in`);
    expect(await owner().$count(providers)).toBe(2);
    expect((await importsLoader(asked(cookie))).rows).toMatchObject([
      { fileName: "our list.csv", rowCount: 3 },
    ]);
    const csv = await (await rowsLoader(asked(cookie, { importId: id }))).text();
    expect(csv).toContain("'=cmd|");
    expect(csv).toContain("Refused");
  });

  it("gives an empty file to fill in", async () => {
    const cookie = await officerOf(await anAuthority());
    const response = await templateLoader(asked(cookie, { file: "evidence.csv" }));
    expect(await response.text()).toBe("Provider,Postcode,Kind,Site or person,Issued,Expires,Note\n");
    expect(await thrown(templateLoader(asked(cookie, { file: "secrets.csv" })))).toMatchObject({
      status: 404,
    });
  });

  it("is closed to everybody else", async () => {
    const world = await anAuthority();
    const lead = await aPerson(world, "school_lead");
    const cookie = await signedIn(lead.actor.userId);
    const params = { importId: randomUUID() };
    for (const page of [importsLoader, watchLoader, figuresLoader])
      expect(await thrown(page(asked(cookie, params)))).toMatchObject({ status: 403 });
    const data = form({ id: randomUUID(), kind: "providers", file: aFile(list) });
    expect(await thrown(choose(posted(cookie, data)))).toMatchObject({ status: 403 });
    expect(await thrown(importLoader(asked(cookie, params)))).toMatchObject({ status: 404 });
    expect(await thrown(bringIn(posted(cookie, form({}), params)))).toMatchObject({ status: 404 });
  });
});

describe("the pages of the watch", () => {
  withDatabase();

  it("filter by the address, give their rows as a file, and keep what was typed when refused", async () => {
    const world = await anAuthority();
    const cookie = await officerOf(world);
    const today = new Date().toISOString().slice(0, 10);
    const provider = await aTimedProvider(world);
    await aWatchedPlacement(world, provider, { hasPlan: true, startsOn: "2026-09-07", endsOn: "2099-01-01" });
    const { rows, selected } = await watchLoader(
      asked(cookie, {}, "?state=alert&state=nonsense&waiting=yes"),
    );
    expect(rows).toMatchObject([{ id: provider.providerId, state: "alert" }]);
    expect(selected.map(({ value }) => value)).toEqual(["alert", "yes"]);
    expect((await watchLoader(asked(cookie, {}, "?state=clear"))).rows).toEqual([]);
    const csv = await (await figuresLoader(asked(cookie, {}, "?state=alert"))).text();
    expect(csv).toContain("23");
    expect(csv).toContain("never a legal finding");

    const typed = { id: randomUUID(), action: "spoke", note: "Rang", lookAgainOn: today };
    const params = { providerId: provider.providerId };
    const refused = await answerAction(posted(cookie, form(typed), params));
    const reply: FormReply = await refused.json();
    expect([refused.status, reply.values.note]).toEqual([409, "Rang"]);
    expect(reply.fieldErrors.lookAgainOn).toContain("after today");
    const kept = await answerAction(posted(cookie, form({ ...typed, lookAgainOn: "" }), params));
    expect(kept.headers.get("Location")).toBe(`/watch/${provider.providerId}?notice=watched`);
    expect((await watchLoader(asked(cookie, {}, "?waiting=yes"))).rows).toEqual([]);
  });
});
