/** What is charged when a child is absent, said so that nobody has to work it out. */
import { formatMoney, zeroPence } from "#app/core/money.ts";
import type { ChargedWord } from "#app/core/words/menu.ts";
import { type AgreedPrice, sessionsCost } from "#app/domain/menu/pricing.ts";

type Charging = { readonly charged: ChargedWord; readonly noticeDays: number };

const planned = 10;

/** The rule in a sentence. */
export function absenceRule({ charged, noticeDays }: Charging): string {
  switch (charged) {
    case "booked":
      return "Every planned session that the provider was open for is charged, whether the child came or not";
    case "attended":
      return "Only sessions that the child attended are charged; coming late counts as attending";
    case "booked_with_notice":
      return `Every planned session is charged, except an absence that is notified at least ${schoolDays(noticeDays)} ahead`;
  }
}

/** Ten planned sessions, two missed, in a sentence; with the money unless the price is not to be shown. */
export function absenceExample(charging: Charging, price: AgreedPrice | undefined): string {
  const { missed, sessions } = examples[charging.charged];
  const begin = `Of ${planned} planned sessions, ${missed}: ${sessions} are charged`;
  if (!price) return begin;
  if (price.pricePence === zeroPence) return "Nothing is charged for a session, attended or not";
  return `${begin}, which is ${formatMoney(sessionsCost(price, sessions))}`;
}

const examples: Readonly<Record<ChargedWord, { missed: string; sessions: number }>> = {
  booked: { missed: "the child misses 2", sessions: planned },
  attended: { missed: "the child misses 2", sessions: planned - 2 },
  booked_with_notice: {
    missed: "the child misses 1 that was notified in time and 1 that was not",
    sessions: planned - 1,
  },
};

const schoolDays = (days: number) => (days === 1 ? "1 school day" : `${days} school days`);
