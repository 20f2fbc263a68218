/** A first name that stands alone, by the list of names or by what the sentence does with the word. */
import { givenNames, namesThatAreWords } from "#app/core/names/given.ts";
import { isKnownWord } from "#app/core/names/ordinary.ts";

type Word = {
  text: string;
  lower: string;
  isCapital: boolean;
  isOwning: boolean;
  before: string;
  after: string;
};

/**
 * The words of a text that look like somebody's first name: a name of the list wherever it stands; a name
 * that is a word too, or a capitalised word that nobody knows, where the sentence speaks of it as of a person.
 * `allowed` are names that anyone may write, any word of which is known.
 */
export function loneNames(text: string, allowed: readonly string[]): string[] {
  const known = new Set(allowed.flatMap((name) => name.toLowerCase().match(/[\p{L}'’]+/gu) ?? []));
  const small = new Set(text.match(/(?<![\p{L}'’-])\p{Ll}[\p{L}'’-]*/gu) ?? []);
  const found = wordsOf(text).filter((word) => {
    if (isSaint(word.before)) return false;
    if (givenNames.has(word.lower)) return true;
    if (!word.isCapital) return namesThatAreWords.has(word.lower) && isCalled(word);
    if (namesThatAreWords.has(word.lower))
      return !known.has(word.lower) && isNamedHere(word, seasons.has(word.lower));
    const isKnown = known.has(word.lower) || small.has(word.lower) || isKnownWord(word.text);
    if (isKnown) return false;
    // Letters that are all capitals are mostly short for something.
    return /\p{Ll}{2}/u.test(word.text) ? isNamedHere(word, isOfThing(word.before)) : isIntroduced(word);
  });
  return found.map((word) => word.text);
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/(?<![\p{L}\p{N}'’@./-])\p{L}[\p{L}'’-]*/gu)].map((match) => {
    const owning = /['’]s$/.exec(match[0])?.[0] ?? "";
    const word = match[0].slice(0, match[0].length - owning.length).replace(/['’-]+$/, "");
    const end = match.index + word.length;
    return {
      text: word,
      lower: word.toLowerCase(),
      isCapital: /^\p{Lu}(?:.*\p{Ll}|\p{Lu}+$)/u.test(word),
      isOwning: owning !== "",
      before: text.slice(Math.max(0, match.index - 60), match.index),
      after: text.slice(end, end + 40),
    };
  });
}

const seasons = new Set(["april", "may", "june", "summer", "autumn"]);

/** What only a person does or is, said of it in the third person. */
const doing =
  /^(?:['’]s)?\s+(?:is|isn['’]t|was|wasn['’]t|has|hasn['’]t|had|hadn['’]t|needs|wants|likes|loves|hates|struggles|lives|attends|enjoys|finds|doesn['’]t|didn['’]t|won['’]t|can['’]t|refuses|says|said|told|gets|goes|went|came|left|feels|thinks|copes|responds|engages|prefers)\b/u;
const aged =
  /^(?:['’]s)?(?:,\s*|\s+\(|\s+(?:is|was)\s+|\s+(?:turns|turned)\s+)(?:aged?\s+|only\s+|nearly\s+|now\s+)?(?:[4-9]|1[0-9])\b(?!\s*(?:[:.]\d|%|am\b|pm\b|weeks?|miles?|minutes?|sessions?|places?|pupils?|days?|hours?|months?))|^(?:['’]s)?,?\s+(?:is\s+|who is\s+)?(?:aged|age)\s+\d|^(?:['’]s)?,?\s+(?:is |who is )?(?:in |a )[Yy](?:ea)?r\.?\s?(?:\d|[a-z]+\b)/u;
const person =
  "(?:pupil|boy|girl|child|lad|lass|student|learner|son|daughter|brother|sister|twin|cousin|sibling|friend|mum|dad|mother|father|stepdad|stepmum|nan|gran|grandma|grandad|carer|young person|young man|young lady|he|she|they)";
const introduced = new RegExp(
  `\\b(?:${person}(?:['’]s)?,?\\s+(?:(?:who\\s+)?(?:is|was|are|were)\\s+)?(?:called|named|nicknamed|known as)|${person}(?:['’]s)?(?:,|\\s+of)?|(?:his|her|their|whose|first|child['’]s|pupil['’]s|the)\\s+name\\s*(?:is|was|:)|^\\s*(?:called|named)|(?:my|our)\\s+name\\s+is)\\s+$`,
  "iu",
);
/** Someone, and not a course or a place, is called so. */
const thing =
  /\b(?:course|programme|group|session|provision|offer|project|unit|scheme|charity|class|centre|club|approach|award|qualification|tool|app|game|book|film|place|shop|farm|site|street|road|school|college|dog|horse|pony|cat|workshop|intervention)\b[^.!?]{0,25}$/iu;

/** With doubt only what is said of a person and of nothing else. */
function isNamedHere(word: Word, isDoubtful: boolean): boolean {
  if (aged.test(word.after) || isIntroduced(word)) return true;
  return !isDoubtful && (doing.test(word.after) || (word.isOwning && word.lower.length > 2));
}

const isCalled = ({ before }: Word): boolean =>
  /\b(?:called|named|nicknamed|name\s+(?:is|was))\s+$/iu.test(before) && !thing.test(before);

const isIntroduced = ({ before }: Word): boolean => introduced.test(before) && !thing.test(before);

const isSaint = (before: string): boolean => /\b(?:St\.?|Saint|Sainte)\s+$/.test(before);

/** "the Boxall", "in Maltby": an article or a place stands before it. */
const isOfThing = (before: string): boolean =>
  /\b(?:the|a|an|this|that|these|those|our|your|its|in|at|from|near|to|into|around|via|using|like|on)\s+$/iu.test(
    before,
  );
