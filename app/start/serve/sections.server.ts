/**
 * A section of the site is what its addresses begin with: /menu, /providers. Remix tries every route of its build
 * several times for every page, so each section gets a build of its own that holds no other section's routes.
 */
import type { RequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";

type Routes = ServerBuild["routes"];

/** Answers with the section that the address names, or with the whole site where it names none by its very letters. */
export function bySection(build: ServerBuild, make: (build: ServerBuild) => RequestHandler): RequestHandler {
  const whole = make(build);
  const known = new Set(Object.keys(build.routes).flatMap((id) => sectionOf(build.routes, id) ?? []));
  const made = new Map<string, RequestHandler>();
  return (request, response, next) => {
    // A page asks for its data at its own address with an ending.
    const [first = ""] = request.path
      .slice(1)
      .replace(/\.data$/, "")
      .split("/");
    if (!known.has(first)) return whole(request, response, next);
    const handler = made.get(first) ?? make(only(build, first));
    made.set(first, handler);
    return handler(request, response, next);
  };
}

function only(build: ServerBuild, section: string): ServerBuild {
  const isKept = (id: string) => (sectionOf(build.routes, id) ?? section) === section;
  const kept = <Route>(routes: Record<string, Route>) =>
    Object.fromEntries(Object.entries(routes).filter(([id]) => isKept(id)));
  return {
    ...build,
    routes: kept(build.routes),
    assets: { ...build.assets, routes: kept(build.assets.routes) },
  };
}

/** The first part of a route's addresses; nothing for what stands around or under every section. */
function sectionOf(routes: Routes, id: string): string | undefined {
  const parts: string[] = [];
  for (let route = routes[id]; route; route = routes[route.parentId ?? ""]) parts.unshift(route.path ?? "");
  const [first] = parts.join("/").split("/").filter(Boolean);
  return first === undefined || /^[:*]|\?$/.test(first) ? undefined : first;
}
