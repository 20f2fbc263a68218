/** National curriculum years and the key stages they belong to. */
import { type KeyStage, keyStages } from "#app/core/words/menu.ts";

const bounds: Record<KeyStage, readonly [number, number]> = {
  ks1: [1, 2],
  ks2: [3, 6],
  ks3: [7, 9],
  ks4: [10, 11],
};

/** From the first to the last, both included. */
const through = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);

type ForWhom = { keyStages: readonly KeyStage[]; yearFrom: number | null; yearTo: number | null };

/** The years an offer is for: those it names, else all of its key stages. */
export function yearsOf({ keyStages: stages, yearFrom, yearTo }: ForWhom): number[] {
  if (yearFrom !== null && yearTo !== null) return through(yearFrom, yearTo);
  return stages.flatMap((stage) => through(...bounds[stage])).sort((one, other) => one - other);
}

/** The key stage a year belongs to, if it is one of these four. */
export function keyStageOf(year: number): KeyStage | undefined {
  return keyStages.find((stage) => bounds[stage][0] <= year && year <= bounds[stage][1]);
}
