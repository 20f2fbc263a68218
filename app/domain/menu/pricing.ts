import { minus, type Pence, plus, timesRatio, zeroPence } from "#app/core/money.ts";
import type { PriceBasis, VatTreatment } from "#app/core/words/menu.ts";

/** A price as an offer states it and a placement keeps it: net of VAT, transport apart. */
export type AgreedPrice = {
  readonly pricePence: Pence;
  readonly basis: PriceBasis;
  /** Stated when, and only when, the price is for a whole programme. */
  readonly programmeSessions?: number | null | undefined;
  /** Charged once, at the start. */
  readonly joiningFeePence?: Pence | undefined;
};

const sessionsOf: Readonly<Record<Exclude<PriceBasis, "programme">, number>> = {
  session: 1,
  day: 2,
  week: 10,
};

/** How many sessions the price buys. A programme without a stated number is a bug: the database refuses it. */
export function sessionsInBasis(price: AgreedPrice): number {
  if (price.basis !== "programme") return sessionsOf[price.basis];
  const sessions = price.programmeSessions ?? 0;
  if (!Number.isSafeInteger(sessions) || sessions < 1)
    throw new RangeError("A price for a programme states its number of sessions");
  return sessions;
}

/** The price of one session for showing and comparing, rounded half up; the joining fee is not in it. */
export function pricePerSession(price: AgreedPrice): Pence {
  return timesRatio(price.pricePence, 1, sessionsInBasis(price));
}

/** The same price said per session, per day and per week, each rounded half up once. */
export function everyBasis(price: AgreedPrice): { session: Pence; day: Pence; week: Pence } {
  return {
    session: sessionsCost(price, sessionsOf.session),
    day: sessionsCost(price, sessionsOf.day),
    week: sessionsCost(price, sessionsOf.week),
  };
}

/** Price × sessions ÷ sessions in the basis, rounded half up once; without the joining fee. */
export function sessionsCost(price: AgreedPrice, sessions: number): Pence {
  if (!Number.isSafeInteger(sessions) || sessions < 0)
    throw new RangeError(`${sessions} is not a number of sessions`);
  return timesRatio(price.pricePence, sessions, sessionsInBasis(price));
}

/**
 * What so many sessions cost in all, with the joining fee, counted from the first: a month is charged this figure
 * at its end less what was charged before, so that pennies never drift. The fee is in it from the start.
 */
export function plannedCost(price: AgreedPrice, sessions: number): Pence {
  return plus(sessionsCost(price, sessions), price.joiningFeePence ?? zeroPence);
}

/** What the sessions after the first so many cost, by the same cumulative arithmetic; never the fee. */
export function costOfNextSessions(price: AgreedPrice, sessionsBefore: number, sessions: number): Pence {
  return minus(sessionsCost(price, sessionsBefore + sessions), sessionsCost(price, sessionsBefore));
}

/** Why these planned sessions do not fit the programme, in a sentence; undefined when they do. */
export function programmeMismatch(price: AgreedPrice, plannedSessions: number): string | undefined {
  if (price.basis !== "programme") return undefined;
  const stated = sessionsInBasis(price);
  if (stated === plannedSessions) return undefined;
  return `This programme is ${stated} sessions, but the days and pattern chosen give ${plannedSessions}`;
}

/**
 * VAT in pence on a net amount, rounded half up, for statements only. The rate is a percentage with at most
 * two decimals; only supplies at a rate carry any, exempt ones and those outside the scope carry none.
 */
export function vatOn(net: Pence, treatment: VatTreatment, ratePercent: number): Pence {
  if (treatment !== "standard") return zeroPence;
  const hundredths = Math.round(ratePercent * 100);
  if (!(hundredths >= 0) || Math.abs(hundredths - ratePercent * 100) > 1e-6)
    throw new RangeError(`${ratePercent} is not a rate of VAT`);
  return timesRatio(net, hundredths, 10_000);
}
