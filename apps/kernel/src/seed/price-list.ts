import * as publishedModels from 'gpt-tokenizer/models';

export interface ListedPrice {
  readonly effectiveFrom: Date;
  readonly inputNanoUsdPerMillion: bigint;
  readonly cachedInputNanoUsdPerMillion: bigint | null;
  readonly outputNanoUsdPerMillion: bigint;
  readonly source: string;
}

interface PublishedModel {
  readonly price_data?: {
    readonly main?: { readonly input?: number; readonly output?: number; readonly cached_input?: number };
  };
}

const nanoUsdPerUsd = 1_000_000_000;
/** Prices apply from before an installation can exist; a change of price is a new row with its own date. */
const sinceEver = new Date('2025-01-01T00:00:00Z');
const publishedSource = 'OpenAI price list as carried by gpt-tokenizer 4.0.0, US dollars per million tokens';
const simulatedSource = 'Simulated price list of the reference models; no money is spent';

/** US dollars per million tokens of the reference models, near what hosts ask for the models they stand for. */
const simulatedUsdPerMillion: Readonly<Record<string, readonly [input: number, cached: number, output: number]>> = {
  'sim-llama-3.1-8b': [0.12, 0.06, 0.3],
  'sim-llama-3.3-70b': [0.6, 0.3, 0.8],
  'sim-llama-3.2-3b': [0.06, 0.03, 0.12],
  'sim-llama-2-7b': [0.1, 0.05, 0.2],
  'sim-hosted-large': [2.5, 1.25, 10],
  'sim-embed-small': [0.02, 0.02, 0],
};

/** The list price of a model; undefined when no list has it: its calls then have unknown cost, not cost zero. */
export function listedPrice(modelName: string, simulated: boolean): ListedPrice | undefined {
  if (simulated) {
    const usd = simulatedUsdPerMillion[modelName];
    return usd === undefined ? undefined : priceOf(usd[0], usd[1], usd[2], simulatedSource);
  }
  const published = (publishedModels as Readonly<Record<string, PublishedModel | undefined>>)[modelName];
  const main = published?.price_data?.main;
  if (main?.input === undefined) return undefined;
  return priceOf(main.input, main.cached_input, main.output ?? 0, publishedSource);
}

function priceOf(input: number, cached: number | undefined, output: number, source: string): ListedPrice {
  return {
    effectiveFrom: sinceEver,
    inputNanoUsdPerMillion: nanoUsd(input),
    cachedInputNanoUsdPerMillion: cached === undefined ? null : nanoUsd(cached),
    outputNanoUsdPerMillion: nanoUsd(output),
    source,
  };
}

function nanoUsd(usd: number): bigint {
  return BigInt(Math.round(usd * nanoUsdPerUsd));
}
