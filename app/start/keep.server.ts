/** Watches over what the portal depends on, and starts again what has died. */
import { setTimeout as pause } from "node:timers/promises";
import { log } from "#app/platform/log.server.ts";

export interface Kept {
  name: string;
  isAlive(): boolean;
  /** Brings it back. May fail: it is tried again, a little later each time. */
  revive(): Promise<void>;
}

const everyMs = 1000;
const longestPauseMs = 30_000;

/** Looks every second until stopped. Stopping waits for a revival under way, so that nothing starts up behind it. */
export function keepAlive(things: readonly Kept[]): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const watch = async () => {
    let failures = 0;
    while (!stopping.signal.aborted) {
      const wait = Math.min(everyMs * 2 ** failures, longestPauseMs);
      await pause(wait, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
      if (!stopping.signal.aborted) failures = (await reviveDead(things)) ? 0 : failures + 1;
    }
  };
  const watching = watch();
  return {
    stop() {
      stopping.abort();
      return watching;
    },
  };
}

/** True when everything is alive, or has been brought back. */
async function reviveDead(things: readonly Kept[]): Promise<boolean> {
  for (const thing of things) {
    if (thing.isAlive()) continue;
    log.warn({ thing: thing.name }, "has died and is started again");
    try {
      await thing.revive();
    } catch (error) {
      log.error({ err: error, thing: thing.name }, "could not be started again");
      return false;
    }
  }
  return true;
}
