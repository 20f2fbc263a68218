/** What was typed, as words to search for. */
import { misspelling, synonyms } from "#search/offers.ts";

export const mostWords = 12;

/** Small letters and digits without accents: how words are compared everywhere. */
export function wordsIn(text: string): string[] {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 0 && word.length <= 40);
}

export const typedWords = (text: string): string[] =>
  wordsIn(keptApart(text.slice(0, 400))).slice(0, mostWords);

const groups = synonyms.map((group) => group.map(wordsIn));

/** Every word of the synonyms, so that a misspelt one can be put right as well. */
export const synonymWords = [...new Set(groups.flat(2))];

/**
 * Words whose stem is by chance that of another ("animation" and "animal"), each with an ending that keeps it
 * apart; in texts and in what is typed alike.
 */
const ending = "film";
const chanceStems = /\b(animat(?:ion|ed|or|ing))s?\b/gi;

export const keptApart = (text: string): string => text.replace(chanceStems, `$1${ending}`);
export const asTyped = (word: string): string =>
  word.endsWith(ending) && keptApart(word.slice(0, -ending.length)) === word
    ? word.slice(0, -ending.length)
    : word;

/**
 * Words of a name are kept apart by a sign before each. Only what was typed is looked for in a name, never what means
 * the same: number work at Old Forge Farm is no animal care.
 */
const nameSign = "zq";

export const asNames = (text: string): string =>
  wordsIn(text)
    .map((word) => nameSign + word)
    .join(" ");

const alsoInNames = (word: string): string[] => [word, nameSign + word];

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

/** Words that what was typed last may be the beginning of; undefined when they are too many to name. */
export type Endings = readonly string[] | undefined;

/** The terms in the language of a Postgres text query; the last word may be the beginning of one. */
export function textQuery(terms: readonly Term[], endings?: Endings): string {
  return terms
    .map(({ phrases, last }) => {
      const [own = [], ...others] = phrases;
      const meanings = last && own.length === 1 ? (endings ?? []).flatMap(sameAs) : [];
      const same = [...new Set([...others, ...meanings].map(inOrder))];
      return `(${[ownWords(own, last, endings), ...same].join(" | ")})`;
    })
    .join(" & ");
}

/** Exactly these words and their stems, whole. */
export const exactQuery = (words: readonly string[]): string =>
  words.map((word) => anyOf(alsoInNames(word))).join(" & ");

const anyOf = (words: readonly string[]): string => `(${words.join(" | ")})`;

const sameAs = (word: string) =>
  groups
    .filter((group) => group.some((phrase) => phrase.length === 1 && phrase[0] === word))
    .flat()
    .filter((phrase) => phrase[0] !== word || phrase.length > 1);

const inOrder = (phrase: readonly string[]) =>
  phrase.length === 1 ? (phrase[0] ?? "") : `(${phrase.join(" <-> ")})`;

/** The words that were typed may stand anywhere. */
function ownWords(own: readonly string[], last: boolean, endings: Endings): string {
  const words = own.map((word, index) =>
    anyOf(last && index === own.length - 1 ? begun(word, endings) : alsoInNames(word)),
  );
  return words.length === 1 ? (words[0] ?? "") : `(${words.join(" & ")})`;
}

function begun(word: string, endings: Endings): string[] {
  if (endings === undefined) return alsoInNames(word).map((one) => `${one}:*`);
  return [...new Set([word, ...endings])].flatMap(alsoInNames);
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
