import { StatusTag } from "#app/components/status-tag.tsx";
import type { Tone } from "#app/components/tones.ts";
import { type VersionStatus, versionStatusNames } from "#app/core/words/providers.ts";

const tones: Record<VersionStatus, Tone> = {
  stands: "good",
  waiting: "warning",
  returned: "bad",
  taken_back: "neutral",
};

export function VersionTag({ status }: { status: VersionStatus }) {
  return <StatusTag tone={tones[status]}>{versionStatusNames[status]}</StatusTag>;
}
