import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vitest/config";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

const pages = () =>
  remix({
    serverModuleFormat: "esm",
    future: {
      v3_fetcherPersist: true,
      v3_lazyRouteDiscovery: true,
      v3_relativeSplatPath: true,
      v3_routeConfig: true,
      v3_singleFetch: true,
      v3_throwAbortReason: true,
    },
  });

const usual = {
  pool: "forks",
  testTimeout: 20_000,
  hookTimeout: 60_000,
  teardownTimeout: 20_000,
  restoreMocks: true,
} as const;
const tests = ["tests/**/*.test.{ts,tsx}"];
/** They set what a process reads of its environment once, so each has a process of its own. */
const alone = [
  "tests/domain/menu/engine-down.test.ts",
  "tests/domain/menu/stale-engine.test.ts",
  "tests/routes/scanned-files.test.ts",
];

/** They take long though their files are short, by which vitest would begin them last and wait for them alone. */
const long = [
  "tests/start/story.test.ts",
  "tests/start/backup.test.ts",
  "tests/faults/storm.test.ts",
  "tests/faults/embedded-database.test.ts",
];

export default defineConfig(({ mode }) => ({
  plugins: mode === "test" ? [] : [tailwindcss(), pages()],
  // Fonts and pictures stay files of our own: the content security policy lets in no others.
  build: { assetsInlineLimit: 0, target: "es2022" },
  test: {
    globalSetup: ["tests/support/global-setup.ts"],
    maxWorkers: 3,
    // Projects are begun by name. All but those alone share their processes, as people share the portal's: to read
    // the modules anew for each file is dear.
    projects: [
      { test: { ...usual, name: "alone", include: alone } },
      { test: { ...usual, name: "long", include: long, isolate: false } },
      { test: { ...usual, name: "together", include: tests, exclude: [...alone, ...long], isolate: false } },
    ],
  },
}));
