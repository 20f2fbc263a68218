import { readdir, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { env } from "#app/platform/env.server.ts";
import {
  largestFileBytes,
  openFile,
  readUpload,
  sweepFiles,
  withStoredFile,
} from "#app/platform/files.server.ts";
import { aPdf, aPng } from "#tests/support/world-providers.ts";

const shelfOf = (key: string) => path.join(env().DATA_DIR, "files", key.slice(0, 2));
const isStored = async (key: string) => (await readdir(shelfOf(key)).catch((): string[] => [])).includes(key);

describe("what a file is", () => {
  it("is read from its bytes", async () => {
    expect(await readUpload(aPdf())).toMatchObject({ mediaType: "application/pdf", fileName: "paper.pdf" });
    expect(await readUpload(aPng())).toMatchObject({ mediaType: "image/png" });
    const letter = anOfficeFile("word/document.xml", "wordprocessingml.document", "letter.docx");
    expect((await readUpload(letter)).mediaType).toContain("wordprocessingml");
    const sheet = anOfficeFile("xl/workbook.xml", "spreadsheetml.sheet", "sheet.xlsx");
    expect((await readUpload(sheet)).mediaType).toContain("spreadsheetml");
  });
  it("is refused when the bytes are of another kind, whatever the name and the stated type", async () => {
    const script = new File(["<script>alert(1)</script>"], "policy.pdf", { type: "application/pdf" });
    await expect(readUpload(script)).rejects.toMatchObject({ kind: "rule", field: "file" });
    const program = new File([Buffer.from("MZ".padEnd(200, "\0"))], "policy.docx");
    await expect(readUpload(program)).rejects.toMatchObject({ kind: "rule" });
  });
  it("is refused when the name says another kind than the bytes", async () => {
    await expect(readUpload(aPdf("picture.png"))).rejects.toMatchObject({ kind: "rule" });
    await expect(readUpload(aPng("run.exe"))).rejects.toMatchObject({ kind: "rule" });
  });
  it("is refused over 10 MB and when empty", async () => {
    const large = new File([await aPdf().arrayBuffer(), new Uint8Array(largestFileBytes)], "large.pdf");
    await expect(readUpload(large)).rejects.toThrow("10 MB or less");
    await expect(readUpload(new File([], "empty.pdf"))).rejects.toThrow("empty");
  });
  it("keeps only the last part of its name, without what breaks a header", async () => {
    const pdf = aPdf('C:\\secret\\..\\"my"\r\npaper;.pdf');
    expect((await readUpload(pdf)).fileName).toBe("mypaper.pdf");
  });
});

describe("a stored file", () => {
  it("is gone again when the act fails or does not name it", async () => {
    const upload = await readUpload(aPdf());
    const keys: string[] = [];
    const failing = withStoredFile(upload, async (file) => {
      keys.push(file?.storageKey ?? "");
      expect(await isStored(keys[0] ?? "")).toBe(true);
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    const done = await withStoredFile(upload, async (file) => {
      keys.push(file?.storageKey ?? "");
      return "done";
    });
    expect(done).toBe("done");
    expect(new Set(keys).size).toBe(2);
    for (const key of keys) expect(await isStored(key)).toBe(false);
  });
  it("is swept away when nothing names it and it is older than an hour", async () => {
    const upload = await readUpload(aPdf());
    let key = "";
    await withStoredFile(upload, async (file) => {
      if (!file) throw new Error("no file");
      key = file.storageKey;
      file.isNamed = true;
    });
    const place = path.join(shelfOf(key), key);
    await writeFile(`${place}.part`, "half");
    const named = async (keys: string[]) => new Set(keys.filter((one) => one !== key));
    const now = new Date();
    expect(await sweepFiles(now, named)).toBe(0);
    const old = new Date(now.getTime() - 2 * 3_600_000);
    await utimes(place, old, old);
    await utimes(`${place}.part`, old, old);
    expect(await sweepFiles(now, async (keys) => new Set(keys))).toBe(1);
    expect(await openFile(key)).toBeDefined();
    expect(await sweepFiles(now, named)).toBe(1);
    expect(await openFile(key)).toBeUndefined();
  });
  it("has no name that leads out of its folder", async () => {
    await expect(openFile("../../etc/passwd")).rejects.toThrow(RangeError);
  });
});

/** A zip whose first part says which office document it is, as Word and Excel write it. */
function anOfficeFile(part: string, kind: string, name: string): File {
  const main = `application/vnd.openxmlformats-officedocument.${kind}.main+xml`;
  const types = Buffer.from(
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${part}" ContentType="${main}"/></Types>`,
  );
  const packed = deflateRawSync(types);
  const entry = "[Content_Types].xml";
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(packed.length, 18);
  header.writeUInt32LE(types.length, 22);
  header.writeUInt16LE(entry.length, 26);
  return new File([header, entry, packed], name);
}
