import type { ServerBuild } from "@remix-run/node";
import { describe, expect, it } from "vitest";
import { bySection } from "#app/start/serve/sections.server.ts";

const routes = {
  root: { id: "root", path: "" },
  home: { id: "home", parentId: "root", index: true },
  menu: { id: "menu", parentId: "root", path: "menu" },
  offer: { id: "offer", parentId: "root", path: "menu/:offerId" },
  people: { id: "people", parentId: "root", path: "people" },
  removal: { id: "removal", parentId: "people", path: ":id/removal" },
  sitemap: { id: "sitemap", parentId: "root", path: "sitemap.xml" },
  notFound: { id: "notFound", parentId: "root", path: "*" },
};
const around = ["root", "home", "notFound"];
const build = { routes, assets: { routes, version: "1" } } as unknown as ServerBuild;

/** The routes that an address is looked for among. */
function triedFor(path: string): string[] {
  let tried: string[] = [];
  const handler = bySection(build, (some) => async () => {
    tried = Object.keys(some.routes);
    expect(Object.keys(some.assets.routes)).toEqual(tried);
    expect(some.assets.version).toBe("1");
  });
  handler({ path } as never, {} as never, () => undefined);
  return tried.sort();
}

describe("the sections of the site", () => {
  it("keeps to the routes that begin as the address does, and to those around all of them", () => {
    expect(triedFor("/menu")).toEqual([...around, "menu", "offer"].sort());
    expect(triedFor("/menu/1")).toEqual([...around, "menu", "offer"].sort());
    expect(triedFor("/people/1/removal")).toEqual([...around, "people", "removal"].sort());
    expect(triedFor("/sitemap.xml")).toEqual([...around, "sitemap"].sort());
  });

  it("finds the section of a page's data", () => {
    expect(triedFor("/menu.data")).toEqual([...around, "menu", "offer"].sort());
    expect(triedFor("/people/1/removal.data")).toEqual([...around, "people", "removal"].sort());
  });

  it.each(["/", "/_root.data", "/Menu", "/m%65nu", "/__manifest", "/nothing/like/it", "/__proto__"])(
    "asks the whole site for %s",
    (path) => {
      expect(triedFor(path)).toEqual(Object.keys(routes).sort());
    },
  );
});
