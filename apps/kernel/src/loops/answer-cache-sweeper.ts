import type { OrganisationDirectory } from '../directory/index.ts';
import type { AnswerCache, NamedRequests } from '../pipeline/index.ts';

const sweepEveryMs = 15_000;

/** Lets go of answers that have become too old, for their organisation or for the name of their request, whether or not anybody asks for them again. */
export class AnswerCacheSweeper {
  readonly #cache: AnswerCache;
  readonly #named: NamedRequests;
  readonly #directory: OrganisationDirectory;
  readonly #nowMs: () => number;
  #timer: NodeJS.Timeout | undefined;

  constructor(cache: AnswerCache, named: NamedRequests, directory: OrganisationDirectory, nowMs: () => number) {
    this.#cache = cache;
    this.#named = named;
    this.#directory = directory;
    this.#nowMs = nowMs;
  }

  start(): void {
    this.#timer = setInterval(() => this.runOnce(this.#nowMs()), sweepEveryMs);
  }

  runOnce(nowMs: number): void {
    this.#cache.sweep((id) => this.#directory.findOrganisation(id), nowMs);
    this.#named.sweep(nowMs);
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
