import { StatusTag } from "#app/components/status-tag.tsx";
import type { Tone } from "#app/components/tones.ts";
import type { OfferStatus } from "#app/core/words/menu.ts";

const looks: Record<OfferStatus, { text: string; tone: Tone }> = {
  draft: { text: "Draft", tone: "information" },
  published: { text: "Published", tone: "good" },
  withdrawn: { text: "Withdrawn", tone: "neutral" },
};

export function OfferStatusTag({ status }: { status: OfferStatus }) {
  return <StatusTag tone={looks[status].tone}>{looks[status].text}</StatusTag>;
}
