const separator = 0;
const lower = 1;
const upper = 2;
const digit = 3;
/** Within a word when a letter or digit follows: a-b, a's. */
const joiner = 4;
/** The same, and such a word is an identifier: a/b, a_b, a.b, a@b. */
const dataJoiner = 5;
const passageEnd = 6;

/** By UTF-16 code; what is not ASCII is taken for letters. */
const kinds = new Uint8Array(65_536).fill(lower);
kinds.fill(separator, 0, 128);
kinds.fill(lower, 97, 123);
kinds.fill(upper, 65, 91);
kinds.fill(digit, 48, 58);
for (const character of "-'") kinds[character.charCodeAt(0)] = joiner;
for (const character of '_/@.:') kinds[character.charCodeAt(0)] = dataJoiner;
for (const character of '!?;"\n(){}[]') kinds[character.charCodeAt(0)] = passageEnd;

const colon = 58;
const letterA = 97;
const letterZ = 122;
const wordSeed = 0x811c9dc5;
const wordPrime = 0x01000193;
const pairPrime = 0x9e3779b1;
const passageSeed = 0x27d4eb2f;
const passagePrime = 0x85ebca6b;
const stemCharacters = 6;
const dataSalt = 0x2545f491;
const passageWordsMin = 4;
/** Marks a time or an identifier. */
export const opaque = 1;
const dataMax = 48;
const passagesMax = 24;

const counterWords: ReadonlySet<number> = new Set(
  ['attempt', 'retry', 'retries', 'try', 'turn', 'round', 'iteration'].map(hashWord),
);

/** The print of a word's beginning, as in `WordReader.words`: `deploy` and `deployment` share it. */
export function hashStem(word: string): number {
  return hashWord(word.slice(0, stemCharacters));
}

function hashWord(word: string): number {
  let hash = wordSeed;
  for (let index = 0; index < word.length; index += 1) hash = Math.imul(hash ^ word.charCodeAt(index), wordPrime);
  return hash >>> 0;
}

function stemOf(hash: number, stem: number, hasDigit: boolean): number {
  if (hasDigit) return 0;
  return stem === 0 ? hash : stem;
}

function printDatum(hash: number): number {
  return (hash ^ dataSalt) >>> 0;
}

/** A counter of messages; more of them say more than how many there were. */
const counterDigitsMax = 4;
const identifierLettersMin = 8;
/** Seconds and milliseconds since 1970, from 2001 to 2033. */
const epochDigits: ReadonlySet<number> = new Set([10, 13]);

/** For a number, what a counter shows before it; `opaque` for what machines write to tell messages apart; 0 for all else. */
function forerunnerOf(text: string, from: number, to: number): number {
  let digits = 0;
  for (let index = from; index < to; index += 1) if (kindOf(text.charCodeAt(index)) === digit) digits += 1;
  if (digits < to - from) return to - from >= identifierLettersMin ? opaque : 0;
  if (epochDigits.has(digits) && text.charAt(from) === '1') return opaque;
  return digits > counterDigitsMax ? 0 : printDatum(hashWord(String(Number(text.slice(from, to)) - 1)));
}

function kindOf(code: number): number {
  return kinds[code] ?? separator;
}

/** A letter or digit follows; after a colon, which joins only the figures of a time, a digit. */
function joinsNext(text: string, index: number, to: number, hasDigit: boolean): boolean {
  if (index + 1 >= to) return false;
  const next = kindOf(text.charCodeAt(index + 1));
  if (text.charCodeAt(index) === colon) return hasDigit && next === digit;
  return next === lower || next === upper || next === digit;
}

/** The low bits of a pair decide whether it is in a sample: they must depend on all of it. */
function scatter(pair: number): number {
  const mixed = Math.imul(pair ^ (pair >>> 16), 0x7feb352d);
  return mixed ^ (mixed >>> 15);
}

/**
 * Collects prints while it reads words, lower-case all. Left out are times of day, and a number that only counts attempts (`attempt
 * 5`): they differ in a loop, too. One of two dozen things that every call pays for, so the words are never made into strings.
 */
