/** The only file that knows what a pound is. Money is a whole number of pence, everywhere. */
export type Pence = number & { readonly unit: "pence" };

/** Throws a RangeError on fractions and on numbers too large to be exact: both are bugs, not refusals. */
export function pence(amount: number): Pence {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`${amount} is not a whole number of pence`);
  return (amount === 0 ? 0 : amount) as Pence;
}

export const zeroPence: Pence = pence(0);

export function plus(left: Pence, right: Pence): Pence {
  return pence(left + right);
}

export function minus(left: Pence, right: Pence): Pence {
  return pence(left - right);
}

export function sum(amounts: Iterable<Pence>): Pence {
  let total: Pence = zeroPence;
  for (const amount of amounts) total = plus(total, amount);
  return total;
}

/** A whole number of times the amount. */
export function times(amount: Pence, whole: number): Pence {
  if (!Number.isSafeInteger(whole)) throw new RangeError(`${whole} is not a whole number of times`);
  return pence(amount * whole);
}

/**
 * amount × numerator ÷ denominator, computed exactly and rounded once, half up. Below zero half goes away
 * from zero, so that a credit is the exact mirror of the charge it takes back.
 */
export function timesRatio(amount: Pence, numerator: number, denominator: number): Pence {
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator) || denominator === 0)
    throw new RangeError(`${numerator}/${denominator} is not a ratio of whole numbers`);
  const top = BigInt(amount) * BigInt(numerator);
  const bottom = BigInt(denominator);
  const negative = top < 0n !== bottom < 0n && top !== 0n;
  const [size, by] = [top < 0n ? -top : top, bottom < 0n ? -bottom : bottom];
  const rounded = (2n * size + by) / (2n * by);
  return pence(Number(negative ? -rounded : rounded));
}

/** Splits the total by weights and never loses a penny: largest remainder, ties to the lower index. */
export function share(total: Pence, weights: readonly number[]): Pence[] {
  return apportion(total, weights).map(pence);
}

/**
 * Splits a whole number (pence, places, sessions) by weights: everyone's whole part, then one more to the
 * largest remainders, ties to the lower index. Weights are taken exactly as given, and refused when any is
 * negative or all are nothing. A total below zero is the mirror of the same total above it.
 */
export function apportion(total: number, weights: readonly number[]): number[] {
  if (!Number.isSafeInteger(total)) throw new RangeError(`${total} cannot be apportioned: it is not whole`);
  if (total < 0) return apportion(-total, weights).map((part) => (part === 0 ? 0 : -part));
  const exact = wholeWeights(weights);
  const all = exact.reduce((left, right) => left + right, 0n);
  if (all === 0n) throw new RangeError("Nothing can be shared by weights that are all nothing");
  const products = exact.map((weight) => BigInt(total) * weight);
  const parts = products.map((product) => Number(product / all));
  const left = total - parts.reduce((one, other) => one + other, 0);
  const byRemainder = products
    .map((product, index) => ({ index, remainder: product % all }))
    .sort((one, other) =>
      one.remainder === other.remainder ? one.index - other.index : one.remainder > other.remainder ? -1 : 1,
    );
  for (const { index } of byRemainder.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}

/** The same proportions in whole numbers: doubling a binary fraction until it is whole loses nothing. */
function wholeWeights(weights: readonly number[]): bigint[] {
  let scale = 1;
  for (const weight of weights) {
    if (!Number.isFinite(weight) || weight < 0) throw new RangeError(`${weight} is not a weight`);
    while (!Number.isInteger(weight * scale) && scale < 2 ** 400) scale *= 2;
  }
  return weights.map((weight) => {
    const whole = weight * scale;
    if (!Number.isInteger(whole)) throw new RangeError(`${weight} is not usable as a weight`);
    return BigInt(whole);
  });
}

/** "£1,250.00"; below zero with a true minus sign, "−£3.20". */
export function formatMoney(amount: Pence): string {
  const size = Math.abs(amount);
  const pounds = String(Math.floor(size / 100)).replace(/\B(?=(\d{3})+$)/g, ",");
  const rest = String(size % 100).padStart(2, "0");
  return `${amount < 0 ? "−" : ""}£${pounds}.${rest}`;
}

/** £1,000 million: more than any authority's high needs budget, so more than this is a slip of the hand. */
const largestTyped = 100_000_000_000;

/** What a person typed ("£1,250", "45.5"), or undefined: negative, more than two decimals, or not money. */
export function parseMoney(text: string): Pence | undefined {
  const match = /^£?\s*(\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (match === null) return undefined;
  const pounds = Number((match[1] ?? "").replaceAll(",", ""));
  const amount = pounds * 100 + Number((match[2] ?? "").padEnd(2, "0"));
  return amount <= largestTyped ? pence(amount) : undefined;
}
