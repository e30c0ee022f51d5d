import type { RandomSource } from './random-source.ts';

/** Repeats of `*`, `+` and `{n,}` stay this short. */
const openRepeatLimit = 4;
const escapes: Readonly<Record<string, string>> = {
  d: '0123456789',
  w: 'abcdefghijklmnopqrstuvwxyz0123456789_',
  s: ' ',
  D: 'abcdefghijklmnopqrstuvwxyz',
  S: 'abcdefghijklmnopqrstuvwxyz',
  W: '-',
  n: '\n',
  t: '\t',
};
const printable = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));

/** Writes a text for the everyday subset of regular expressions: classes, groups, alternatives, repeats, anchors. */
class PatternWriter {
  #position = 0;
  readonly #pattern: string;
  readonly #random: RandomSource;

  constructor(pattern: string, random: RandomSource) {
    this.#pattern = pattern;
    this.#random = random;
  }

  /** The text of one group: every alternative is written, one is chosen. */
  alternatives(): string {
    const written = [this.#sequence()];
    while (this.#peek() === '|') {
      this.#position += 1;
      written.push(this.#sequence());
    }
    return this.#random.pick(written);
  }

  #peek(): string {
    return this.#pattern.charAt(this.#position);
  }

  #take(): string {
    return this.#pattern.charAt(this.#position++);
  }

  #sequence(): string {
    let text = '';
    while (this.#position < this.#pattern.length && this.#peek() !== '|' && this.#peek() !== ')') {
      const start = this.#position;
      const first = this.#atom();
      const end = this.#position;
      const times = this.#repeats();
      const after = this.#position;
      if (times > 0) text += first;
      for (let count = 1; count < times; count += 1) {
        this.#position = start;
        text += this.#atom();
        this.#position = end;
      }
      this.#position = after;
    }
    return text;
  }

  #atom(): string {
    const character = this.#take();
    if (character === '^' || character === '$') return '';
    if (character === '.') return this.#random.pick(Array.from('abcdefghijklmnopqrstuvwxyz'));
    if (character === '[') return this.#random.pick(this.#characterClass());
    if (character === '\\') return this.#escaped();
    if (character !== '(') return character;
    if (this.#peek() === '?') {
      this.#position += this.#pattern.slice(this.#position).match(/^\?(?::|<[^>]*>)?/)?.[0].length ?? 1;
    }
    const text = this.alternatives();
    this.#position += 1;
    return text;
  }

  #escaped(): string {
    const character = this.#take();
    if (character === 'b' || character === 'B') return '';
    const set = escapes[character];
    return set === undefined ? character : this.#random.pick(Array.from(set));
  }

  #characterClass(): string[] {
    const negated = this.#peek() === '^';
    if (negated) this.#position += 1;
    const members: string[] = [];
    while (this.#position < this.#pattern.length && this.#peek() !== ']') {
      const character = this.#take();
      if (character === '\\') {
        const escaped = this.#take();
        members.push(...Array.from(escapes[escaped] ?? escaped));
      } else if (this.#peek() === '-' && this.#pattern.charAt(this.#position + 1) !== ']') {
        this.#position += 1;
        const last = this.#take().charCodeAt(0);
        for (let code = character.charCodeAt(0); code <= last; code += 1) members.push(String.fromCharCode(code));
      } else members.push(character);
    }
    this.#position += 1;
    return negated ? printable.filter((character) => !members.includes(character)) : members;
  }

  #repeats(): number {
    const match = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})/.exec(this.#pattern.slice(this.#position));
    if (match === null) return 1;
    this.#position += match[0].length;
    if (this.#peek() === '?') this.#position += 1;
    if (match[0] === '?') return this.#random.integer(0, 1);
    if (match[0] === '*') return this.#random.integer(0, openRepeatLimit);
    if (match[0] === '+') return this.#random.integer(1, openRepeatLimit);
    const least = Number(match[1]);
    if (match[2] === '') return least;
    return this.#random.integer(least, match[3] === '' ? least + openRepeatLimit : Number(match[3]));
  }
}

/** A text that the regular expression matches; look-around and back references are beyond it. */
export function generateFromPattern(pattern: string, random: RandomSource): string {
  return new PatternWriter(pattern, random).alternatives();
}
