import { StatusTag } from "#app/components/status-tag.tsx";
import type { Tone } from "#app/components/tones.ts";
import { type ConcernStatus, type ConcernWeight, concernWeightNames } from "#app/core/words/quality.ts";
import { concernStatusNames } from "#app/domain/quality/concerns/lifecycle.ts";

const statusTones: Record<ConcernStatus, Tone> = { raised: "warning", open: "information", closed: "good" };
const weightTones: Record<ConcernWeight, Tone> = { urgent: "bad", serious: "warning", minor: "neutral" };

type ConcernTagProps = { status: ConcernStatus; weight: ConcernWeight | null };

/** How far a concern is, and while it is not closed how soon it needs somebody. */
export function ConcernTag({ status, weight }: ConcernTagProps) {
  return (
    <span className="inline-flex flex-wrap gap-1.5">
      <StatusTag tone={statusTones[status]}>{concernStatusNames[status]}</StatusTag>
      {weight && status !== "closed" ? (
        <StatusTag tone={weightTones[weight]}>{concernWeightNames[weight]}</StatusTag>
      ) : null}
    </span>
  );
}
