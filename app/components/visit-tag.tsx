import { StatusTag } from "#app/components/status-tag.tsx";
import type { Tone } from "#app/components/tones.ts";
import { type VisitStatus, visitStatusNames } from "#app/core/words/quality.ts";

const tones: Record<VisitStatus, Tone> = {
  due: "warning",
  planned: "information",
  recorded: "good",
  cancelled: "neutral",
};

export function VisitTag({ status }: { status: VisitStatus }) {
  return <StatusTag tone={tones[status]}>{visitStatusNames[status]}</StatusTag>;
}
