import { formatPricePerMillion } from '@/format/index.ts';

interface Amounts {
  readonly inputNanoUsdPerMillion: string;
  readonly cachedInputNanoUsdPerMillion: string | null;
  readonly cacheWriteNanoUsdPerMillion: string | null;
  readonly outputNanoUsdPerMillion: string;
}

/** Fields of a price in words, in the order of a price list. */
export const priceNames = { input: 'Input', cachedInput: 'Cached input', cacheWrite: 'Cache write', output: 'Output' };

/** A price in USD per million tokens, as `<Diff>` compares it; what is not set is priced as input. */
export function priceWords(price: Amounts) {
  const words = (nanoUsd: string | null) => (nanoUsd === null ? 'as input' : formatPricePerMillion(BigInt(nanoUsd)));
  return {
    input: words(price.inputNanoUsdPerMillion),
    cachedInput: words(price.cachedInputNanoUsdPerMillion),
    cacheWrite: words(price.cacheWriteNanoUsdPerMillion),
    output: words(price.outputNanoUsdPerMillion),
  };
}
