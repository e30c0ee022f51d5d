/** Text longer than this is hashed by its ends whole and by every few characters of its middle. */
const wholeCharactersMax = 16_384;
const endCharacters = 4_096;
const middleStride = 7;
const twoTo21 = 2_097_152;
/** hh:mm:ss, the part of a time of day that makes two otherwise equal prompts differ. */
const clockCharacters = 8;

/** Two independent 32-bit lanes (multiply and xor, as in FNV); 53 bits of them are a print. */
export class TextHash {
  #one: number;
  #other: number;

  constructor(seed: number) {
    this.#one = 0x811c9dc5 ^ seed;
    this.#other = 0x9e3779b1 ^ seed;
  }

  /** Adds a text without the times of day in it. */
  add(text: string): this {
    if (text.length > wholeCharactersMax) {
      this.#addWithoutClocks(text.slice(0, endCharacters));
      this.#addEvery(text, endCharacters, text.length - endCharacters);
      this.#addWithoutClocks(text.slice(-endCharacters));
      return this;
    }
    this.#addWithoutClocks(text);
    return this;
  }

  addNumber(value: number): this {
    this.#one = Math.imul(this.#one ^ value, 0x01000193);
    this.#other = Math.imul(this.#other ^ Math.floor(value / 2 ** 32) ^ value, 0x5bd1e995);
    return this;
  }

  /** 53 bits, a safe integer that is not negative. */
  get print(): number {
    const one = mix(this.#one);
    const other = mix(this.#other ^ one);
    return one * twoTo21 + (other >>> 11);
  }

  #addWithoutClocks(text: string): void {
    let from = 0;
    for (let colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
      if (!isClockAt(text, colon - 2)) continue;
      this.#addRange(text, from, colon - 2);
      from = colon - 2 + clockCharacters;
      if (text.charAt(from) === '.') for (from += 1; isDigit(text.charCodeAt(from));) from += 1;
      colon = from;
    }
    this.#addRange(text, from, text.length);
  }

  #addRange(text: string, from: number, to: number): void {
    let one = this.#one ^ (to - from);
    let other = this.#other;
    let index = from;
    // Two characters at a time: a text of 8,000 costs half as much.
    for (; index + 1 < to; index += 2) {
      const codes = text.charCodeAt(index) | (text.charCodeAt(index + 1) << 16);
      one = Math.imul(one ^ codes, 0x01000193);
      other = Math.imul(other ^ codes, 0x5bd1e995);
    }
    if (index < to) {
      one = Math.imul(one ^ text.charCodeAt(index), 0x01000193);
      other = Math.imul(other ^ text.charCodeAt(index), 0x5bd1e995);
    }
    this.#one = one ^ (one >>> 15);
    this.#other = other ^ (other >>> 13);
  }

  #addEvery(text: string, from: number, to: number): void {
    let one = this.#one ^ text.length;
    for (let index = from; index < to; index += middleStride) {
      one = Math.imul(one ^ text.charCodeAt(index), 0x01000193);
    }
    this.#one = one;
    this.#other = Math.imul(this.#other ^ one, 0x5bd1e995);
  }
}

function mix(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isClockAt(text: string, at: number): boolean {
  return (
    at >= 0 &&
    text.charCodeAt(at + 5) === 58 &&
    [0, 1, 3, 4, 6, 7].every((offset) => isDigit(text.charCodeAt(at + offset)))
  );
}
