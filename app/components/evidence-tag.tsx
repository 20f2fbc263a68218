import { StatusTag } from "#app/components/status-tag.tsx";
import type { Tone } from "#app/components/tones.ts";
import { type EvidenceState, evidenceStateNames } from "#app/domain/providers/evidence.ts";

const tones: Record<EvidenceState, Tone> = {
  missing: "neutral",
  queried: "bad",
  expired: "bad",
  expiring: "warning",
  in_date: "good",
};

type EvidenceTagProps = {
  state: EvidenceState;
  verdict?: "accepted" | "queried" | null;
  critical?: boolean;
  /** Within how many days it runs out, where that is soon. */
  within?: number | undefined;
};

/** How the newest item stands, and whether an officer has accepted it yet. */
export function EvidenceTag({ state, verdict, critical, within }: EvidenceTagProps) {
  const isHeld = state === "in_date" || state === "expiring";
  return (
    <span className="inline-flex flex-wrap gap-1.5">
      <StatusTag tone={state === "missing" && critical ? "warning" : tones[state]}>
        {state === "missing" && !critical ? "Not given" : evidenceStateNames[state]}
        {within === undefined ? null : `: within ${within} days`}
      </StatusTag>
      {isHeld ? (
        <StatusTag tone={verdict === "accepted" ? "good" : "information"}>
          {verdict === "accepted" ? "Accepted" : "Not checked yet"}
        </StatusTag>
      ) : null}
    </span>
  );
}
