import path from "node:path";
import { expect, test } from "vitest";
import { readEnv } from "#app/platform/env.server.ts";

const outside = "postgres://portal:secret@db.example:5432/portal";

test("nothing given is a demonstration on its own database, for this machine only", () => {
  expect(readEnv({})).toMatchObject({
    PORT: 3000,
    HOST: "127.0.0.1",
    DEMONSTRATION: true,
    DATA_DIR: path.resolve(".data"),
    WORKER: true,
    TRUST_PROXY: false,
  });
  expect(readEnv({}).DATABASE_URL).toBeUndefined();
});

test("a database of one's own is no demonstration unless asked for by name", () => {
  expect(readEnv({ DATABASE_URL: outside })).toMatchObject({ DEMONSTRATION: false, HOST: "0.0.0.0" });
  expect(readEnv({ DATABASE_URL: outside, DEMONSTRATION: "1" })).toMatchObject({
    DEMONSTRATION: true,
    HOST: "127.0.0.1",
  });
  expect(readEnv({ HOST: "::1" })).toMatchObject({ DEMONSTRATION: true, HOST: "::1" });
});

test("an empty variable counts as not given", () => {
  expect(readEnv({ PORT: "", HOST: " ", DATABASE_URL: "", DEMONSTRATION: "", WORKER: "off" })).toMatchObject({
    PORT: 3000,
    HOST: "127.0.0.1",
    DEMONSTRATION: true,
    WORKER: false,
  });
});

test.each([
  ["PORT", "80a", "The environment variable PORT must be a whole number."],
  ["PORT", "70000", "The environment variable PORT must be between 1 and 65535."],
  [
    "DATABASE_URL",
    "mysql://x",
    "The environment variable DATABASE_URL must be an address that begins with postgres://.",
  ],
  ["DEMONSTRATION", "perhaps", "The environment variable DEMONSTRATION must be 1 or 0."],
  [
    "PUBLIC_URL",
    "provision",
    "The environment variable PUBLIC_URL must be an address that begins with http:// or https://.",
  ],
  [
    "CLAMD_URL",
    "http://127.0.0.1:3310",
    "The environment variable CLAMD_URL must be an address such as tcp://127.0.0.1:3310 or unix:/run/clamav/clamd.ctl.",
  ],
  [
    "CLAMD_URL",
    "unix:",
    "The environment variable CLAMD_URL must name a host, like tcp://127.0.0.1:3310, or a path, like unix:/run/clamd.ctl.",
  ],
  [
    "FILES_S3_REGION",
    "eu-west-2",
    "The environment variable FILES_S3_REGION is given without FILES_S3_BUCKET.",
  ],
  [
    "MAP_TILES_URL",
    "https://tiles.example.org/",
    "The environment variable MAP_TILES_URL must hold {z}, {x} and {y}, like https://tiles.example.org/{z}/{x}/{y}.png.",
  ],
  [
    "MAP_ATTRIBUTION",
    "Somebody",
    "The environment variables MAP_TILES_URL and MAP_ATTRIBUTION are given together or not at all.",
  ],
  ["LOG_LEVEL", "loud", "The environment variable LOG_LEVEL must be a level such as info, warn or debug."],
])("%s=%s is refused in one sentence", (name, value, sentence) => {
  expect(() => readEnv({ [name]: value })).toThrow(
    expect.objectContaining({ name: "Halt", message: sentence }),
  );
});

test("a store's key and secret come together", () => {
  expect(() => readEnv({ FILES_S3_BUCKET: "files", FILES_S3_KEY: "a-key" })).toThrow("given together");
  expect(readEnv({ FILES_S3_BUCKET: "files" })).toMatchObject({
    FILES_S3_REGION: "eu-west-2",
    FILES_S3_PATH_STYLE: false,
  });
});
