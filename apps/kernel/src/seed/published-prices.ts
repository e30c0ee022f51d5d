/** US dollars per million tokens: input, cached input, output; and what writing a cache costs, where it costs extra. */
export interface PublishedPrice {
  readonly input: number;
  readonly cachedInput?: number;
  readonly cacheWrite?: number;
  readonly output: number;
  readonly cacheWriteOneHour?: number;
}

/** What a provider charges alike for all of its models. */
export interface PublishedTerms {
  /** US dollars for a thousand uses of its own tools (web search). */
  readonly thousandToolUses?: number;
  readonly batchDiscountPercent?: number;
}

const openaiSource = 'OpenAI list price (standard tier) as published in August 2025; check it before you close a month';
const anthropicSource =
  'Anthropic list price (cache writes for five minutes) as published in November 2025; check it before you close a month';

/**
 * A starting point, not a feed: list prices that a person entered, each with its source. Data of the tokeniser package
 * were tried and left aside: it has $10 and $30 for gpt-4o, four and three times the list price.
 */
export const publishedPrices: readonly {
  readonly source: string;
  readonly terms?: PublishedTerms;
  readonly prices: Readonly<Record<string, PublishedPrice>>;
}[] = [
  {
    source: openaiSource,
    terms: { thousandToolUses: 10, batchDiscountPercent: 50 },
    prices: {
      'gpt-5': { input: 1.25, cachedInput: 0.125, output: 10 },
      'gpt-5-mini': { input: 0.25, cachedInput: 0.025, output: 2 },
      'gpt-5-nano': { input: 0.05, cachedInput: 0.005, output: 0.4 },
      'gpt-4.1': { input: 2, cachedInput: 0.5, output: 8 },
      'gpt-4.1-mini': { input: 0.4, cachedInput: 0.1, output: 1.6 },
      'gpt-4.1-nano': { input: 0.1, cachedInput: 0.025, output: 0.4 },
      'gpt-4o': { input: 2.5, cachedInput: 1.25, output: 10 },
      'gpt-4o-mini': { input: 0.15, cachedInput: 0.075, output: 0.6 },
      o3: { input: 2, cachedInput: 0.5, output: 8 },
      'o4-mini': { input: 1.1, cachedInput: 0.275, output: 4.4 },
      'text-embedding-3-small': { input: 0.02, output: 0 },
      'text-embedding-3-large': { input: 0.13, output: 0 },
    },
  },
  {
    source: anthropicSource,
    terms: { thousandToolUses: 10, batchDiscountPercent: 50 },
    prices: {
      'claude-opus-4-5': { input: 5, cachedInput: 0.5, cacheWrite: 6.25, cacheWriteOneHour: 10, output: 25 },
      'claude-sonnet-4-5': { input: 3, cachedInput: 0.3, cacheWrite: 3.75, cacheWriteOneHour: 6, output: 15 },
      'claude-haiku-4-5': { input: 1, cachedInput: 0.1, cacheWrite: 1.25, cacheWriteOneHour: 2, output: 5 },
    },
  },
  {
    source: 'Simulated price list of the reference models; no money is spent',
    prices: {
      'sim-llama-3.1-8b': { input: 0.12, cachedInput: 0.06, output: 0.3 },
      'sim-llama-3.3-70b': { input: 0.6, cachedInput: 0.3, output: 0.8 },
      'sim-llama-3.2-3b': { input: 0.06, cachedInput: 0.03, output: 0.12 },
      'sim-llama-2-7b': { input: 0.1, cachedInput: 0.05, output: 0.2 },
      'sim-hosted-large': { input: 2.5, cachedInput: 1.25, output: 10 },
      'sim-embed-small': { input: 0.02, output: 0 },
    },
  },
];
