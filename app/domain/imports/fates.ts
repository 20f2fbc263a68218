/** What becomes of a row when its file is brought in. */
export const fates = ["new", "changed", "same", "refused"] as const;
export type Fate = (typeof fates)[number];
export const fateNames: Record<Fate, string> = {
  new: "New",
  changed: "Changes",
  same: "Already here",
  refused: "Refused",
};

export type RowFate = {
  line: number;
  /** The row's own name for what it is about. */
  called: string;
  fate: Fate;
  /** Why it is refused, what changes, or what else to know. */
  words: string[];
};

export function countFates(rows: readonly { fate: Fate }[]): Record<Fate, number> {
  const counts = { new: 0, changed: 0, same: 0, refused: 0 };
  for (const { fate } of rows) counts[fate] += 1;
  return counts;
}
