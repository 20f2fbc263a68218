/**
 * What every npm script calls: `node app/start/run.mjs COMMAND …`. It needs nothing but Node, brings what is
 * missing, and hands over to the command's own TypeScript file in this same process, so that signals and the
 * exit code are the command's. `--as-installed` before the command trusts what is there (the Docker image).
 */
import { existsSync } from "node:fs";
import { register as registerHooks } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const commands = [
  "start",
  "dev",
  "test",
  "worker",
  "verify",
  "authority",
  "reset",
  "reindex",
  "backup",
  "restore",
  "import",
  "bench",
  "build",
];
const nodeEnvironment = { dev: "development", test: "test" };

process.chdir(path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..", ".."));
const words = process.argv.slice(2);
const asInstalled = words[0] === "--as-installed";
if (asInstalled) words.shift();
const [command = "", ...args] = words;

checkNode();
if (!commands.includes(command))
  halt(`There is no command "${command}". The commands are: ${commands.join(", ")}.`);
if (existsSync(".env")) process.loadEnvFile(".env");
await prepare();
process.env.NODE_ENV = nodeEnvironment[command] ?? "production";
await handOver();

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  halt(
    `The portal needs Node 20.19 or newer; this is Node ${process.versions.node}. Install a newer one from https://nodejs.org.`,
  );
}

async function prepare() {
  if (asInstalled) return;
  const { installIfNeeded } = await import("./install.mjs");
  const missing = installIfNeeded();
  if (missing) halt(missing);
  if (command !== "start" && command !== "build") return;
  const { build, buildIfNeeded } = await import("./build.mjs");
  const broken = command === "build" ? build() : buildIfNeeded();
  if (broken) halt(broken);
  if (command === "build") process.exit(0);
}

async function handOver() {
  const file = new URL(`./${command}.server.ts`, import.meta.url);
  if (!existsSync(file)) halt(`The command "${command}" is not part of this portal yet.`);
  try {
    registerHooks("./mended-driver.mjs", import.meta.url);
    const { register } = await import("tsx/esm/api");
    register();
    const { main } = await import(file.href);
    process.exit((await main(args)) ?? 0);
  } catch (error) {
    if (error?.name === "Halt") halt(error.message);
    console.error(error);
    process.exit(1);
  }
}

function halt(sentence) {
  console.error(sentence);
  process.exit(1);
}
