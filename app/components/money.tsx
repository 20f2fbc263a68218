import { formatMoney, type Pence } from "#app/core/money.ts";

export function Money({ pence }: { pence: Pence }) {
  return <span className="whitespace-nowrap tabular-nums">{formatMoney(pence)}</span>;
}
