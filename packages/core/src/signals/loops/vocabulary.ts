import { commonWords, PrintSet } from '../prints/index.ts';

/** Words are forgotten after one to two times as many new pairs: what counts is what was said of late. */
const generationPairs = 600;
/** With fewer new pairs, nobody can say whether words run out. */
const pairsMin = 36;
/** How much an earlier text counts beside the next. */
const keep = 0.75;
const shareMax = 0.24;
const sharePairs = 80;
const shareExponent = 0.7;

/**
 * Whether what is said in ever other words brings anything. Counted are, of all pairs of words that were never said before, those whose
 * word is itself new and says something. Where people or agents get on, that share falls as Heaps' law has it, a power of the length: by
 * our counts from a half to 0.2 after a thousand pairs. Agents that reword the same few thoughts run out of words far sooner.
 */
export class Vocabulary {
  #young = new PrintSet();
  #old = new PrintSet();
  #pairsInYoung = 0;
  #pairs = 0;
  #recentPairs = 0;
  #recentWords = 0;

  get bytes(): number {
    return this.#young.bytes + this.#old.bytes;
  }

  /** True for a word that is new and says something. */
  add(word: number): boolean {
    if (this.#young.has(word)) return false;
    this.#young.add(word);
    return !this.#old.has(word) && !commonWords.has(word);
  }

  /** An answer brought so many new pairs, and so many words among them that were new. */
  count(newPairs: number, newWords: number): void {
    this.#recentPairs = this.#recentPairs * keep + newPairs;
    this.#recentWords = this.#recentWords * keep + newWords;
    this.#pairs = Math.min(this.#pairs + newPairs, 2 * generationPairs);
    this.#pairsInYoung += newPairs;
    if (this.#pairsInYoung < generationPairs) return;
    this.#old = this.#young;
    this.#young = new PrintSet();
    this.#pairsInYoung = 0;
  }

  /** How new the words of late are, as a part of the least that is usual where people or agents get on. */
  get freshness(): number {
    return this.#pairs < pairsMin ? Infinity : this.freshnessOf(this.#recentPairs, this.#recentWords);
  }

  /** The same of one text. */
  freshnessOf(newPairs: number, newWords: number): number {
    const least = shareMax * Math.min(1, (sharePairs / this.#pairs) ** shareExponent);
    return newWords / (newPairs * least);
  }
}
