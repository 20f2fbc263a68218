import { Section } from "#app/components/section.tsx";
import { StatusTag } from "#app/components/status-tag.tsx";
import type { Tone } from "#app/components/tones.ts";
import { type JudgementWord, judgementNames } from "#app/core/words/quality.ts";

type Judged = { id: string; text: string; judgement: JudgementWord | null };
type Standard = Judged & {
  section: string;
  critical: boolean;
  criteria: readonly (Judged & { comment: string | null })[];
};

const tones: Record<JudgementWord, Tone> = {
  met: "good",
  partly_met: "warning",
  not_met: "bad",
  not_applicable: "neutral",
};

/** The standards of an assessment as their criteria judge them; which critical one forbids approval, and by what. */
export function JudgedStandards({ standards, level = 2 }: { standards: readonly Standard[]; level?: 2 | 3 }) {
  const sections = [...new Set(standards.map(({ section }) => section))];
  return sections.map((section) => (
    <Section key={section} title={section} level={level}>
      <ul className="divide-y divide-line border-y border-line">
        {standards
          .filter((standard) => standard.section === section)
          .map((standard) => (
            <JudgedStandard key={standard.id} standard={standard} />
          ))}
      </ul>
    </Section>
  ));
}

function JudgedStandard({ standard: { text, critical, judgement, criteria } }: { standard: Standard }) {
  const forbids = critical && criteria.some((criterion) => criterion.judgement === "not_met");
  return (
    <li className="py-3">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1 font-semibold">
        {text}
        {critical ? <StatusTag tone={forbids ? "bad" : "information"}>Critical</StatusTag> : null}
        <Judgement of={judgement} />
      </p>
      {forbids ? <p className="mt-1 font-semibold text-bad">Not met, so this cannot be approved</p> : null}
      <ul className="mt-2 space-y-2 border-l-2 border-line pl-4">
        {criteria.map((criterion) => (
          <li key={criterion.id}>
            <p className="flex flex-wrap items-baseline gap-x-3">
              {criterion.text} <Judgement of={criterion.judgement} />
            </p>
            {criterion.comment ? (
              <p className="max-w-prose whitespace-pre-line text-soft">{criterion.comment}</p>
            ) : null}
          </li>
        ))}
      </ul>
    </li>
  );
}

function Judgement({ of }: { of: JudgementWord | null }) {
  return (
    <StatusTag tone={of ? tones[of] : "neutral"}>{of ? judgementNames[of] : "Not judged yet"}</StatusTag>
  );
}
