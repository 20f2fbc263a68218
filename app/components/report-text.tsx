import { paragraphsOf, partsOf } from "#app/domain/quality/reports/paragraphs.ts";

/** A report's headings and paragraphs; each paragraph with the number by which a correction names it, if asked. */
export function ReportText({ text, isNumbered }: { text: string; isNumbered?: boolean }) {
  const numbers = new Map(paragraphsOf(text).map((paragraph) => [paragraph.text, paragraph.number]));
  return (
    <div className="grid max-w-prose gap-3 print:max-w-none">
      {partsOf(text).map(({ kind, text: words }) =>
        kind === "heading" ? (
          <h3 key={words} className="mt-3 text-lg font-semibold">
            {words}
          </h3>
        ) : (
          <p key={words} className="break-inside-avoid whitespace-pre-line">
            {isNumbered ? <span className="text-soft">{numbers.get(words)}. </span> : null}
            {words}
          </p>
        ),
      )}
    </div>
  );
}
