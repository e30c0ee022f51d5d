import type { Crowd, SchedulingPolicy, WaitingCall } from '@agent-os/core/scheduling';

type Counted = Pick<WaitingCall, 'ownerPath' | 'inputTokens' | 'expectedOutputTokens'>;

const nobody: Crowd = { ownersByLevel: [1, 1, 1], callsOfAgent: 1, costRatio: 1, cheapestTokens: 1 };

/** Counts who competes with one more call, one by one: what the bound on its waiting depends on. */
export class CrowdCounter {
  readonly #policy: SchedulingPolicy;
  readonly #owners: Set<string>[] = [];
  readonly #callsOfAgent = new Map<string, number>();
  #most = 1;
  #cheapest = Infinity;
  #dearest = 0;

  constructor(policy: SchedulingPolicy) {
    this.#policy = policy;
  }

  add({ ownerPath, inputTokens, expectedOutputTokens }: Counted): void {
    for (const [level, owner] of ownerPath.entries()) (this.#owners[level] ??= new Set()).add(owner);
    const agent = ownerPath.at(-1) ?? '';
    const calls = (this.#callsOfAgent.get(agent) ?? 0) + 1;
    this.#callsOfAgent.set(agent, calls);
    this.#most = Math.max(this.#most, calls);
    const tokens = Math.max(1, weighted(inputTokens, expectedOutputTokens, this.#policy));
    this.#cheapest = Math.min(this.#cheapest, tokens);
    this.#dearest = Math.max(this.#dearest, tokens);
  }

  get crowd(): Crowd {
    if (this.#owners.length === 0) return nobody;
    return {
      ownersByLevel: this.#owners.map(({ size }) => size),
      callsOfAgent: this.#most,
      costRatio: this.#dearest / this.#cheapest,
      cheapestTokens: this.#cheapest,
    };
  }
}

function weighted(inputTokens: number, outputTokens: number, { groups }: SchedulingPolicy): number {
  const fairShare = groups.find((group) => group.kind === 'fair_share');
  const { inputWeight, outputWeight } = fairShare ?? { inputWeight: 1, outputWeight: 1 };
  return inputTokens * inputWeight + outputTokens * outputWeight;
}
