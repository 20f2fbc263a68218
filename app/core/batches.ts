/** As many rows as one statement takes at once: enough that turns do not count, few enough for its parameters. */
export const rowsAtOnce = 500;

export function batchesOf<Row>(rows: readonly Row[]): Row[][] {
  const batches: Row[][] = [];
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    batches.push(rows.slice(from, from + rowsAtOnce));
  return batches;
}
