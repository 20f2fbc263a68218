import { Section } from "#app/components/section.tsx";
import { StatusTag } from "#app/components/status-tag.tsx";
import { Table } from "#app/components/table.tsx";
import type { Tone } from "#app/components/tones.ts";
import { type JudgementWord, judgementNames, judgementWords } from "#app/core/words/quality.ts";
import type { JudgedStandard } from "#app/domain/quality/judging.ts";
import { overallOf } from "#app/domain/quality/reports/overall.ts";

const tones: Record<JudgementWord, Tone> = {
  met: "good",
  partly_met: "warning",
  not_met: "bad",
  not_applicable: "neutral",
};

function Judgement({ word }: { word: JudgementWord | null }) {
  if (!word) return <span className="text-soft">Not judged yet</span>;
  return <StatusTag tone={tones[word]}>{judgementNames[word]}</StatusTag>;
}

/** What all standards add up to, in a tag and a sentence. */
export function OverallJudgement({ standards }: { standards: readonly JudgedStandard[] }) {
  const { judgement, sentence, counts } = overallOf(standards);
  const counted = judgementWords
    .filter((word) => counts[word] > 0)
    .map((word) => `${judgementNames[word]} ${counts[word]}`);
  return (
    <>
      <Judgement word={judgement} /> {[sentence, counted.join(", ")].filter(Boolean).join(". ")}
    </>
  );
}

type Standard = Omit<JudgedStandard, "criteria"> & {
  id: string;
  section: string;
  criteria: readonly { id: string; comment: string | null }[];
};

/** Every standard with the judgement its criteria give it, section by section; comments for those who may read them. */
export function ReportJudgements({
  standards,
  withComments,
}: {
  standards: readonly Standard[];
  withComments?: boolean;
}) {
  return [...new Set(standards.map(({ section }) => section))].map((section) => (
    <Section key={section} title={section} level={3}>
      <Table
        caption={section}
        captionHidden
        rows={standards.filter((standard) => standard.section === section)}
        keyOf={({ id }) => id}
        columns={[
          {
            head: "Standard",
            cell: (standard) => (
              <span className="font-normal">
                {standard.text} {standard.critical ? <strong>Critical.</strong> : null}
                {withComments ? <Comments of={standard} /> : null}
              </span>
            ),
          },
          { head: "Judgement", cell: ({ judgement }) => <Judgement word={judgement} /> },
        ]}
      />
    </Section>
  ));
}

function Comments({ of: { criteria } }: { of: Standard }) {
  const written = criteria.filter(({ comment }) => comment);
  if (written.length === 0) return null;
  return (
    <ul className="mt-1 list-disc pl-5 text-soft">
      {written.map(({ id, comment }) => (
        <li key={id}>{comment}</li>
      ))}
    </ul>
  );
}
