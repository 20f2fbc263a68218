/** How an import keeps its rows: as they were read, and once brought in with what became of each. */

import type { ImportKind } from "#app/core/words/providers.ts";
import { type CellsRow, evidenceColumns, providerColumns } from "#app/domain/imports/columns.ts";
import { type Fate, fates, type RowFate } from "#app/domain/imports/fates.ts";

type Stored = Record<string, unknown>;

/** The names of columns nobody knew stand with the first row. */
export const toStore = (rows: readonly CellsRow[], unknown: readonly string[]): Stored[] =>
  rows.map((row, index) => (index === 0 && unknown.length > 0 ? { ...row, unknown } : { ...row }));

export function rowsIn(kind: ImportKind, stored: readonly Stored[]): CellsRow[] {
  const fields = Object.keys(kind === "providers" ? providerColumns : evidenceColumns);
  return stored.map(({ line, cells }) => ({
    line: Number(line),
    cells: Object.fromEntries(fields.map((field) => [field, textIn(cells, field)])),
  }));
}

const textIn = (cells: unknown, field: string): string => {
  const value = typeof cells === "object" && cells !== null ? (cells as Stored)[field] : "";
  return typeof value === "string" ? value : "";
};

export const unknownIn = (stored: readonly Stored[]): string[] => words(stored[0]?.unknown);

/** What was found when the file was brought in, kept beside each row. */
export const withFates = (stored: readonly Stored[], told: readonly RowFate[]): Stored[] =>
  stored.map((row, index) => {
    const { called = "", fate = "refused", words: said = [] } = told[index] ?? {};
    return { ...row, called, fate, words: said };
  });

export function fatesIn(stored: readonly Stored[]): RowFate[] {
  return stored.map(({ line, called, fate, words: said }) => ({
    line: Number(line),
    called: typeof called === "string" ? called : "",
    fate: fates.find((one): one is Fate => one === fate) ?? "refused",
    words: words(said),
  }));
}

const words = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((word): word is string => typeof word === "string") : [];
