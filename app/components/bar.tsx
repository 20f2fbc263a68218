import { classes } from "#app/components/classes.ts";

export type BarTone = "teal" | "accent" | "good" | "bad" | "pale" | "rest";

export type BarPart = {
  label: string;
  value: number;
  /** The value as people read it: "£1,250.00", "12 sessions". */
  text: string;
  tone?: BarTone;
};

type BarProps = {
  label: string;
  parts: readonly BarPart[];
  /** The whole; the sum of the parts if left out. */
  of?: number;
};

const fills: Record<BarTone, string> = {
  teal: "fill-teal",
  accent: "fill-accent",
  good: "fill-good",
  bad: "fill-bad",
  pale: "fill-[#5b989f]",
  rest: "fill-white stroke-edge",
};

/** Parts of a whole, drawn and in words: the drawing says nothing that the list under it does not. */
export function Bar({ label, parts, of }: BarProps) {
  const sum = parts.reduce((total, part) => total + Math.max(part.value, 0), 0);
  const whole = Math.max(of ?? sum, sum, 1);
  const starts = parts.map((_, index) =>
    parts.slice(0, index).reduce((total, part) => total + Math.max(part.value, 0), 0),
  );
  return (
    <figure>
      <figcaption className="mb-1 font-semibold">{label}</figcaption>
      <svg
        aria-hidden="true"
        width="100%"
        height="16"
        className="block rounded-sm border border-edge bg-white print-exact"
      >
        {parts.map((part, index) => (
          <rect
            key={part.label}
            x={`${((starts[index] ?? 0) / whole) * 100}%`}
            width={`${(Math.max(part.value, 0) / whole) * 100}%`}
            height="16"
            strokeWidth="1"
            className={classes(part.tone === "rest" ? "" : "stroke-white", fills[part.tone ?? "teal"])}
          />
        ))}
      </svg>
      <ul className="mt-1.5 flex flex-wrap gap-x-6 gap-y-0.5 text-sm">
        {parts.map((part) => (
          <li key={part.label} className="inline-flex items-center gap-2">
            <svg aria-hidden="true" width="10" height="10" className="shrink-0 print-exact">
              <rect width="10" height="10" rx="2" className={fills[part.tone ?? "teal"]} />
            </svg>
            <span>
              {part.label} <span className="font-semibold tabular-nums">{part.text}</span>
            </span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
