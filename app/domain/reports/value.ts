import { formatMoney, type Pence, pence, timesRatio } from "#app/core/money.ts";
import { sessionsInFullYear } from "#app/domain/budgets/quota.ts";

/** A figure with how many it rests on. Undefined when there is nothing to divide by: never infinity. */
export type Figure = {
  readonly pence: Pence | undefined;
  /** What the cost was divided by: sessions attended, or placements that succeeded. */
  readonly n: number;
  /**
   * The figure in words for a page: "£42.50", "No successes yet". A unit that is paid by the place has charged
   * nothing, which is not the same as costing nothing.
   */
  readonly text: string;
  /** How it was worked out: "£4,250.00 ÷ 100 sessions attended". */
  readonly working: string;
};

function figure(amount: Pence | undefined, none: string): { pence: Pence | undefined; text: string } {
  if (amount === 0) return { pence: amount, text: "Nothing charged" };
  return { pence: amount, text: amount === undefined ? none : formatMoney(amount) };
}

function isCount(n: number): boolean {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`${n} is not a count`);
  return n > 0;
}

/** Cost charged, transport apart, ÷ sessions attended, half up. An empty chair makes it dearer. */
export function costPerSessionAttended(charged: Pence, attended: number): Figure {
  const amount = isCount(attended) ? timesRatio(charged, 1, attended) : undefined;
  return {
    ...figure(amount, "No sessions attended yet"),
    n: attended,
    working: `${formatMoney(charged)} ÷ ${attended} sessions attended`,
  };
}

/** The cost of a full-time place for a year: cost charged ÷ sessions charged × sessions in the year, half up. */
export function costPerFullTimePlace(
  charged: Pence,
  sessions: number,
  sessionsInYear: number = sessionsInFullYear,
): Figure {
  const amount = isCount(sessions) ? timesRatio(charged, sessionsInYear, sessions) : undefined;
  return {
    ...figure(amount, "No sessions charged yet"),
    n: sessions,
    working: `${formatMoney(charged)} ÷ ${sessions} sessions × ${sessionsInYear} sessions in a year`,
  };
}

/** The cost of all ended placements with a result ÷ those that met their declared test, half up. */
export function costPerSuccess(charged: Pence, successes: number): Figure {
  const amount = isCount(successes) ? timesRatio(charged, 1, successes) : undefined;
  return {
    ...figure(amount, "No successes yet"),
    n: successes,
    working: `${formatMoney(charged)} ÷ ${successes} ${successes === 1 ? "success" : "successes"}`,
  };
}

/** What each figure does not show, to stand beside it. */
export const whatIsNotShown = {
  costPerSessionAttended:
    "It does not show what was learnt in a session, and pupils who are hardest to reach make it higher.",
  costPerFullTimePlace:
    "It does not show that anyone was there full time: it stretches part-time prices to a whole year.",
  costPerSuccess:
    "It does not show how hard each success was, and with few placements one result changes it a great deal.",
  avoidedCost:
    "It is an estimate: nobody knows where the pupil would have gone, and the comparator has a date of its own.",
} as const;

/** A published cost of a place, with what was printed and what the division gives. */
export type ReferenceCost = {
  readonly name: string;
  readonly year: string;
  readonly source: string;
  readonly totalPence: Pence;
  readonly places: number;
  readonly printedPence: Pence;
};

const rotherham = "Rotherham, 5 Steps to Collective Responsibility, 2015: table of provision and costs";

/** The council's own figures, 2014 to 2015; the printed ones do not follow from the totals, so both are shown. */
export const pupilReferralUnitPlace: ReferenceCost = {
  name: "Pupil referral unit place",
  year: "2014 to 2015",
  source: rotherham,
  totalPence: pence(200_000_000),
  places: 114,
  printedPence: pence(1_800_000),
};
export const outOfBoroughPlace: ReferenceCost = {
  name: "Place outside the borough",
  year: "2014 to 2015",
  source: rotherham,
  totalPence: pence(173_000_000),
  places: 29,
  printedPence: pence(5_900_000),
};

/** Total ÷ places to the whole pound, half up, with its working and the printed figure beside it. */
export function referencePlaceCost(cost: ReferenceCost): { pence: Pence; working: string } {
  const pounds = timesRatio(cost.totalPence, 1, cost.places * 100);
  const amount = pence(pounds * 100);
  const [total, printed] = [formatMoney(cost.totalPence), formatMoney(cost.printedPence)];
  return {
    pence: amount,
    working: `${total} ÷ ${cost.places} places = ${formatMoney(amount)} to the nearest pound (printed as ${printed})`,
  };
}

/**
 * What the same sessions would have cost at the comparator, less what was charged: an estimate, which may be
 * below nought. The comparator's year of places is spread over the sessions in a year, rounded half up once.
 */
export function avoidedCost(
  comparator: ReferenceCost,
  charged: Pence,
  sessions: number,
): { pence: Pence; working: string } {
  const bottom = comparator.places * sessionsInFullYear;
  const there = timesRatio(comparator.totalPence, sessions, bottom);
  const amount = pence(there - charged);
  const basis = `${comparator.name}, ${comparator.year}`;
  return {
    pence: amount,
    working: `${formatMoney(there)} for ${sessions} sessions (${basis}) − ${formatMoney(charged)} = ${formatMoney(amount)}`,
  };
}
