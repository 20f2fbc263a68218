/** A file that says which living process holds something; what a dead process left behind does not count. */
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** True while a process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** When a process began, in the kernel's ticks, so that a process id used again is not mistaken for its forerunner. */
function bornAt(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}

/** The id of the living process that holds the lock. */
export function holderOf(file: string): number | undefined {
  let content: string;
  try {
    content = readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
  const [pid = "", born = ""] = content.trim().split(" ");
  const holder = Number(pid);
  if (!Number.isInteger(holder) || holder < 1 || !isAlive(holder)) return undefined;
  return bornAt(holder) === born ? holder : undefined;
}

/** Takes the lock, or gives the id of the process that has it. */
export function takeLock(file: string): { release(): void } | { heldBy: number } {
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  try {
    writeFileSync(draft, `${process.pid} ${bornAt(process.pid)}\n`);
    for (let attempt = 0; attempt < 20; attempt++) {
      // A link appears together with its content, so nobody ever reads a lock that is half written.
      if (linked(draft, file)) return { release: () => releaseLock(file) };
      const heldBy = holderOf(file);
      if (heldBy !== undefined) return { heldBy };
      setAside(file, `${draft}.stale`);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  throw new Error(`The lock ${file} cannot be taken`);
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Takes a dead process's lock away; one that another process took in the meantime is put back. */
function setAside(file: string, aside: string): void {
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  if (holderOf(aside) !== undefined) linked(aside, file);
  rmSync(aside, { force: true });
}

function releaseLock(file: string): void {
  if (holderOf(file) === process.pid) rmSync(file, { force: true });
}

/** Takes the lock as soon as it is free; undefined when it is not within the time given. */
export async function awaitLock(file: string, withinMs: number): Promise<{ release(): void } | undefined> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const taken = takeLock(file);
    if ("release" in taken) return taken;
    if (Date.now() > deadline) return undefined;
    await pause(50);
  }
}
