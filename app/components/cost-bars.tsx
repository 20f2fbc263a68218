import { classes } from "#app/components/classes.ts";
import { formatMoney, type Pence } from "#app/core/money.ts";

export type CostBar = { label: string; pence: Pence | undefined; text: string; isReference?: boolean };

/** Costs beside each other, each with its figure in words; the longest sets the measure. */
export function CostBars({ label, bars }: { label: string; bars: readonly CostBar[] }) {
  const most = Math.max(...bars.map(({ pence }) => pence ?? 0), 1);
  return (
    <figure className="rounded-md border border-line bg-white px-4 py-4 shadow-card sm:px-5">
      <figcaption className="font-semibold">{label}</figcaption>
      <ul className="mt-3 grid gap-3">
        {bars.map((bar) => (
          <li key={bar.label}>
            <p className="flex flex-wrap justify-between gap-x-4 text-sm">
              <span>{bar.label}</span>
              <span className="font-semibold tabular-nums">
                {bar.pence === undefined ? bar.text : formatMoney(bar.pence)}
              </span>
            </p>
            <svg aria-hidden="true" width="100%" height="14" className="mt-1 block print-exact">
              <rect width="100%" height="14" rx="2" className="fill-sunk" />
              <rect
                width={`${(Math.max(bar.pence ?? 0, 0) / most) * 100}%`}
                height="14"
                rx="2"
                className={classes(bar.isReference ? "fill-accent" : "fill-teal")}
              />
            </svg>
          </li>
        ))}
      </ul>
    </figure>
  );
}
