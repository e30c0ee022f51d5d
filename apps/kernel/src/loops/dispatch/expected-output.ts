/** Before anything is known of an agent: near the mean of conversations (Azure 2023: 211 tokens). */
const firstGuessTokens = 200;
/** How much of what an agent's last answer tells is believed. */
const newestWeight = 0.1;
/** Agents that are remembered; beyond it the one that was quiet longest is forgotten. */
const rememberedMax = 10_000;

/** How long the answers of each agent were of late, so that a scheduler can guess how long the next one will be. */
export class ExpectedOutput {
  readonly #meanTokens = new Map<string, number>();

  /** Never more than what the call may write. */
  of(agentId: string, maxOutputTokens: number): number {
    return Math.min(maxOutputTokens, Math.round(this.#meanTokens.get(agentId) ?? firstGuessTokens));
  }

  learn(agentId: string, outputTokens: number): void {
    const before = this.#meanTokens.get(agentId);
    this.#meanTokens.delete(agentId);
    this.#meanTokens.set(
      agentId,
      before === undefined ? outputTokens : before + newestWeight * (outputTokens - before),
    );
    const [quietest] = this.#meanTokens.keys();
    if (this.#meanTokens.size > rememberedMax && quietest !== undefined) this.#meanTokens.delete(quietest);
  }
}
