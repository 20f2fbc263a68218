import { StatusTag } from "#app/components/status-tag.tsx";
import type { Tone } from "#app/components/tones.ts";
import { type WatchState, watchStateNames } from "#app/core/words/watch.ts";

const tones: Record<WatchState, Tone> = { alert: "bad", warning: "warning", clear: "neutral" };

export function WatchTag({ state }: { state: WatchState }) {
  return <StatusTag tone={tones[state]}>{watchStateNames[state]}</StatusTag>;
}
