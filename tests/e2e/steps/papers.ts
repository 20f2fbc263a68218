/** Files that people send. */
import { paper } from "#app/start/story/paper.ts";
import type { Paper } from "../../support/portal.ts";

/** A real one-page PDF that says what it is. */
export async function pdf(title: string): Promise<Paper> {
  const file = paper(title);
  return { name: file.name, mimeType: file.type, buffer: Buffer.from(await file.arrayBuffer()) };
}

/** A program that calls itself a PDF. */
export const disguised: Paper = {
  name: "insurance.pdf",
  mimeType: "application/pdf",
  buffer: Buffer.concat([Buffer.from("MZ\u0090\u0000\u0003"), Buffer.alloc(2000, 7)]),
};

/** A PDF by its first bytes, and longer than a file may be. */
export const tooLong = (megabytes: number): Paper => ({
  name: "long.pdf",
  mimeType: "application/pdf",
  buffer: Buffer.concat([Buffer.from("%PDF-1.4\n"), Buffer.alloc(megabytes * 1024 * 1024, 32)]),
});
