/** What was typed, as words to search for. */
import { misspelling, synonyms } from "#search/offers.ts";

const mostWords = 12;

/** Small letters and digits without accents: how words are compared everywhere. */
export function wordsIn(text: string): string[] {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 0 && word.length <= 40);
}

export const typedWords = (text: string): string[] => wordsIn(text.slice(0, 400)).slice(0, mostWords);

const groups = synonyms.map((group) => group.map(wordsIn));

/** Every word of the synonyms, so that a misspelt one can be put right as well. */
export const synonymWords = [...new Set(groups.flat(2))];

/** One thing looked for: any of these phrases will do. */
export type Term = { readonly phrases: readonly (readonly string[])[]; readonly last: boolean };

/** The words as things looked for, the longest known phrase first. */
export function termsOf(words: readonly string[]): Term[] {
  const terms: Term[] = [];
  for (let at = 0; at < words.length; ) {
    const phrase = longestPhrase(words, at);
    const length = phrase?.length ?? 1;
    const own = words.slice(at, at + length);
    const same = phrase === undefined ? [] : groups.filter((group) => group.includes(phrase)).flat();
    const phrases = [own, ...same.filter((other) => other !== phrase)];
    at += length;
    terms.push({ phrases, last: at >= words.length });
  }
  return terms;
}

function longestPhrase(words: readonly string[], at: number): string[] | undefined {
  const fits = (phrase: string[]) => phrase.every((word, index) => words[at + index] === word);
  return groups
    .flat()
    .filter(fits)
    .reduce<string[] | undefined>((best, one) => (best && best.length >= one.length ? best : one), undefined);
}

/** The terms in the language of a Postgres text query; the last word may be the beginning of one. */
export function textQuery(terms: readonly Term[]): string {
  return terms
    .map((term) => `(${term.phrases.map((phrase) => inQuery(phrase, term.last)).join(" | ")})`)
    .join(" & ");
}

function inQuery(phrase: readonly string[], last: boolean): string {
  const [only = ""] = phrase;
  if (phrase.length === 1) return last && only.length > 1 ? `${only}:*` : only;
  return `(${phrase.join(" <-> ")})`;
}

/** The nearest of the known words within the tolerance, or undefined. */
export function correctionOf(word: string, known: readonly string[]): string | undefined {
  const allowed = word.length >= misspelling.twoFrom ? 2 : word.length >= misspelling.oneFrom ? 1 : 0;
  let best: { word: string; slips: number } | undefined;
  for (const other of known) {
    const slips = slipsBetween(word, other);
    if (slips <= allowed && (best === undefined || slips < best.slips)) best = { word: other, slips };
  }
  return best?.word;
}

/** Letters left out, put in, changed or swapped with their neighbour between two words. */
export function slipsBetween(left: string, right: string): number {
  if (Math.abs(left.length - right.length) > 2) return 3;
  let [before, above]: number[][] = [[], Array.from({ length: right.length + 1 }, (_, index) => index)];
  for (let row = 1; row <= left.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1] ? 0 : 1;
      const least = Math.min(
        (above?.[column] ?? 0) + 1,
        (line[column - 1] ?? 0) + 1,
        (above?.[column - 1] ?? 0) + same,
      );
      const swapped =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      line.push(swapped ? Math.min(least, (before?.[column - 2] ?? 0) + 1) : least);
    }
    [before, above] = [above, line];
  }
  return above?.[right.length] ?? 0;
}
