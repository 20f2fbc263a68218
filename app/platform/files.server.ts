/** Stored files: outside the web root, under names that cannot be guessed, of the type their bytes say. */
import { createHash, randomBytes } from "node:crypto";
import type { Readable } from "node:stream";
import { fileTypeFromBuffer } from "file-type";
import type { Act } from "#app/core/actor.ts";
import { refuse } from "#app/core/refusal.ts";
import { env } from "#app/platform/env.server.ts";
import type { Kept } from "#app/platform/file-store.ts";
import { log } from "#app/platform/log.server.ts";
import { fileStore } from "#app/platform/stores.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { scanForViruses, type Verdict } from "#app/platform/virus-scan.server.ts";
import { documents } from "#db/schema/platform.ts";

export const largestFileBytes = 10 * 1024 * 1024;

const accepted: Readonly<Record<string, readonly string[]>> = {
  "application/pdf": ["pdf"],
  "image/png": ["png"],
  "image/jpeg": ["jpg", "jpeg"],
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ["docx"],
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ["xlsx"],
};

/** `field` is the one it came by, beside which a refusal is shown. */
export type Upload = { fileName: string; mediaType: string; bytes: Buffer; sha256: string; field: string };

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
  return { fileName, mediaType, bytes, sha256: createHash("sha256").update(bytes).digest("hex"), field };
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

/** A file in the store that no row names yet. */
export type StoredFile = { readonly upload: Upload; readonly storageKey: string; isNamed: boolean };

/**
 * Has the file scanned, puts it into the store, runs the act, and takes the file away again when the act fails
 * or has not named it by `nameDocument`: a refused or doubled form leaves nothing behind. No upload runs the act
 * without one. Refuses (rule, beside its field) what a scanner finds harmful or cannot be asked about, and what
 * the store does not take.
 */
export async function withStoredFile<T>(
  upload: Upload | undefined,
  run: (stored: StoredFile | undefined) => Promise<T>,
): Promise<T> {
  if (!upload) return run(undefined);
  await refuseUnlessClean(upload);
  const stored: StoredFile = { upload, storageKey: randomBytes(24).toString("hex"), isNamed: false };
  await put(stored);
  try {
    const result = await run(stored);
    if (!stored.isNamed) await takeAway(stored);
    return result;
  } catch (error) {
    await takeAway(stored);
    throw error;
  }
}

/** Whether files are scanned for viruses before they are kept. */
export const filesAreScanned = (): boolean => env().CLAMD_URL !== undefined;

/** The log names the file by its digest: its name and its contents may say who it is about. */
async function refuseUnlessClean({ bytes, sha256, field }: Upload): Promise<void> {
  const scanner = env().CLAMD_URL;
  if (!scanner) return;
  const verdict = await scanForViruses(scanner, bytes).catch((error: unknown): undefined => {
    log.error({ err: error, sha256, bytes: bytes.length }, "the virus scanner gave no verdict");
  });
  if (verdict?.kind === "clean") return;
  if (verdict) log.warn({ ...verdict, sha256, bytes: bytes.length }, "the virus scanner refused a file");
  refuse("rule", verdict ? sentences[verdict.kind] : unscanned, field);
}

const unscanned =
  "This file was not kept, because files cannot be checked for viruses at the moment: try again later";
const sentences: Record<Exclude<Verdict["kind"], "clean">, string> = {
  infected: "This file was not kept, because the virus scanner found something harmful in it: choose another",
  too_large:
    "This file was not kept, because it is larger than the virus scanner takes: choose a smaller one",
};

async function put({ storageKey, upload }: StoredFile): Promise<void> {
  try {
    await fileStore().put(storageKey, upload.bytes);
  } catch (error) {
    log.error({ err: error, bytes: upload.bytes.length }, "the store did not take a file");
    await fileStore()
      .remove(storageKey)
      .catch(() => undefined);
    refuse("rule", "This file could not be kept, and nothing was saved: try again later", upload.field);
  }
}

/** What cannot be taken away now is swept away later. */
async function takeAway({ storageKey }: StoredFile): Promise<void> {
  await fileStore()
    .remove(storageKey)
    .catch((error: unknown) => log.error({ err: error, storageKey }, "a file waits to be swept away"));
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
export function openFile(storageKey: string): Promise<Readable | undefined> {
  return fileStore().open(storageKey);
}

const sweptAfterMs = 3_600_000;

/**
 * Removes files that no document names and that are older than an hour: what a portal killed between store and
 * database has left. `namedAmong` answers for a batch of storage keys. Returns how many were removed.
 */
export async function sweepFiles(
  now: Date,
  namedAmong: (storageKeys: string[]) => Promise<Set<string>>,
): Promise<number> {
  const store = fileStore();
  const isOld = ({ writtenAt }: Kept) => now.getTime() - writtenAt.getTime() >= sweptAfterMs;
  let removed = 0;
  for await (const batch of store.list()) {
    const old = batch.filter(isOld);
    const keys = old.flatMap(({ key }) => key ?? []);
    const named = keys.length > 0 ? await namedAmong(keys) : new Set<string>();
    for (const { name, key } of old) {
      if (key !== undefined && named.has(key)) continue;
      await store.remove(name);
      removed += 1;
    }
  }
  return removed;
}
