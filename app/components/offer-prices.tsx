import { Day } from "#app/components/day.tsx";
import { Money } from "#app/components/money.tsx";
import { StatusTag } from "#app/components/status-tag.tsx";
import { Table } from "#app/components/table.tsx";
import type { CalendarDate } from "#app/core/calendar.ts";
import { formatMoney, type Pence } from "#app/core/money.ts";
import { type PriceBasis, priceBasisNames } from "#app/core/words/menu.ts";
import { pricePerSession } from "#app/domain/menu/pricing.ts";

type DatedPrice = {
  id: string;
  startsOn: CalendarDate;
  pricePence: Pence;
  priceBasis: PriceBasis;
  programmeSessions: number | null;
  joiningFeePence: Pence;
};

/** The prices of an offer, the latest first, each also as a price per session. */
export function OfferPrices({ prices, today }: { prices: readonly DatedPrice[]; today: CalendarDate }) {
  const current = prices.find((price) => price.startsOn <= today);
  return (
    <Table
      caption="Prices by the day they start"
      captionHidden
      rows={prices}
      keyOf={(price) => price.id}
      columns={[
        { head: "From", cell: (price) => <Day value={price.startsOn} /> },
        { head: "Price", cell: describePrice },
        {
          head: "Per session",
          numeric: true,
          cell: (price) => <Money pence={pricePerSession({ ...price, basis: price.priceBasis })} />,
        },
        { head: "Joining fee", numeric: true, cell: (price) => <Money pence={price.joiningFeePence} /> },
        { head: "State", cell: (price) => stateOf(price, current, today) },
      ]}
    />
  );
}

function stateOf(price: DatedPrice, current: DatedPrice | undefined, today: CalendarDate) {
  if (price.id === current?.id) return <StatusTag tone="good">Holds today</StatusTag>;
  return price.startsOn > today ? <StatusTag tone="information">To come</StatusTag> : "Past";
}

/** "£600.00 per week", "£2,400.00 for the programme of 40 sessions" */
export function describePrice(price: Pick<DatedPrice, "pricePence" | "priceBasis" | "programmeSessions">) {
  if (price.pricePence === 0) return "Paid by the place: nothing is charged for a session";
  const of = price.programmeSessions === null ? "" : ` of ${price.programmeSessions} sessions`;
  return `${formatMoney(price.pricePence)} ${priceBasisNames[price.priceBasis]}${of}`;
}
