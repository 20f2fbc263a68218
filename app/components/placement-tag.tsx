import { StatusTag } from "#app/components/status-tag.tsx";
import type { Tone } from "#app/components/tones.ts";
import { type PlacementStatus, placementStatusNames } from "#app/core/words/placements.ts";

const tones: Record<PlacementStatus, Tone> = {
  requested: "information",
  accepted: "information",
  approved: "good",
  active: "good",
  ended: "neutral",
  declined: "bad",
  cancelled: "neutral",
};

export function PlacementTag({ status }: { status: PlacementStatus }) {
  return <StatusTag tone={tones[status]}>{placementStatusNames[status]}</StatusTag>;
}
