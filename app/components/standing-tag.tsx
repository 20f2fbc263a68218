import { StatusTag } from "#app/components/status-tag.tsx";
import type { Tone } from "#app/components/tones.ts";
import { type StandingState, standingNames } from "#app/domain/quality/standing.ts";

const tones: Record<StandingState, Tone> = {
  not_assured: "neutral",
  approved: "good",
  approved_with_conditions: "good",
  declined: "bad",
  suspended: "bad",
  withdrawn: "neutral",
  lapsed: "warning",
};

/** What a provider's decisions, evidence and suspensions add up to today. */
export function StandingTag({ state }: { state: StandingState }) {
  return <StatusTag tone={tones[state]}>{standingNames[state]}</StatusTag>;
}
