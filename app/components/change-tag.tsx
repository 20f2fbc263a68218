import { StatusTag } from "#app/components/status-tag.tsx";
import type { Tone } from "#app/components/tones.ts";
import { type ChangeStatus, changeStatusNames } from "#app/core/words/placements.ts";

const tones: Record<ChangeStatus, Tone> = {
  asked: "information",
  accepted: "information",
  approved: "good",
  declined: "bad",
  cancelled: "neutral",
};

export function ChangeTag({ status }: { status: ChangeStatus }) {
  return <StatusTag tone={tones[status]}>{changeStatusNames[status]}</StatusTag>;
}
