/** Runs one program of Node's to its end, and ends it when it takes too long. */
import { spawn } from "node:child_process";
import { childEnvironment } from "#app/platform/env.server.ts";

export interface Errand {
  words: string[];
  limitMs: number;
  environment?: Record<string, string | undefined>;
  /** True to collect what it says rather than show it. */
  isQuiet?: boolean;
}

/** The exit code (1 when it had to be ended) and, when quiet, what it said. */
export async function run({ words, limitMs, environment = {}, isQuiet = false }: Errand) {
  const child = spawn(process.execPath, words, {
    env: childEnvironment(environment) as NodeJS.ProcessEnv,
    stdio: ["ignore", isQuiet ? "pipe" : "inherit", isQuiet ? "pipe" : "inherit"],
  });
  let output = "";
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout?.on("data", collect);
  child.stderr?.on("data", collect);
  const impatience = setTimeout(() => {
    console.error(`${words[0]} took longer than ${limitMs / 1000} seconds and was ended.`);
    child.kill("SIGKILL");
  }, limitMs);
  const code = await new Promise<number>((resolve) => child.on("close", (exit) => resolve(exit ?? 1)));
  clearTimeout(impatience);
  return { code, output };
}
