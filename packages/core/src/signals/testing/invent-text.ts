import type { SeededRandom } from '../../sim/index.ts';

const syllables = 'ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo yu zar ben cor del fin'.split(' ');

/** A vocabulary of a scenario's own: words are drawn as people draw them, a few often and many seldom. */
export class Inventor {
  readonly #random: SeededRandom;
  readonly #words: string[];
  #unused = 0;

  constructor(random: SeededRandom, words = 1_200) {
    this.#random = random;
    this.#words = Array.from({ length: words }, () => this.#invent());
  }

  get word(): string {
    const rank = Math.floor(this.#words.length ** this.#random.next()) - 1;
    return this.#words[rank] ?? 'the';
  }

  /** A word that was not drawn yet, nor ever will be. */
  get unusedWord(): string {
    this.#unused += 1;
    const first = Array.from(String(this.#unused), (digit) => 'bdfghklmnp'.charAt(Number(digit))).join('a');
    return `${first}y${this.#invent()}`;
  }

  number(from: number, to: number): number {
    return from + Math.floor(this.#random.next() * (to - from + 1));
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.number(0, items.length - 1)];
    if (item === undefined) throw new RangeError('Nothing to pick from.');
    return item;
  }

  sentence(words = this.number(6, 18)): string {
    const text = Array.from({ length: words }, () => this.word).join(' ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  }

  text(sentences: number): string {
    return Array.from({ length: sentences }, () => this.sentence()).join(' ');
  }

  #invent(): string {
    return Array.from({ length: this.number(1, 3) }, () => this.pick(syllables)).join('');
  }
}
