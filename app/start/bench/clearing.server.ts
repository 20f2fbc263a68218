/**
 * Clears a measurement's folder away with every database that was started in it, once whoever measures has gone:
 * nobody else could when that process was killed. Started by bench.server.ts with the folder's name.
 */
import { readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { removeEmbedded } from "#db/embedded.server.ts";

/** Portals that were started for the measurement see within half a second that they are alone, and end first. */
const patienceMs = 1500;

const [folder = ""] = process.argv.slice(2);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => undefined);
process.stdin.resume();
await new Promise((resolve) => process.stdin.once("close", resolve));
await pause(patienceMs);
for (const name of readdirSync(folder)) await removeEmbedded(path.join(folder, name));
rmSync(folder, { recursive: true, force: true });
