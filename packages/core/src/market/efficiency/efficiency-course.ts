import type { JournalledRound } from '../journal/index.ts';
import { nearOptimumOf, type NearOptimum } from './near-optimum.ts';

interface Judged {
  /** Rounds in which something could be won. */
  readonly rounds: number;
  /** Of these, rounds in which a limit was reached. */
  readonly scarce: number;
  /** By what slots are worth to their agents, before paces and credits. */
  readonly byValue: NearOptimum;
  /** By the bids as they were made. */
  readonly byBid: NearOptimum;
}

export interface CoursePoint extends Judged {
  /** Epoch ms of its first and last round. */
  readonly from: number;
  readonly to: number;
}

const nothing: NearOptimum = { worth: 0, best: 0 };

/** How near one pool's kept rounds came to their optimum, each round for itself: summed over rounds as they come, the oldest first. */
export class EfficiencyCourse {
  readonly #pool: string;
  readonly #rounds: CoursePoint[] = [];
  /** Rounds that were kept before credits were noted with them: what their slots were worth is not known. */
  leftOut = 0;

  constructor(pool: string) {
    this.#pool = pool;
  }

  add(journalled: JournalledRound, atMs: number): void {
    const outcome = journalled.result.pools.find(({ pool }) => pool === this.#pool);
    const near = nearOptimumOf(journalled, this.#pool);
    if (outcome === undefined || near === undefined) return;
    const { byValue, byBid } = near;
    if (byValue === null) this.leftOut += 1;
    if (byValue === null || byValue.best === 0) return;
    const scarce = outcome.binding.length > 0 ? 1 : 0;
    this.#rounds.push({ from: atMs, to: atMs, rounds: 1, scarce, byValue, byBid });
  }

  /** @param most no more points than this, each of as many rounds one after the other */
  course(most: number): Judged & { readonly points: readonly CoursePoint[] } {
    const each = Math.max(1, Math.ceil(this.#rounds.length / most));
    const points: CoursePoint[] = [];
    for (let at = 0; at < this.#rounds.length; at += each) {
      const some = this.#rounds.slice(at, at + each);
      points.push({ ...sumOf(some), from: some[0]?.from ?? 0, to: some.at(-1)?.to ?? 0 });
    }
    return { ...sumOf(points), points };
  }
}

function sumOf(some: readonly Judged[]): Judged {
  const sum = (of: 'byValue' | 'byBid') =>
    some.reduce((all, { [of]: { worth, best } }) => ({ worth: all.worth + worth, best: all.best + best }), nothing);
  return {
    rounds: some.reduce((all, { rounds }) => all + rounds, 0),
    scarce: some.reduce((all, { scarce }) => all + scarce, 0),
    byValue: sum('byValue'),
    byBid: sum('byBid'),
  };
}
