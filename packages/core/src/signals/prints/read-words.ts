/** What reading a text gives, word by word; all hashes are of lower-case words, 32 bits. */
export interface WordSink {
  /** @param isDatum a number, a name or an identifier: what tells one piece of work from the next */
  word(hash: number, isDatum: boolean): void;
  /** A sentence, a line or a quotation is over. */
  passageEnd(): void;
}

const separator = 0;
const lower = 1;
const upper = 2;
const digit = 3;
/** Within a word when a letter or digit follows: a-b, a/b, a_b, a.b, a@b, a's. */
const joiner = 4;
/** The same, and such a word is an identifier. */
const dataJoiner = 5;
const passageEnd = 6;

const kinds = new Uint8Array(128);
for (let code = 97; code <= 122; code += 1) kinds[code] = lower;
for (let code = 65; code <= 90; code += 1) kinds[code] = upper;
for (let code = 48; code <= 57; code += 1) kinds[code] = digit;
for (const character of "-'") kinds[character.charCodeAt(0)] = joiner;
for (const character of '_/@.:') kinds[character.charCodeAt(0)] = dataJoiner;
for (const character of '!?;"\n(){}[]') kinds[character.charCodeAt(0)] = passageEnd;

const wordSeed = 0x811c9dc5;
const wordPrime = 0x01000193;

const counterWords: ReadonlySet<number> = new Set(
  ['attempt', 'retry', 'retries', 'try', 'turn', 'round', 'iteration'].map(hashWord),
);

function hashWord(word: string): number {
  let hash = wordSeed;
  for (let index = 0; index < word.length; index += 1) hash = Math.imul(hash ^ word.charCodeAt(index), wordPrime);
  return hash >>> 0;
}

function kindOf(code: number): number {
  return code < 128 ? (kinds[code] ?? separator) : lower;
}

/**
 * Reads words. Left out are times of day, and a number that only counts attempts (`attempt 5`): they differ in a loop, too.
 */
export function readWords(text: string, from: number, to: number, sink: WordSink): void {
  let startsPassage = true;
  let previous = 0;
  let index = from;
  while (index < to) {
    const first = kindOf(text.charCodeAt(index));
    if (first === separator || first === joiner || first === dataJoiner || first === passageEnd) {
      if (first === passageEnd || first === dataJoiner) {
        sink.passageEnd();
        startsPassage = true;
      }
      index += 1;
      continue;
    }
    let hash = wordSeed;
    let hasDigit = false;
    let isIdentifier = first === upper && !startsPassage;
    let colons = 0;
    for (; index < to; index += 1) {
      let code = text.charCodeAt(index);
      const kind = kindOf(code);
      if (kind === separator || kind === passageEnd) break;
      if (kind === joiner || kind === dataJoiner) {
        const next = index + 1 < to ? kindOf(text.charCodeAt(index + 1)) : separator;
        if (next !== lower && next !== upper && next !== digit) break;
        // A colon joins only the figures of a time: elsewhere it begins what somebody said.
        if (code === 58) {
          if (!hasDigit || next !== digit) break;
          colons += 1;
        }
        if (kind === dataJoiner) isIdentifier = true;
      } else if (kind === upper) code += 32;
      else if (kind === digit) hasDigit = true;
      hash = Math.imul(hash ^ code, wordPrime);
    }
    const isCount = first === digit && !isIdentifier && counterWords.has(previous);
    previous = hash >>> 0;
    startsPassage = false;
    if (colons < 2 && !isCount) sink.word(previous, hasDigit || isIdentifier);
  }
  sink.passageEnd();
}
