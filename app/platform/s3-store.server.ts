import { Readable } from "node:stream";
import type { S3Client } from "@aws-sdk/client-s3";
import { type FileStore, type Kept, keptAs, shelfPath } from "#app/platform/file-store.ts";

export type S3Settings = {
  bucket: string;
  region: string;
  /** Left out for Amazon's own. */
  endpoint?: string;
  /** Left out where the machine itself has been given a role. */
  credentials?: { accessKeyId: string; secretAccessKey: string };
  /** The bucket in the path rather than in the host's name, as most other stores want it. */
  pathStyle: boolean;
};

const folder = "files/";
const connectWithinMs = 5_000;
const answerWithinMs = 30_000;

/** Files in a bucket of any store that speaks S3. The client is loaded with the first file that needs it. */
export function s3Store(settings: S3Settings): FileStore {
  const Bucket = settings.bucket;
  let opened: ReturnType<typeof open> | undefined;
  const store = () => {
    opened ??= open(settings);
    return opened;
  };
  return {
    async put(key, bytes) {
      const Key = folder + shelfPath(key);
      const { client, sdk } = await store();
      await client.send(
        new sdk.PutObjectCommand({ Bucket, Key, Body: bytes, ContentType: "application/octet-stream" }),
      );
    },
    async open(key) {
      const Key = folder + shelfPath(key);
      const { client, sdk } = await store();
      const answer = await client.send(new sdk.GetObjectCommand({ Bucket, Key })).catch(nothingThere);
      if (answer === undefined) return undefined;
      if (!(answer.Body instanceof Readable)) throw new Error("The S3 store answered without a body");
      return answer.Body;
    },
    async remove(name) {
      const Key = folder + shelfPath(name);
      const { client, sdk } = await store();
      await client.send(new sdk.DeleteObjectCommand({ Bucket, Key }));
    },
    async *list() {
      const { client, sdk } = await store();
      let ContinuationToken: string | undefined;
      do {
        const page = await client.send(
          new sdk.ListObjectsV2Command({ Bucket, Prefix: folder, ContinuationToken }),
        );
        yield (page.Contents ?? []).flatMap(keptObject);
        ContinuationToken = page.IsTruncated ? page.NextContinuationToken : undefined;
      } while (ContinuationToken);
    },
  };
}

async function open(
  settings: S3Settings,
): Promise<{ client: S3Client; sdk: typeof import("@aws-sdk/client-s3") }> {
  const sdk = await import("@aws-sdk/client-s3");
  const client = new sdk.S3Client({
    region: settings.region,
    endpoint: settings.endpoint,
    credentials: settings.credentials,
    forcePathStyle: settings.pathStyle,
    // The newer checksum headers are refused by many stores that are not Amazon's.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: {
      connectionTimeout: connectWithinMs,
      requestTimeout: answerWithinMs,
      throwOnRequestTimeout: true,
    },
  });
  return { client, sdk };
}

function nothingThere(error: unknown): undefined {
  if (error instanceof Error && error.name === "NoSuchKey") return undefined;
  throw error;
}

type Listed = { Key?: string; Size?: number; LastModified?: Date };

function keptObject({ Key, Size, LastModified }: Listed): Kept[] {
  const known = keptAs(Key?.split("/").at(-1) ?? "");
  if (!known || !LastModified || Key !== folder + shelfPath(known.name)) return [];
  return [{ ...known, bytes: Size ?? 0, writtenAt: LastModified }];
}
