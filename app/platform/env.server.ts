/** The environment, parsed once; the only place that reads or writes `process.env`. */
import path from "node:path";
import { z } from "zod";
import { Halt } from "#app/core/halt.ts";

const yes = new Set(["1", "true", "yes", "on"]);
const no = new Set(["0", "false", "no", "off"]);

const text = z.string().trim();
const flag = text
  .toLowerCase()
  .refine((value) => yes.has(value) || no.has(value), "must be 1 or 0")
  .transform((value) => yes.has(value));
const wholeNumber = (least: number, most: number) =>
  text
    .regex(/^\d{1,9}$/, "must be a whole number")
    .transform(Number)
    .refine((value) => value >= least && value <= most, `must be between ${least} and ${most}`);
const address = (what: string, protocols: readonly string[]) =>
  text.refine(
    (value) => URL.canParse(value) && protocols.includes(new URL(value).protocol),
    `must be ${what}`,
  );
const webAddress = address("an address that begins with http:// or https://", ["http:", "https:"]);

const namesScanner = (value: string) => {
  const { protocol, hostname, pathname } = new URL(value);
  return protocol === "tcp:" ? hostname !== "" : pathname.startsWith("/") && pathname.length > 1;
};

const Variables = z.object({
  NODE_ENV: z
    .enum(["production", "development", "test"], "must be production, development or test")
    .default("production"),
  PORT: wholeNumber(1, 65_535).default(3000),
  HOST: text.optional(),
  PUBLIC_URL: webAddress.transform((value) => value.replace(/\/+$/, "")).optional(),
  TRUST_PROXY: flag.default(false),
  DATA_DIR: text.default(".data").transform((value) => path.resolve(value)),
  DATABASE_URL: address("an address that begins with postgres://", ["postgres:", "postgresql:"]).optional(),
  DATABASE_POOL: wholeNumber(1, 500).default(10),
  DEMONSTRATION: flag.optional(),
  WORKER: flag.default(true),
  SMTP_URL: address("an address that begins with smtp:// or smtps://", ["smtp:", "smtps:"]).optional(),
  MAIL_FROM: text.default("Alternative provision <no-reply@localhost>"),
  MEILISEARCH_URL: webAddress.optional(),
  MEILISEARCH_KEY: text.optional(),
  FILES_S3_BUCKET: text.optional(),
  FILES_S3_ENDPOINT: webAddress.optional(),
  FILES_S3_REGION: text.default("eu-west-2"),
  FILES_S3_KEY: text.optional(),
  FILES_S3_SECRET: text.optional(),
  FILES_S3_PATH_STYLE: flag.default(false),
  CLAMD_URL: address("an address such as tcp://127.0.0.1:3310 or unix:/run/clamav/clamd.ctl", [
    "tcp:",
    "unix:",
  ])
    .refine(namesScanner, "must name a host, like tcp://127.0.0.1:3310, or a path, like unix:/run/clamd.ctl")
    .optional(),
  MAP_TILES_URL: webAddress
    .refine(
      (value) => ["{z}", "{x}", "{y}"].every((part) => value.includes(part)),
      "must hold {z}, {x} and {y}, like https://tiles.example.org/{z}/{x}/{y}.png",
    )
    .optional(),
  MAP_ATTRIBUTION: text.optional(),
  LOG_LEVEL: z
    .enum(
      ["fatal", "error", "warn", "info", "debug", "trace", "silent"],
      "must be a level such as info, warn or debug",
    )
    .default("info"),
});

type Parsed = z.infer<typeof Variables>;
export type Env = Omit<Parsed, "HOST" | "DEMONSTRATION"> & { HOST: string; DEMONSTRATION: boolean };

let parsed: Env | undefined;

/** What the environment says. Halts with a sentence that names the variable when a value cannot be read. */
export function env(): Env {
  parsed ??= readEnv(process.env);
  return parsed;
}

/** Reads a set of variables; empty ones count as not given. */
export function readEnv(variables: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
  const result = Variables.safeParse(given);
  if (!result.success) {
    const issue = result.error.issues[0];
    throw new Halt(`The environment variable ${issue?.path.join(".")} ${issue?.message}.`);
  }
  refuseHalfAStore(given);
  refuseHalfAMap(given);
  const demonstration = result.data.DEMONSTRATION ?? result.data.DATABASE_URL === undefined;
  const host = result.data.HOST ?? (demonstration ? "127.0.0.1" : "0.0.0.0");
  return { ...result.data, HOST: host, DEMONSTRATION: demonstration };
}

/** A bucket forgotten beside its key would keep files in a folder that nobody looks into. */
function refuseHalfAStore(given: Record<string, string | undefined>): void {
  const stray = Object.keys(given).find((name) => name.startsWith("FILES_S3_"));
  if (stray && !given.FILES_S3_BUCKET)
    throw new Halt(`The environment variable ${stray} is given without FILES_S3_BUCKET.`);
  if (Boolean(given.FILES_S3_KEY) !== Boolean(given.FILES_S3_SECRET))
    throw new Halt(
      "The environment variables FILES_S3_KEY and FILES_S3_SECRET are given together or not at all.",
    );
}

/** Whoever gives tiles asks to be named beside them. */
function refuseHalfAMap(given: Record<string, string | undefined>): void {
  if (Boolean(given.MAP_TILES_URL) !== Boolean(given.MAP_ATTRIBUTION))
    throw new Halt(
      "The environment variables MAP_TILES_URL and MAP_ATTRIBUTION are given together or not at all.",
    );
}

/**
 * Says which database this process works on. The built server carries its own copy of this module, so what
 * the start decided is handed over through the variables themselves.
 */
export function nameDatabase(url: string, { demonstration }: { demonstration: boolean }): void {
  process.env.DATABASE_URL = url;
  process.env.DEMONSTRATION = demonstration ? "1" : "0";
  parsed = undefined;
}

/** The variables for a child process; one given as undefined is left out. */
export function childEnvironment(
  changes: Record<string, string | undefined>,
): Record<string, string | undefined> {
  const merged = { ...process.env, ...changes };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined));
}

/** True when npm is what started this process. */
export function startedByNpm(): boolean {
  return Boolean(process.env.npm_lifecycle_event);
}