export class WordReader {
  readonly pairs: number[] = [];
  /** The beginning of the later word of each pair, 0 where that is a number. */
  readonly words: number[] = [];
  readonly data: number[] = [];
  readonly forerunners: number[] = [];
  /** All words with digits in their order, 0 without one. */
  numbers = 0;
  readonly passages: number[] = [];
  readonly #sampleMask: number;
  /** Two lanes over all words in their order. */
  one = wordSeed;
  other = pairPrime;
  length = 0;
  #previous = 0;
  #passage = passageSeed;
  #passageWords = 0;

  /** @param sampledOneIn keeps one pair of so many: a power of two */
  constructor(sampledOneIn: number) {
    this.#sampleMask = sampledOneIn - 1;
  }

  read(text: string, from: number, to: number): void {
    let startsPassage = true;
    let former = 0;
    let index = from;
    while (index < to) {
      const first = kindOf(text.charCodeAt(index));
      if (first === separator || first >= joiner) {
        if (first >= dataJoiner) {
          this.#endPassage();
          startsPassage = true;
        }
        index += 1;
        continue;
      }
      let hash = wordSeed;
      let stem = 0;
      let hasDigit = false;
      let isIdentifier = first === upper && !startsPassage;
      let colons = 0;
      const start = index;
      // Nearly all words are nothing but small letters, and need none of the questions below.
      for (; index < to; index += 1) {
        const code = text.charCodeAt(index);
        if (code < letterA || code > letterZ) break;
        if (index - start === stemCharacters) stem = hash;
        hash = Math.imul(hash ^ code, wordPrime);
      }
      for (; index < to; index += 1) {
        const code = text.charCodeAt(index);
        const kind = kindOf(code);
        if (index - start === stemCharacters) stem = hash;
        if (kind === lower) hash = Math.imul(hash ^ code, wordPrime);
        else if (kind === upper) hash = Math.imul(hash ^ (code + 32), wordPrime);
        else if (kind === digit) {
          hasDigit = true;
          hash = Math.imul(hash ^ code, wordPrime);
        } else {
          if ((kind !== joiner && kind !== dataJoiner) || !joinsNext(text, index, to, hasDigit)) break;
          if (code === colon) colons += 1;
          if (kind === dataJoiner) isIdentifier = true;
          hash = Math.imul(hash ^ code, wordPrime);
        }
      }
      const isCount = first === digit && !isIdentifier && counterWords.has(former);
      former = hash >>> 0;
      startsPassage = false;
      if (colons >= 2 || isCount) continue;
      if (this.data.length < dataMax && (hasDigit || isIdentifier)) {
        this.data.push(printDatum(hash));
        this.forerunners.push(hasDigit ? forerunnerOf(text, start, index) : 0);
        if (hasDigit) this.numbers = Math.imul(this.numbers ^ hash, wordPrime);
      }
      this.#take(hash, stemOf(hash, stem, hasDigit));
    }
    this.#endPassage();
  }

  #take(hash: number, stem: number): void {
    this.length += 1;
    this.one = Math.imul(this.one ^ hash, 0x01000193);
    this.other = Math.imul(this.other ^ hash, 0x5bd1e995) ^ (this.other >>> 13);
    const pair = Math.imul(this.#previous, pairPrime) ^ hash;
    this.#previous = hash;
    if ((scatter(pair) & this.#sampleMask) === 0) {
      this.pairs.push(pair >>> 0);
      this.words.push(stem >>> 0);
    }
    const mixed = Math.imul(this.#passage ^ hash, passagePrime);
    this.#passage = mixed ^ (mixed >>> 15);
    this.#passageWords += 1;
  }

  #endPassage(): void {
    if (this.#passageWords >= passageWordsMin && this.passages.length < passagesMax) {
      this.passages.push(this.#passage >>> 0);
    }
    this.#passage = passageSeed;
    this.#passageWords = 0;
  }
}
