/** When a long-running command should end: Ctrl-C, a stop from outside, or the end of the npm that started it. */
import { startedByNpm } from "#app/platform/env.server.ts";

/** Settles once the command is asked to end. Asked again, it goes on ending. */
export function untilAsked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve());
    if (startedByNpm()) resolveWhenOrphaned(resolve);
  });
}

/** npm killed with -9 passes no signal on; without it nobody could stop this process by the keys of the terminal. */
function resolveWhenOrphaned(resolve: () => void): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) resolve();
  }, 500).unref();
}

/** Runs the steps one after the other, each in its own time limit, so that ending never hangs on one of them. */
export async function endInOrder(
  steps: readonly (() => Promise<unknown> | undefined)[],
  limitMs = 12_000,
): Promise<void> {
  for (const step of steps) {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise((resolve) => {
      timer = setTimeout(resolve, limitMs);
    });
    await Promise.race([step(), late]).catch((error) => console.error(error));
    clearTimeout(timer);
  }
}
