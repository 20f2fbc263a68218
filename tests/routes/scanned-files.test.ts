/** What stands between an upload and the store: the scanner, and a store that may not take it. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type ClamdDouble, clamdDouble, testVirus } from "#tests/support/clamd-double.ts";
import { type S3Double, s3Bucket, s3Credentials, s3Double } from "#tests/support/s3-double.ts";
import { aPdf } from "#tests/support/world-providers.ts";

let clamd: ClamdDouble;
let s3: S3Double;
const lines: unknown[][] = [];

beforeEach(async () => {
  clamd = await clamdDouble();
  s3 = await s3Double();
  lines.length = 0;
});
afterEach(async () => {
  vi.unstubAllEnvs();
  vi.doUnmock("#app/platform/log.server.ts");
  vi.resetModules();
  await Promise.all([clamd.close(), s3.close()]);
});

/** The portal's files as a process with these variables would handle them. */
async function filesWith(variables: Record<string, string>) {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  vi.resetModules();
  const keep = (...line: unknown[]) => void lines.push(line);
  vi.doMock("#app/platform/log.server.ts", () => ({ log: { error: keep, warn: keep, info: keep } }));
  return import("#app/platform/files.server.ts");
}

const inBucket = () => ({
  FILES_S3_BUCKET: s3Bucket,
  FILES_S3_ENDPOINT: s3.url,
  FILES_S3_KEY: s3Credentials.accessKeyId,
  FILES_S3_SECRET: s3Credentials.secretAccessKey,
  FILES_S3_PATH_STYLE: "1",
});

const aVirus = async () => new File([await aPdf().arrayBuffer(), testVirus], "About Jo Smith.pdf");

describe("with a scanner", () => {
  it("a clean file is scanned, then stored, and goes again when nothing names it", async () => {
    const files = await filesWith({ ...inBucket(), CLAMD_URL: clamd.url });
    expect(files.filesAreScanned()).toBe(true);
    const upload = await files.readUpload(aPdf());
    await files.withStoredFile(upload, async () => {
      expect(clamd.scanned[0]?.equals(upload.bytes)).toBe(true);
      expect(s3.objects.size).toBe(1);
    });
    expect(s3.objects.size).toBe(0);
  });

  it("an infected file is refused beside its field, reaches no store, and is logged without its name", async () => {
    const files = await filesWith({ ...inBucket(), CLAMD_URL: clamd.url });
    const upload = await files.readUpload(await aVirus(), "paper");
    const run = vi.fn();
    await expect(files.withStoredFile(upload, run)).rejects.toMatchObject({
      kind: "rule",
      field: "paper",
      message: expect.stringContaining("found something harmful"),
    });
    expect(run).not.toHaveBeenCalled();
    expect(s3.asked).toEqual([]);
    expect(lines).toEqual([
      [
        {
          kind: "infected",
          signature: "Eicar-Test-Signature",
          sha256: upload.sha256,
          bytes: upload.bytes.length,
        },
        "the virus scanner refused a file",
      ],
    ]);
  });

  it("nothing is taken while it fails or is away, and what is too large for it is refused", async () => {
    const files = await filesWith({ ...inBucket(), CLAMD_URL: clamd.url });
    const upload = await files.readUpload(aPdf());
    clamd.manner = "an error";
    const later = { kind: "rule", field: "file", message: expect.stringContaining("try again later") };
    await expect(files.withStoredFile(upload, async () => "done")).rejects.toMatchObject(later);
    clamd.manner = "usual";
    clamd.most = 10;
    await expect(files.withStoredFile(upload, async () => "done")).rejects.toMatchObject({
      kind: "rule",
      message: expect.stringContaining("choose a smaller one"),
    });
    await clamd.close();
    await expect(files.withStoredFile(upload, async () => "done")).rejects.toMatchObject(later);
    expect(s3.asked).toEqual([]);
    expect(lines).toHaveLength(3);
  });
});

describe("with a bucket", () => {
  it("files are opened from it and swept out of it", async () => {
    const files = await filesWith(inBucket());
    expect(files.filesAreScanned()).toBe(false);
    const keys: string[] = [];
    const keep = async () =>
      files.withStoredFile(await files.readUpload(aPdf()), async (stored) => {
        if (!stored) throw new Error("no file");
        keys.push(stored.storageKey);
        stored.isNamed = true;
      });
    await keep();
    await keep();
    const [named = "", stray = ""] = keys;
    expect(await files.openFile(stray)).toBeDefined();
    const namedAmong = async (asked: string[]) => new Set(asked.filter((key) => key === named));
    expect(await files.sweepFiles(new Date(), namedAmong)).toBe(0);
    for (const object of s3.objects.values()) object.writtenAt = new Date(Date.now() - 2 * 3_600_000);
    expect(await files.sweepFiles(new Date(), namedAmong)).toBe(1);
    expect(await files.openFile(stray)).toBeUndefined();
    expect(await files.openFile(named)).toBeDefined();
  });

  it("that fails, nothing is saved and the person is told", async () => {
    const files = await filesWith(inBucket());
    const upload = await files.readUpload(aPdf());
    s3.fault.status = 503;
    const run = vi.fn();
    await expect(files.withStoredFile(upload, run)).rejects.toMatchObject({
      kind: "rule",
      field: "file",
      message: expect.stringContaining("try again later"),
    });
    expect(run).not.toHaveBeenCalled();
  });

  it("that fails only when the file is to go again, the refusal that was the cause is still what is said", async () => {
    const files = await filesWith(inBucket());
    const upload = await files.readUpload(aPdf());
    const failing = files.withStoredFile(upload, async () => {
      s3.fault.status = 503;
      throw new Error("the cause");
    });
    await expect(failing).rejects.toThrow("the cause");
    expect(lines.at(-1)?.[1]).toBe("a file waits to be swept away");
  });
});
