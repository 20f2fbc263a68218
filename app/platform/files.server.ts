/** Stored files: outside the web root, under names that cannot be guessed, of the type their bytes say. */
import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { fileTypeFromBuffer } from "file-type";
import type { Act } from "#app/core/actor.ts";
import { refuse } from "#app/core/refusal.ts";
import { env } from "#app/platform/env.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { documents } from "#db/schema/platform.ts";

export const largestFileBytes = 10 * 1024 * 1024;

const accepted: Readonly<Record<string, readonly string[]>> = {
  "application/pdf": ["pdf"],
  "image/png": ["png"],
  "image/jpeg": ["jpg", "jpeg"],
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ["docx"],
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ["xlsx"],
};

export type Upload = { fileName: string; mediaType: string; bytes: Buffer; sha256: string };

/**
 * Reads what was sent and looks at its bytes. Refuses (rule, beside `field`) what is over 10 MB, empty, not a
 * PDF, PNG, JPEG, DOCX or XLSX, or named as something other than what it is.
 */
export async function readUpload(file: File, field = "file"): Promise<Upload> {
  if (file.size > largestFileBytes) refuse("rule", "Choose a file of 10 MB or less", field);
  if (file.size === 0) refuse("rule", "The file is empty: choose another", field);
  const bytes = Buffer.from(await file.arrayBuffer());
  const mediaType = (await fileTypeFromBuffer(bytes))?.mime;
  const endings = mediaType === undefined ? undefined : accepted[mediaType];
  if (mediaType === undefined || endings === undefined)
    refuse("rule", "Choose a PDF, PNG, JPEG, DOCX or XLSX file: this one is something else", field);
  const fileName = safeName(file.name);
  if (!endings.some((ending) => fileName.toLowerCase().endsWith(`.${ending}`)))
    refuse(
      "rule",
      `The file is not what its name says: its contents are ${endings[0]?.toUpperCase()}`,
      field,
    );
  return { fileName, mediaType, bytes, sha256: createHash("sha256").update(bytes).digest("hex") };
}

/** The last part of the name, without what could break a header or mislead a reader. */
function safeName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? "";
  const kept = last
    .normalize("NFC")
    .replace(/[\p{C}"<>:|?*;]/gu, "")
    .trim();
  return kept.length <= 120 ? kept : kept.slice(0, 60) + kept.slice(-60);
}

/** A file on disk that no row names yet. */
export type StoredFile = { readonly upload: Upload; readonly storageKey: string; isNamed: boolean };

/**
 * Puts the file on disk, runs the act, and takes the file away again when the act fails or has not named it
 * by `nameDocument`: a refused or doubled form leaves nothing behind. No upload runs the act without one.
 */
export async function withStoredFile<T>(
  upload: Upload | undefined,
  run: (stored: StoredFile | undefined) => Promise<T>,
): Promise<T> {
  if (!upload) return run(undefined);
  const stored: StoredFile = { upload, storageKey: randomBytes(24).toString("hex"), isNamed: false };
  await write(stored);
  try {
    const result = await run(stored);
    if (!stored.isNamed) await rm(placeOf(stored.storageKey), { force: true });
    return result;
  } catch (error) {
    await rm(placeOf(stored.storageKey), { force: true });
    throw error;
  }
}

/** Names the stored file as a document of the organisation; false when a document of that id is there already. */
export async function nameDocument(
  tx: Tx,
  act: Act,
  stored: StoredFile,
  { id, organisationId }: { id: string; organisationId: string },
): Promise<boolean> {
  const { fileName, mediaType, bytes, sha256 } = stored.upload;
  const rows = await tx
    .insert(documents)
    .values({
      authorityId: act.actor.authorityId,
      id,
      organisationId,
      storageKey: stored.storageKey,
      fileName,
      mediaType,
      bytes: bytes.byteLength,
      sha256,
      uploadedBy: act.actor.kind === "person" ? act.actor.userId : undefined,
      uploadedAt: act.now,
    })
    .onConflictDoNothing()
    .returning({ id: documents.id });
  stored.isNamed = rows.length > 0;
  return stored.isNamed;
}

/** The bytes of a stored file, or nothing when it is gone. */
export async function openFile(storageKey: string): Promise<Readable | undefined> {
  const place = placeOf(storageKey);
  const isThere = await stat(place).then(
    (found) => found.isFile(),
    () => false,
  );
  return isThere ? createReadStream(place) : undefined;
}

/**
 * Removes files that no document names and that are older than an hour: what a portal killed between disk and
 * database has left. `isNamed` answers for a batch of storage keys. Returns how many were removed.
 */
export async function sweepFiles(
  now: Date,
  namedAmong: (storageKeys: string[]) => Promise<Set<string>>,
): Promise<number> {
  let removed = 0;
  for (const shelf of await readdir(root()).catch(() => [])) {
    const names = await readdir(path.join(root(), shelf)).catch(() => []);
    const named = await namedAmong(names.filter((name) => !name.endsWith(".part")));
    for (const name of names.filter((one) => !named.has(one))) {
      const place = path.join(root(), shelf, name);
      const written = await stat(place).catch(() => undefined);
      if (!written || now.getTime() - written.mtimeMs < 3_600_000) continue;
      await rm(place, { force: true });
      removed += 1;
    }
  }
  return removed;
}

const root = () => path.join(env().DATA_DIR, "files");

function placeOf(storageKey: string): string {
  if (!/^[0-9a-f]{48}$/.test(storageKey)) throw new RangeError("That is not a storage key");
  return path.join(root(), storageKey.slice(0, 2), storageKey);
}

/** Under another name first, so that a half-written file never bears a name that is read. */
async function write({ storageKey, upload }: StoredFile): Promise<void> {
  const place = placeOf(storageKey);
  await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
  await writeFile(`${place}.part`, upload.bytes, { mode: 0o600, flag: "wx" });
  await rename(`${place}.part`, place);
}
