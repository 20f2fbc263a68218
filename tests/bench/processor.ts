import { readdirSync, readFileSync } from "node:fs";

const ticksInSecond = 100;

/**
 * Milliseconds of processor that a process and those it started have used so far, where the machine tells (Linux):
 * what a page costs whatever else the machine does meanwhile. Elsewhere it is no number.
 */
export function processorMs(pid: number): number {
  try {
    const all = readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .flatMap(statOf);
    const own = all.find((one) => one.pid === pid);
    const living = all.filter(({ parent }) => parent === pid).reduce((sum, { ticks }) => sum + ticks, 0);
    return own ? ((own.ticks + own.ofTheDead + living) * 1000) / ticksInSecond : Number.NaN;
  } catch {
    return Number.NaN;
  }
}

function statOf(name: string) {
  try {
    const stat = readFileSync(`/proc/${name}/stat`, "utf8");
    const fields = stat
      .slice(stat.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
    const [parent = 0, user = 0, system = 0, deadUser = 0, deadSystem = 0] = [1, 11, 12, 13, 14].map(
      (at) => fields[at],
    );
    return [{ pid: Number(name), parent, ticks: user + system, ofTheDead: deadUser + deadSystem }];
  } catch {
    return []; // it ended in between
  }
}
