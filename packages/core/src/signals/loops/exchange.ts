import { PrintSet, type TextPrints } from '../prints/index.ts';
import type { Tally } from './tally.ts';

/** Of a text of which most was said before, this little may be new for it to be the same text in other words. */
const fewNewPairs = 8;
const smallShare = 0.25;

/** Sets apart what was answered from what was said. */
const answerSalt = 0x5f356495;

export type Novelty = 'new' | 'reworded' | 'said before';

/** Calls of one run, or calls that hand their answers on to each other, and what was said in them. */
export class Exchange {
  readonly runId: string | null;
  readonly #seen = new PrintSet();
  tally: Tally | undefined;
  running = 0;
  lastEndAtMs: number | undefined;
  /** How long nothing ran before the last step. */
  lastIdleMs = 0;

  constructor(runId: string | null) {
    this.runId = runId;
  }

  get bytes(): number {
    return this.#seen.bytes;
  }

  /** One of its answers is in the text. */
  isQuotedIn({ passages }: TextPrints): boolean {
    return passages.some((passage) => this.#seen.has(passage + answerSalt));
  }

  noteAnswer({ passages }: TextPrints): void {
    for (const passage of passages) this.#seen.add(passage + answerSalt);
  }

  /** How much of the text is new here; from now on none of it is. */
  take(prints: TextPrints): Novelty {
    const novelty = this.#judge(prints);
    // The ends of a long text may be as before while its middle is worked on.
    return novelty === 'new' || prints.inFull === undefined ? novelty : this.#judge(prints.inFull());
  }

  #judge({ pairs, sampledOneIn, data }: TextPrints): Novelty {
    const seen = this.#seen;
    let newPairs = 0;
    let newData = 0;
    for (const pair of pairs) if (seen.add(pair)) newPairs += 1;
    for (const datum of data) if (seen.add(datum)) newData += 1;
    if (newPairs === 0) return 'said before';
    const few = newPairs * sampledOneIn <= fewNewPairs && newPairs <= pairs.length * smallShare;
    return few && newData === 0 ? 'reworded' : 'new';
  }
}
