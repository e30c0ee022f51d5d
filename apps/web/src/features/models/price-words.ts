import { formatPricePerMillion } from '@/format/index.ts';
import { classAmounts, type PriceClasses } from './class-fields.ts';

interface Amounts {
  readonly inputNanoUsdPerMillion: string;
  readonly cachedInputNanoUsdPerMillion: string | null;
  readonly cacheWriteNanoUsdPerMillion: string | null;
  readonly outputNanoUsdPerMillion: string;
  readonly classes: PriceClasses | null;
}

/** Fields of a price in words, in the order of a price list. */
export const priceNames = {
  input: 'Input',
  cachedInput: 'Cached input',
  cacheWrite: 'Cache write',
  output: 'Output',
  ...Object.fromEntries(classAmounts.map(([key, name]) => [key, name])),
  batchDiscountPercent: 'Discount in batches',
  tiers: 'Tiers for long inputs',
};

/** A price in USD per million tokens, as `<Diff>` compares it; what is not set is priced as input. */
export function priceWords(price: Amounts) {
  const words = (nanoUsd: string | null) => (nanoUsd === null ? 'as input' : formatPricePerMillion(BigInt(nanoUsd)));
  return {
    input: words(price.inputNanoUsdPerMillion),
    cachedInput: words(price.cachedInputNanoUsdPerMillion),
    cacheWrite: words(price.cacheWriteNanoUsdPerMillion),
    output: words(price.outputNanoUsdPerMillion),
    ...classWords(price.classes),
  };
}

/** Only what the price has: most have none of them. */
function classWords(classes: PriceClasses | null): Readonly<Record<string, string>> {
  if (classes === null) return {};
  const amounts = classAmounts.flatMap(([key]) => {
    const nanoUsd = classes[key];
    return nanoUsd === null ? [] : [[key, formatPricePerMillion(BigInt(nanoUsd))] as const];
  });
  return {
    ...Object.fromEntries(amounts),
    ...(classes.batchDiscountPercent === null ? {} : { batchDiscountPercent: `${classes.batchDiscountPercent} %` }),
    ...(classes.tiers.length === 0 ? {} : { tiers: classes.tiers.map(tierWords).join('; ') }),
  };
}

function tierWords(tier: PriceClasses['tiers'][number]): string {
  const [input, output] = [tier.inputNanoUsdPerMillion, tier.outputNanoUsdPerMillion].map((nanoUsd) =>
    formatPricePerMillion(BigInt(nanoUsd)),
  );
  return `above ${tier.aboveInputTokens} tokens of input ${input} and ${output}`;
}
