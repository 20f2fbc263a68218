/** The text of a report as headings and paragraphs, so that a correction can be said to belong to one of them. */
export type ReportPart = { readonly kind: "heading" | "paragraph"; readonly text: string };

const longestHeading = 80;

/** Empty lines part the text. A single short line without a full stop is a heading. */
export function partsOf(text: string): ReportPart[] {
  return text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => ({ kind: isHeading(part) ? "heading" : "paragraph", text: part }));
}

function isHeading(part: string): boolean {
  return part.length <= longestHeading && !part.includes("\n") && !/[.!?;,]$/.test(part);
}

/** The paragraphs in their order, numbered from 1, each under the heading before it. */
export function paragraphsOf(text: string): { number: number; text: string; heading: string | undefined }[] {
  const paragraphs: { number: number; text: string; heading: string | undefined }[] = [];
  let heading: string | undefined;
  for (const part of partsOf(text)) {
    if (part.kind === "heading") heading = part.text;
    else paragraphs.push({ number: paragraphs.length + 1, text: part.text, heading });
  }
  return paragraphs;
}

type Noted = { readonly visitedOn: string; readonly report: string };

/** What a report begins from: a heading for each thing it should say, with the notes of the visits in their place. */
export function firstDraft(visits: readonly Noted[]): string {
  const notes = visits.map(({ report }) => report.trim()).filter((report) => report !== "");
  return ["What we saw", ...notes, "What is strong", "What to work on"].join("\n\n");
}
