/** Finds the Chromium the journeys run in, and gets one where there is none. */
import { execFileSync, spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";

const names = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "microsoft-edge",
];
const places = [
  ...names.map((name) => `/usr/bin/${name}`),
  "/snap/bin/chromium",
  "/opt/google/chrome/chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

const isRunnable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return spawnSync(file, ["--version"], { timeout: 20_000 }).status === 0;
  } catch {
    return false;
  }
};

/** Those Playwright downloaded earlier, newest first. */
function downloaded(): string[] {
  const caches = [
    process.env.PLAYWRIGHT_BROWSERS_PATH,
    path.join(homedir(), ".cache", "ms-playwright"),
    path.join(homedir(), "Library", "Caches", "ms-playwright"),
  ].filter((cache) => cache !== undefined && existsSync(cache));
  const inside = [
    "chrome-linux/chrome",
    "chrome-linux64/chrome",
    "chrome-headless-shell-linux64/chrome-headless-shell",
    "chrome-mac/Chromium.app/Contents/MacOS/Chromium",
  ];
  return caches.flatMap((cache = "") =>
    readdirSync(cache)
      .filter((name) => name.startsWith("chromium"))
      .sort((a, b) => b.localeCompare(a, "en", { numeric: true }))
      .flatMap((name) => inside.map((file) => path.join(cache, name, file))),
  );
}

/** The browser that is there, or undefined. CHROME names one by its path. */
export function findBrowser(): string | undefined {
  const named = process.env.CHROME;
  if (named) return isRunnable(named) ? named : undefined;
  return [...places, ...downloaded()].find((file) => existsSync(file) && isRunnable(file));
}

/** The browser; where there is none, first Playwright's own download is tried, then Debian's package. */
export function obtainBrowser(): string {
  const found = findBrowser();
  if (found) return found;
  if (process.env.CHROME) throw new Error(`CHROME names ${process.env.CHROME}, which does not run.`);
  for (const attempt of [download, installPackage]) {
    attempt();
    const obtained = findBrowser();
    if (obtained) return obtained;
  }
  throw new Error(
    "No Chromium or Chrome was found, and none could be installed: install one, or name it by its path in CHROME.",
  );
}

function download(): void {
  console.log("No browser is installed; Playwright is asked to download Chromium …");
  spawnSync(process.execPath, ["node_modules/playwright/cli.js", "install", "chromium"], {
    stdio: "inherit",
    timeout: 180_000,
  });
}

function installPackage(): void {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  console.log("Installing the system's package chromium …");
  const options = {
    stdio: "inherit",
    timeout: 240_000,
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  } as const;
  try {
    execFileSync("apt-get", ["update"], options);
    execFileSync("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], options);
  } catch (error) {
    console.log(`The package could not be installed: ${(error as Error).message}`);
  }
}

/** Of these flags the last counts alone, so what Playwright turns off stands here again. */
const turnedOffByPlaywright = [
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "LensOverlay",
  "MediaRouter",
  "PaintHolding",
  "ThirdPartyStoragePartitioning",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "OptimizationHints",
  "NetworkTimeServiceQuerying",
  "AimEnabled",
  "PreconnectToSearch",
];
/** For each window Chromium makes ready what its address bar might show, at the price of several pages of ours. */
const addressBar = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup"];

/** Root may not use Chromium's sandbox; nothing of the browser's own talks to the network. */
export const browserFlags: string[] = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  `--disable-features=${[...turnedOffByPlaywright, ...addressBar].join(",")}`,
];
