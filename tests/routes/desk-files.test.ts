import type { LoaderFunctionArgs } from "@remix-run/node";
import { expect, it } from "vitest";
import type { PersonAct } from "#app/core/actor.ts";
import { saveSite } from "#app/domain/providers/save-site.server.ts";
import { openSession } from "#app/platform/session.server.ts";
import { loader as changes } from "#app/routes/changes/lines.ts";
import { loader as page } from "#app/routes/providers/provider.tsx";
import { loader as visits } from "#app/routes/visits/lines.ts";
import { withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson } from "#tests/support/world.ts";
import { aProvider, officers } from "#tests/support/world-providers.ts";
import { siteValues } from "#tests/support/world-sites.ts";
import { aPlannedVisit, aRecordedVisit } from "#tests/support/world-visits.ts";

withDatabase();

async function asked(by: PersonAct, query = "", params: Record<string, string> = {}) {
  const address = `http://127.0.0.1:3000/list${query}`;
  const signedIn = await openSession(new Request(address), by.actor.userId, "/");
  const cookie = (signedIn.headers.get("Set-Cookie") ?? "").split(";")[0] ?? "";
  const request = new Request(address, { headers: { Cookie: cookie } });
  return { request, params, context: { nonce: "n", address: "192.0.2.1" } } satisfies LoaderFunctionArgs;
}

const linesOf = async (response: Response) => (await response.text()).trim().split("\n");

it("writes the visits as they are filtered, for officers alone", async () => {
  const world = await anAuthority();
  const { officer } = await officers(world);
  const { providerId, manager } = await aProvider(world);
  await aPlannedVisit(officer, providerId, { purpose: "concern" });
  await aRecordedVisit(officer, { providerId });
  expect(await linesOf(await visits(await asked(officer)))).toHaveLength(3);
  const planned = await linesOf(await visits(await asked(officer, "?status=planned")));
  expect(planned).toHaveLength(2);
  expect(planned[1]).toContain("Visit after a concern");
  expect(await linesOf(await visits(await asked(officer, "?status=cancelled")))).toHaveLength(1);
  await expect(asked(manager).then(visits)).rejects.toMatchObject({ status: 403 });
});

it("writes the changes as they are filtered, for officers who assure alone", async () => {
  const world = await anAuthority();
  const { officer } = await officers(world);
  const { providerId, manager } = await aProvider(world);
  await saveSite(manager, providerId, siteValues());
  const waiting = await linesOf(await changes(await asked(officer)));
  expect(waiting).toHaveLength(2);
  expect(waiting[1]).toContain("Barn");
  expect(await linesOf(await changes(await asked(officer, "?words=nobody")))).toHaveLength(1);
  await expect(asked(manager).then(changes)).rejects.toMatchObject({ status: 403 });
});

it("sends a school no more of a provider's sites and people than its page shows", async () => {
  const world = await anAuthority();
  const { providerId } = await aProvider(world, { at: new Date() });
  const school = await aPerson(world, "school_lead", { at: new Date() });
  const { provider } = await page(await asked(school, "", { providerId }));
  expect(Object.keys(provider).sort()).toEqual(
    ["about", "email", "id", "kind", "name", "people", "phone", "sites"].sort(),
  );
  expect(new Set(provider.people.flatMap(Object.keys))).toEqual(new Set(["id", "name", "post", "email"]));
  expect(provider.sites.flatMap(Object.keys)).not.toContain("latitude");
  expect(provider.sites[0]).not.toHaveProperty("authorityId");
});
