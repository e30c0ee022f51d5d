import { createHmac, randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** Vectors of 2 kB each: 16 MiB of them at most. */
const mostKnown = 8_192;

/** What texts came to, of each organisation its own, under keys that say nothing of the text: none of it is kept. */
export class KnownSentences {
  readonly #secret = randomBytes(32);
  readonly #vectors = new LRUCache<string, Float32Array>({ max: mostKnown });

  keyOf(organisationId: string, text: string): string {
    return createHmac('sha256', this.#secret).update(`${organisationId}\n${text}`).digest('base64');
  }

  find(key: string): Float32Array | undefined {
    return this.#vectors.get(key);
  }

  keep(key: string, vector: Float32Array): void {
    this.#vectors.set(key, vector);
  }
}
