import { TextHash } from './hash-text.ts';
import { readWords, type WordSink } from './read-words.ts';

/** What is kept of a text: numbers from which no word of it can be read. */
export interface TextPrints {
  /** Equal for texts of the same words in the same order. */
  readonly whole: number;
  /** Pairs of neighbouring words; of a long text a sample, chosen by their values. */
  readonly pairs: readonly number[];
  /** Of how many pairs each of them stands for one: a power of two. */
  readonly sampledOneIn: number;
  /** Numbers, names and identifiers. */
  readonly data: readonly number[];
  /** Sentences and lines long enough to be recognised where they are quoted; a short text is one as a whole. */
  readonly passages: readonly number[];
}

const pairsMax = 128;
const dataMax = 48;
const passagesMax = 24;
const passageWordsMin = 4;
const readCharactersMax = 6_000;
const dataSalt = 0x2545f491;
const passageSeed = 0x27d4eb2f;

class Collector implements WordSink {
  readonly pairs: number[] = [];
  readonly data = new Set<number>();
  readonly passages = new Set<number>();
  readonly #whole = new TextHash(0);
  #words = 0;
  #previous = 0;
  #passage = passageSeed;
  #passageWords = 0;

  word(hash: number, isDatum: boolean): void {
    this.#words += 1;
    this.#whole.addNumber(hash);
    this.pairs.push((Math.imul(this.#previous, 0x9e3779b1) ^ hash) >>> 0);
    this.#previous = hash;
    this.#passage = Math.imul(this.#passage ^ hash, 0x85ebca6b);
    this.#passage ^= this.#passage >>> 15;
    this.#passageWords += 1;
    if (isDatum && this.data.size < dataMax) this.data.add((hash ^ dataSalt) >>> 0);
  }

  passageEnd(): void {
    if (this.#passageWords >= passageWordsMin && this.passages.size < passagesMax) {
      this.passages.add(this.#passage >>> 0);
    }
    this.#passage = passageSeed;
    this.#passageWords = 0;
  }

  finish(): TextPrints {
    const whole = this.#whole.print;
    if (this.passages.size === 0 && this.#words > 0) this.passages.add(whole);
    let { pairs } = this;
    let sampledOneIn = 1;
    while (pairs.length > pairsMax) {
      sampledOneIn *= 2;
      const mask = sampledOneIn - 1;
      pairs = pairs.filter((pair) => (scatter(pair) & mask) === 0);
    }
    return { whole, pairs, sampledOneIn, data: [...this.data], passages: [...this.passages] };
  }
}

/** The low bits of a pair decide whether it is in a sample: they must depend on all of it. */
function scatter(pair: number): number {
  const mixed = Math.imul(pair ^ (pair >>> 16), 0x7feb352d);
  return mixed ^ (mixed >>> 15);
}

/** Prints of texts that follow each other; of more than 6,000 characters the beginning and the end. */
export function printTexts(texts: readonly string[]): TextPrints {
  const collector = new Collector();
  let left = readCharactersMax;
  for (let index = texts.length - 1; index >= 0 && left > 0; index -= 1) {
    const text = texts[index] ?? '';
    if (text.length <= left) readWords(text, 0, text.length, collector);
    else {
      const head = Math.floor(left / 3);
      readWords(text, 0, head, collector);
      readWords(text, text.length - (left - head), text.length, collector);
    }
    left -= text.length;
  }
  return collector.finish();
}
