import type { TokenWeights } from './service-gap-bound.ts';

/** What of a call's life the gap depends on; other events are passed over. Tokens are those of the event alone. */
export type ServiceEvent =
  | { readonly kind: 'waiting'; readonly callId: string; readonly ownerPath: readonly string[] }
  | { readonly kind: 'started' | 'refused' | 'preempted' | 'finished'; readonly callId: string }
  | { readonly kind: 'served'; readonly callId: string; readonly inputTokens: number; readonly outputTokens: number };

interface OwnerAccount {
  service: number;
  waiting: number;
}

/** The difference of two owners' services while both have calls waiting without a break. */
interface Stretch {
  least: number;
  most: number;
}

/**
 * Measures how far the weighted services of two owners drift apart over any interval in which both have calls waiting all the time:
 * |W_f − W_g| of VTC (OSDI'24), divided by the owners' weights. Tokens that a server read twice are charged to nobody.
 */
export class ServiceGapMeter {
  readonly #tokenWeights: TokenWeights;
  readonly #weightOf: (ownerKey: string) => number;
  readonly #ownerOfCall = new Map<string, string>();
  readonly #accounts = new Map<string, OwnerAccount>();
  readonly #stretches = new Map<string, Stretch>();
  #largestGap: number | null = null;

  constructor(tokenWeights: TokenWeights, weightOf: (ownerKey: string) => number = () => 1) {
    this.#tokenWeights = tokenWeights;
    this.#weightOf = weightOf;
  }

  /** The largest gap so far, in weighted tokens; null while no two owners have waited at once. */
  get largestGap(): number | null {
    return this.#largestGap;
  }

  /** Weighted tokens that each owner received, not divided by its weight. */
  get services(): ReadonlyMap<string, number> {
    return new Map([...this.#accounts].map(([owner, { service }]) => [owner, service]));
  }

  observe(event: ServiceEvent): void {
    if (event.kind === 'waiting') this.#ownerOfCall.set(event.callId, event.ownerPath[0] ?? '');
    const owner = this.#ownerOfCall.get(event.callId);
    if (owner === undefined) return;
    const account = this.#accountOf(owner);
    if (event.kind === 'waiting') account.waiting += 1;
    if (event.kind === 'started' || event.kind === 'refused') account.waiting -= 1;
    if (event.kind === 'served') {
      const { input, output } = this.#tokenWeights;
      account.service += event.inputTokens * input + event.outputTokens * output;
    }
    for (const other of this.#accounts.keys()) if (other !== owner) this.#compare(owner, other);
  }

  #accountOf(owner: string): OwnerAccount {
    const known = this.#accounts.get(owner);
    if (known) return known;
    const account = { service: 0, waiting: 0 };
    this.#accounts.set(owner, account);
    return account;
  }

  #compare(owner: string, other: string): void {
    const [first, second] = owner < other ? [owner, other] : [other, owner];
    const key = `${first}\n${second}`;
    const left = this.#accountOf(first);
    const right = this.#accountOf(second);
    if (left.waiting === 0 || right.waiting === 0) {
      this.#stretches.delete(key);
      return;
    }
    const difference = left.service / this.#weightOf(first) - right.service / this.#weightOf(second);
    const stretch = this.#stretches.get(key) ?? { least: difference, most: difference };
    stretch.least = Math.min(stretch.least, difference);
    stretch.most = Math.max(stretch.most, difference);
    this.#stretches.set(key, stretch);
    this.#largestGap = Math.max(this.#largestGap ?? 0, stretch.most - stretch.least);
  }
}
