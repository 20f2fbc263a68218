/** Enough that turns do not count, few enough for the parameters of one statement. */
const rowsAtOnce = 500;

/** Rows in as many lots as one statement takes at once. */
export function batchesOf<Row>(rows: readonly Row[]): Row[][] {
  const batches: Row[][] = [];
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    batches.push(rows.slice(from, from + rowsAtOnce));
  return batches;
}
