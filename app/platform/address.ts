/** What the query of an address may say; anything else is as if it were not there. */

/** `?page=`, from 1 on. */
export function pageIn(params: URLSearchParams): number {
  const text = params.get("page") ?? "";
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1;
}

/** `?year=`, as the year an academic or financial year begins in. */
export function yearIn(params: URLSearchParams): number | undefined {
  const year = Number(params.get("year") ?? Number.NaN);
  return Number.isInteger(year) && year >= 1990 && year < 2100 ? year : undefined;
}
