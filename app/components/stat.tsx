import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { classes } from "#app/components/classes.ts";
import type { Tone } from "#app/components/tones.ts";

const tops: Record<Tone, string> = {
  good: "border-t-good",
  bad: "border-t-bad",
  warning: "border-t-warn",
  information: "border-t-info",
  neutral: "border-t-teal",
};

type StatProps = {
  label: string;
  value: ReactNode;
  /** A line under the label: of how many, since when. */
  note?: ReactNode;
  to?: string;
  tone?: Tone;
};

/** One number and what it counts; a term and its meaning inside Stats. */
export function Stat({ label, value, note, to, tone = "neutral" }: StatProps) {
  return (
    <div
      className={classes(
        "relative flex flex-col max-[26rem]:flex-row max-[26rem]:flex-wrap max-[26rem]:items-baseline max-[26rem]:gap-x-2.5 rounded-md border border-line border-t-4 bg-white px-4 py-3 shadow-card",
        tops[tone],
        to && "hover:bg-teal-wash",
      )}
    >
      <dt className="order-2 leading-snug">
        {to ? (
          <Link to={to} className="link after:absolute after:inset-0">
            {label}
          </Link>
        ) : (
          label
        )}
      </dt>
      <dd className="order-1 text-2xl font-bold tabular-nums tracking-tight">{value}</dd>
      {note ? <dd className="order-3 mt-0.5 text-sm max-[26rem]:w-full text-soft">{note}</dd> : null}
    </div>
  );
}
