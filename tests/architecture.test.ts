/** The shape of the code, kept by a machine. Each rule was broken once on purpose to see it caught. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "..");
const modules = [
  "organisations",
  "people",
  "terms",
  "agreements",
  "providers",
  "imports",
  "quality",
  "menu",
  "pupils",
  "exclusions",
  "budgets",
  "placements",
  "reviews",
  "attendance",
  "charges",
  "outcomes",
  "matching",
  "panels",
  "partnerships",
  "watch",
  "market",
  "reports",
];
const layers = ["core", "db", "platform", "domain", "components", "routes"];
/** Past the second wall: what comes before anyone is known, and the clockwork over all authorities. */
const mayGoUnguarded = [
  /^app\/platform\/(transaction|session|lucia|mail|attempts)/,
  /^app\/domain\/people\//,
  /^app\/domain\/organisations\/add-authority/,
  /^app\/jobs\//,
  /^app\/start\//,
];

type Source = { name: string; text: string; lines: number; imports: { name: string; typeOnly: boolean }[] };

const sources = ["app", "db", "search", "tests"].flatMap(filesBelow).map(read);
const product = sources.filter(({ name }) => !name.startsWith("tests/"));
const byName = new Map(sources.map((source) => [source.name, source]));

function filesBelow(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs|css)$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}

