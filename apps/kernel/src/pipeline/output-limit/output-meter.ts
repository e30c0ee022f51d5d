import type { TokenCounter } from '../../adapters/tokens/index.ts';

/** Byte-pair encoding is quadratic in a run without breaks; pieces this short keep hostile text cheap. */
const pieceCharacters = 256;

/** Counts the tokens of a text that comes in parts, exactly only when that may matter. */
export class OutputMeter {
  readonly #count: TokenCounter;
  readonly #tokensMax: number;
  #counted = 0;
  #tail = '';
  #tailBytes = 0;

  constructor(count: TokenCounter, tokensMax: number) {
    this.#count = count;
    this.#tokensMax = tokensMax;
  }

  get tokens(): number {
    this.#countPieces();
    return this.#counted + (this.#tail === '' ? 0 : this.#count(this.#tail));
  }

  /** False when the text would be longer with it than it may be; then it is left out. */
  add(text: string): boolean {
    if (text === '') return true;
    const before = this.#tail;
    const bytesBefore = this.#tailBytes;
    this.#tail += text;
    this.#tailBytes += Buffer.byteLength(text);
    // No token stands for less than a byte.
    if (this.#counted + this.#tailBytes <= this.#tokensMax) return true;
    const countedBefore = this.#counted;
    if (this.tokens <= this.#tokensMax) return true;
    this.#counted = countedBefore;
    this.#tail = before;
    this.#tailBytes = bytesBefore;
    return false;
  }

  #countPieces(): void {
    while (this.#tail.length >= pieceCharacters) {
      this.#counted += this.#count(this.#tail.slice(0, pieceCharacters));
      this.#tail = this.#tail.slice(pieceCharacters);
    }
    this.#tailBytes = Buffer.byteLength(this.#tail);
  }
}
