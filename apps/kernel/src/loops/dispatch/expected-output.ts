import { BoundedMap } from '@agent-os/core/signals';

/** Before anything is known of an agent: near the mean of conversations (Azure 2023: 211 tokens). */
const firstGuessTokens = 200;
/** How much of what an agent's last answer tells is believed. */
const newestWeight = 0.1;
/** Agents that are remembered; beyond it those that were quiet longest are forgotten. */
const rememberedMax = 10_000;

/** How long the answers of each agent were of late, so that a scheduler can guess how long the next one will be. */
export class ExpectedOutput {
  readonly #meanTokens = new BoundedMap<string, number>(rememberedMax);

  /** Never more than what the call may write. */
  of(agentId: string, maxOutputTokens: number): number {
    return Math.min(maxOutputTokens, Math.round(this.#meanTokens.get(agentId) ?? firstGuessTokens));
  }

  learn(agentId: string, outputTokens: number): void {
    const before = this.#meanTokens.get(agentId);
    this.#meanTokens.set(
      agentId,
      before === undefined ? outputTokens : before + newestWeight * (outputTokens - before),
    );
  }
}
