/** Files as spreadsheets write them, read and brought in. */
import { randomUUID } from "node:crypto";
import type { Act } from "#app/core/actor.ts";
import type { ImportKind } from "#app/core/words/providers.ts";
import { bringInImport } from "#app/domain/imports/bring-in-import.server.ts";
import { findImport } from "#app/domain/imports/queries.server.ts";
import { readImport } from "#app/domain/imports/read-import.server.ts";

export const providerHeader =
  "Name,Kind,Address,Postcode,URN,UKPRN,Company number,Charity number,Phone,Email,About,Site";

export const aCsv = (text: string, name = "list.csv") => new File([text], name, { type: "text/csv" });

export async function aReadImport(act: Act, kind: ImportKind, text: string): Promise<string> {
  return readImport(act, { id: randomUUID(), kind, file: aCsv(text) });
}

export async function broughtIn(act: Act, kind: ImportKind, text: string) {
  const id = await aReadImport(act, kind, text);
  const counts = await bringInImport(act, id);
  return { id, counts, rows: (await findImport(act, id, { pageSize: 5_000 }))?.rows ?? [] };
}