function read(name: string): Source {
  const text = readFileSync(path.join(root, name), "utf8");
  const statements = text.matchAll(/^(?:import|export)\s+(type\s)?(?:[^"';]*?\sfrom\s+)?"([^"]+)";/gm);
  const lazy = text.matchAll(/import\("([^"]+)"\)/g);
  const imports = [...statements].map(([, type, target = ""]) => ({
    name: placeOf(target, name),
    typeOnly: type !== undefined,
  }));
  for (const [, target = ""] of lazy) imports.push({ name: placeOf(target, name), typeOnly: false });
  return { name, text, lines: text.split("\n").length - 1, imports };
}

function placeOf(target: string, from: string): string {
  if (target.startsWith("#")) return target.slice(1);
  return target.startsWith(".") ? path.join(path.dirname(from), target) : `package:${target}`;
}

function layerOf(name: string): number {
  const [top = "", second = ""] = name.split("/");
  if (top === "db" || top === "search") return layers.indexOf("db");
  if (top !== "app") return layers.length;
  const layer = layers.indexOf(second);
  return layer >= 0 ? layer : layers.indexOf("routes");
}

const moduleOf = (name: string) => /^app\/domain\/([a-z]+)\//.exec(name)?.[1];
const isServer = (name: string) => /\.server\.tsx?$/.test(name);
const isDoor = (name: string) => /^app\/(routes|jobs|start)\/|^app\/(root|entry\.|routes)/.test(name);

/** Every import of the product that a rule forbids, as "from → to". */
function breaking(rule: (from: Source, to: { name: string; typeOnly: boolean }) => boolean): string[] {
  return product.flatMap((from) =>
    from.imports.filter((to) => rule(from, to)).map((to) => `${from.name} → ${to.name}`),
  );
}

describe("the house", () => {
  it("imports only downwards: core, then db and search, platform, domain, components, doors", () => {
    expect(
      breaking((from, to) => !to.name.startsWith("package:") && layerOf(to.name) > layerOf(from.name)),
    ).toEqual([]);
  });

  it("keeps core free of everything but itself", () => {
    expect(
      breaking((from, to) => from.name.startsWith("app/core/") && !to.name.startsWith("app/core/")),
    ).toEqual([]);
  });

  it("lets only .server files and doors touch .server files", () => {
    const pure = (name: string) => name.startsWith("app/") && !isServer(name) && !isDoor(name);
    expect(breaking((from, to) => pure(from.name) && isServer(to.name))).toEqual([]);
  });

  it("lets pure files meet tables only as types", () => {
    const pure = (name: string) => name.startsWith("app/") && !isServer(name);
    expect(breaking((from, to) => pure(from.name) && to.name.startsWith("db/") && !to.typeOnly)).toEqual([]);
  });

  it("keeps pages and components away from the database and the search engines", () => {
    const page = /^app\/(routes|components)\/|^app\/root/;
    const store = /^(db|search)\/|^package:(drizzle-orm|postgres|lucia|meilisearch)/;
    expect(breaking((from, to) => page.test(from.name) && store.test(to.name))).toEqual([]);
  });

  it("lets no page import another page", () => {
    const pages = new Set(
      [...(byName.get("app/routes.ts")?.text ?? "").matchAll(/"(routes\/[^"]+)"/g)].map(
        ([, name]) => `app/${name}`,
      ),
    );
    expect(breaking((from, to) => from.name.startsWith("app/routes/") && pages.has(to.name))).toEqual([]);
  });

  it("lets a module use only the modules before it", () => {
    expect(
      breaking((from, to) => {
        const [own, other] = [moduleOf(from.name), moduleOf(to.name)];
        return own !== undefined && other !== undefined && modules.indexOf(other) > modules.indexOf(own);
      }),
    ).toEqual([]);
  });

  it("lets a module query only its own tables and those of modules before it", () => {
    expect(
      breaking((from, to) => {
        const own = moduleOf(from.name);
        const table = /^db\/schema\/([a-z]+)\.ts$/.exec(to.name)?.[1];
        return (
          own !== undefined &&
          table !== undefined &&
          modules.includes(table) &&
          modules.indexOf(table) > modules.indexOf(own)
        );
      }),
    ).toEqual([]);
  });

  it("knows every module of the business and its place in the order", () => {
    const found = new Set(product.map(({ name }) => moduleOf(name)).filter((name) => name !== undefined));
    expect([...found].filter((name) => !modules.includes(name))).toEqual([]);
  });

  it("has no import cycle", () => {
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (name: string, trail: string[]): void => {
      if (trail.includes(name)) cycles.push([...trail.slice(trail.indexOf(name)), name].join(" → "));
      if (done.has(name) || trail.includes(name)) return;
      for (const to of byName.get(name)?.imports ?? []) if (!to.typeOnly) visit(to.name, [...trail, name]);
      done.add(name);
    };
    for (const { name } of product) visit(name, []);
    expect(cycles).toEqual([]);
  });

  it("lets only the ledger's own posting move money", () => {
    const movers = product
      .filter(({ text }) => /insert\(\s*transfers\s*\)/.test(text))
      .map(({ name }) => name);
    expect(movers).toEqual(["app/domain/budgets/transfers.server.ts"]);
  });

  it("goes past the second wall only where nobody is known yet or over all authorities", () => {
    const calls = product.filter(({ text }) => /\bunguarded[(<]/.test(text)).map(({ name }) => name);
    expect(calls.filter((name) => !mayGoUnguarded.some((place) => place.test(name)))).toEqual([]);
  });

  it("reads the environment in one place", () => {
    const readers = product.filter(({ text }) => /process\.env\b/.test(text)).map(({ name }) => name);
    expect(
      readers.filter((name) => !/^app\/platform\/env\.server\.ts$|^app\/start\/[a-z]+\.mjs$/.test(name)),
    ).toEqual([]);
  });

  it("keeps files short, shallow and named for what they are", () => {
    const names = /(^|\/)(utils?|helpers?|lib|common|shared|services?|managers?|types|hooks)(\/|\.[a-z.]+$)/;
    expect(sources.filter(({ lines }) => lines > 300).map(({ name, lines }) => `${name}: ${lines}`)).toEqual(
      [],
    );
    expect(sources.filter(({ name }) => names.test(name)).map(({ name }) => name)).toEqual([]);
    expect(product.filter(({ name }) => name.split("/").length > 5).map(({ name }) => name)).toEqual([]);
  });

  it("has no barrels, no suppressions and no skipped tests", () => {
    const barrels = product.filter(
      ({ name, text }) => /^export \* from/m.test(text) && name !== "db/schema/index.ts",
    );
    const hushed = sources.filter(({ text }) =>
      /@ts-(ignore|expect-error|nocheck)|biome-ig[n]ore|\b(it|test|describe)\.(skip|only|todo)\(/.test(text),
    );
    expect(barrels.map(({ name }) => name)).toEqual([]);
    expect(hushed.map(({ name }) => name).filter((name) => name !== "tests/architecture.test.ts")).toEqual(
      [],
    );
  });

  it("imports by the full name of a file, never upwards by dots", () => {
    expect(
      breaking(
        (_from, to) => !to.name.startsWith("package:") && !/\.(ts|tsx|css|mjs|json)(\?url)?$/.test(to.name),
      ),
    ).toEqual([]);
  });
});
