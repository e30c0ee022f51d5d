import { WordReader } from './read-words.ts';

/** What is kept of a text: numbers from which no word of it can be read. */
export interface TextPrints {
  /** Equal for texts of the same words in the same order. */
  readonly whole: number;
  /** Pairs of neighbouring words; of a long text a sample, chosen by their values. */
  readonly pairs: readonly number[];
  /** The beginning of the later word of each pair, 0 where that is a number. */
  readonly words: readonly number[];
  /** Of how many pairs each of them stands for one: a power of two. */
  readonly sampledOneIn: number;
  /** Numbers, names and identifiers. */
  readonly data: readonly number[];
  /** For each of them, what a counter would have shown before it, `opaque` for a time or an identifier of a machine, else 0. */
  readonly forerunners: readonly number[];
  /** Equal for the same numbers in the same order; 0 without one. */
  readonly numbers: number;
  /** Sentences and lines long enough to be recognised where they are quoted; a short text is one as a whole. */
  readonly passages: readonly number[];
  /** The same of all of the text, for when its ends alone leave a doubt; undefined when this is of all of it. */
  readonly inFull: (() => TextPrints) | undefined;
}

/** How much of a text is read, and how many of its pairs are kept. */
interface Reach {
  readonly characters: number;
  readonly pairs: number;
}

const ends: Reach = { characters: 1_500, pairs: 96 };
const all: Reach = { characters: 60_000, pairs: 1_024 };
const charactersPerWord = 6;
const twoTo21 = 2_097_152;

/** Prints of texts that follow each other; of more than 1,500 characters the first third of that and the end. */
export function printTexts(texts: readonly string[]): TextPrints {
  let length = 0;
  for (const text of texts) length += text.length;
  return read(texts, length, ends);
}

function read(texts: readonly string[], length: number, reach: Reach): TextPrints {
  const unread = Math.max(0, length - reach.characters);
  const sampledOneIn = sampleFor(length - unread, reach.pairs);
  const reader = new WordReader(sampledOneIn);
  let skip = unread;
  let head = unread === 0 ? 0 : Math.floor(reach.characters / 3);
  for (const text of texts) {
    const headEnd = Math.min(head, text.length);
    const tailStart = headEnd + Math.min(skip, text.length - headEnd);
    if (headEnd > 0) reader.read(text, 0, headEnd);
    if (tailStart < text.length) reader.read(text, tailStart, text.length);
    head -= headEnd;
    skip -= tailStart - headEnd;
  }
  const { pairs, words, data, forerunners, numbers, passages } = reader;
  const whole = (reader.one >>> 0) * twoTo21 + ((reader.other ^ unread) >>> 11);
  if (passages.length === 0 && reader.length > 0) passages.push(whole);
  const inFull = unread === 0 || reach === all ? undefined : () => read(texts, length, all);
  return { whole, pairs, words, sampledOneIn, data, forerunners, numbers, passages, inFull };
}

function sampleFor(characters: number, pairsMax: number): number {
  let oneIn = 1;
  while (characters / charactersPerWord / oneIn > pairsMax) oneIn *= 2;
  return oneIn;
}
