/**
 * The log: one line of JSON per happening, on standard output. It holds ids and figures; bodies of requests,
 * names of children and secrets never go in.
 */
import pino from "pino";
import { env } from "#app/platform/env.server.ts";

export const log = pino({
  level: env().LOG_LEVEL,
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  redact: {
    paths: [
      "password",
      "token",
      "cookie",
      "authorization",
      "email",
      "*.password",
      "*.token",
      "*.cookie",
      "*.email",
    ],
    remove: true,
  },
});
