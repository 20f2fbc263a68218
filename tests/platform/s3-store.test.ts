import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readEnv } from "#app/platform/env.server.ts";
import { type S3Settings, s3Store } from "#app/platform/s3-store.server.ts";
import { storeFor } from "#app/platform/stores.server.ts";
import { type S3Double, s3Bucket, s3Credentials, s3Double } from "#tests/support/s3-double.ts";
import { aKey, bytesOf, conformance, listed } from "./file-store-conformance.ts";

let double: S3Double;
beforeEach(async () => {
  double = await s3Double({ pageSize: 2 });
});
afterEach(() => double.close());

const settings = (): S3Settings => ({
  bucket: s3Bucket,
  region: "eu-west-2",
  endpoint: double.url,
  credentials: s3Credentials,
  pathStyle: true,
});

describe("files in a store that speaks S3 (a double of one: no real store was tried)", () => {
  conformance(() => s3Store(settings()));

  it("lie under a shelf in a folder of their own, and what others put into the bucket is passed over", async () => {
    const store = s3Store(settings());
    const key = aKey();
    await store.put(key, Buffer.from("paper"));
    expect([...double.objects.keys()]).toEqual([`files/${key.slice(0, 2)}/${key}`]);
    for (const foreign of ["files/notes.txt", `files/zz/${key}`, `other/${key}`])
      double.objects.set(foreign, { bytes: Buffer.alloc(1), writtenAt: new Date() });
    expect((await listed(store)).map(({ key: under }) => under)).toEqual([key]);
  });

  it("are asked for by the environment's words", async () => {
    const store = storeFor(
      readEnv({
        FILES_S3_BUCKET: s3Bucket,
        FILES_S3_ENDPOINT: double.url,
        FILES_S3_KEY: s3Credentials.accessKeyId,
        FILES_S3_SECRET: s3Credentials.secretAccessKey,
        FILES_S3_PATH_STYLE: "1",
      }),
    );
    const key = aKey();
    await store.put(key, Buffer.from("paper"));
    expect((await bytesOf(await store.open(key)))?.toString()).toBe("paper");
    expect(double.asked[0]).toBe(`PUT /${s3Bucket}/files/${key.slice(0, 2)}/${key}?x-id=PutObject`);
  });

  it("are refused to a request signed with another secret", async () => {
    const stranger = { ...s3Credentials, secretAccessKey: "guessed" };
    const store = s3Store({ ...settings(), credentials: stranger });
    await expect(store.put(aKey(), Buffer.from("x"))).rejects.toMatchObject({
      name: "SignatureDoesNotMatch",
    });
    await expect(store.open(aKey())).rejects.toMatchObject({ name: "SignatureDoesNotMatch" });
    expect(double.objects.size).toBe(0);
  });

  it("are not said to be missing when the bucket is, or when the store fails", async () => {
    await expect(s3Store({ ...settings(), bucket: "another" }).open(aKey())).rejects.toMatchObject({
      name: "NoSuchBucket",
    });
    double.fault.status = 500;
    await expect(s3Store(settings()).open(aKey())).rejects.toThrow();
    expect(double.asked.length).toBeGreaterThan(2);
  });

  it("fail loudly when the store is gone", async () => {
    const store = s3Store(settings());
    await double.close();
    await expect(store.put(aKey(), Buffer.from("x"))).rejects.toThrow();
    double = await s3Double();
  });
});
