import { Section } from "#app/components/section.tsx";

type Corrections = readonly { about: string; text: string }[];

/** What the provider says is not right: each correction under the paragraph as it read. */
export function ReportCorrections({ corrections, title }: { corrections: Corrections; title?: string }) {
  return (
    <Section title={title ?? "What the provider says is not right"}>
      <ul className="grid max-w-prose gap-4">
        {corrections.map(({ about, text }) => (
          <li key={`${about} ${text}`}>
            <blockquote className="border-l-4 border-line pl-3 text-soft">{about}</blockquote>
            <p className="mt-1 whitespace-pre-line">{text}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
