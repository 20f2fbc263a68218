/** The middle one of some measurements; of an even number the upper middle. */
export function median(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** The measurement that so many of a hundred stay below or reach; of none it is no number. */
export function percentile(values: readonly number[], percent: number): number {
  const ordered = [...values].sort((left, right) => left - right);
  return ordered[Math.ceil((percent / 100) * ordered.length) - 1] ?? Number.NaN;
}
