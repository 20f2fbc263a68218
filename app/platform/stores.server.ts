import path from "node:path";
import { type Env, env } from "#app/platform/env.server.ts";
import type { FileStore } from "#app/platform/file-store.ts";
import { localStore } from "#app/platform/local-store.server.ts";
import { s3Store } from "#app/platform/s3-store.server.ts";

let chosen: { by: Env; store: FileStore } | undefined;

/** The store the environment names: a bucket when there is one, else the folder `files` in DATA_DIR. */
export function fileStore(): FileStore {
  const by = env();
  if (chosen?.by !== by) chosen = { by, store: storeFor(by) };
  return chosen.store;
}

export function storeFor(given: Env): FileStore {
  if (!given.FILES_S3_BUCKET) return localStore(path.join(given.DATA_DIR, "files"));
  const { FILES_S3_KEY: accessKeyId, FILES_S3_SECRET: secretAccessKey } = given;
  return s3Store({
    bucket: given.FILES_S3_BUCKET,
    region: given.FILES_S3_REGION,
    endpoint: given.FILES_S3_ENDPOINT,
    credentials: accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : undefined,
    pathStyle: given.FILES_S3_PATH_STYLE,
  });
}

/** Where stored files are, for the output of a command. */
export const namedStore = (given: Env): string =>
  given.FILES_S3_BUCKET ? `the bucket ${given.FILES_S3_BUCKET}` : path.join(given.DATA_DIR, "files");
