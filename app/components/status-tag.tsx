import type { ReactNode } from "react";
import { classes } from "#app/components/classes.ts";
import { type Tone, washes } from "#app/components/tones.ts";

export function StatusTag({ tone = "neutral", children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={classes(
        "inline-block rounded-sm px-2 py-0.5 text-sm font-semibold leading-snug print:border print:border-edge",
        washes[tone],
      )}
    >
      {children}
    </span>
  );
}
