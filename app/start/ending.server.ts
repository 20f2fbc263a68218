/** When a long-running command should end: Ctrl-C, a stop from outside, or the end of the npm that started it. */
import { readFileSync } from "node:fs";
import { startedByNpm } from "#app/platform/env.server.ts";

/** Settles once the command is asked to end. Asked again, it goes on ending. */
export function untilAsked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve());
    const before = ancestors();
    // Also keeps this process going while nothing else does.
    setInterval(() => {
      if (startedByNpm() && ancestors() !== before) resolve();
    }, 500);
  });
}

/**
 * The process that started this one, and the one that started that: npm starts a shell, and the shell us. When
 * npm is stopped or killed its shell passes no signal on, and nobody could end this process from the terminal.
 */
function ancestors(): string {
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, "utf8");
    return `${process.ppid} ${stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]}`;
  } catch {
    return `${process.ppid}`;
  }
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
