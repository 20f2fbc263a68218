/** The journeys. `npm test` starts a portal for them and names it in E2E_URL. */
import { tmpdir } from "node:os";
import path from "node:path";
import { defineConfig } from "@playwright/test";
import { browserFlags, obtainBrowser } from "../support/browser.ts";

const results = process.env.E2E_RESULTS;

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.ts",
  outputDir: path.join(tmpdir(), "portal-journeys"),
  fullyParallel: false,
  forbidOnly: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: results ? [["list"], ["json", { outputFile: results }]] : [["list"]],
  use: {
    baseURL: process.env.E2E_URL ?? "http://127.0.0.1:3000",
    locale: "en-GB",
    timezoneId: "Europe/London",
    trace: "off",
    video: "off",
    screenshot: "only-on-failure",
    actionTimeout: 15_000,
    navigationTimeout: 20_000,
    launchOptions: { executablePath: obtainBrowser(), args: browserFlags },
  },
});
