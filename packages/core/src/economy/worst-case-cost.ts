import type { TokenClass } from './cost-line.ts';
import type { ModelPrice } from './model-price.ts';
import { ratesOfPrice } from './rates-of-price.ts';

const inputClasses: readonly TokenClass[] = [
  'input',
  'cached_input',
  'cache_write_5m',
  'cache_write_1h',
  'audio_input',
  'image_input',
];
const outputClasses: readonly TokenClass[] = ['output', 'reasoning', 'audio_output', 'image_output'];
const unitsPerPrice = 1_000_000n;

/**
 * The most a call can cost, in nano-USD: every token at the dearest rate of its direction, in the dearest tier that
 * it may reach.
 * @param toolUsesMax how often the provider may run its own tools for it
 */
export function worstCaseCost(
  price: ModelPrice,
  inputTokensMax: number,
  outputTokensMax: number,
  toolUsesMax = 0,
): bigint {
  const reachable = [0, ...(price.classes?.tiers ?? []).map((tier) => tier.aboveInputTokens + 1)].filter(
    (inputTokens) => inputTokens <= inputTokensMax,
  );
  const rates = reachable.map((inputTokens) => ratesOfPrice(price, inputTokens));
  const dearest = (classes: readonly TokenClass[]): bigint =>
    rates
      .flatMap((tier) => classes.map((tokenClass) => tier[tokenClass]))
      .reduce((highest, rate) => (rate > highest ? rate : highest), 0n);
  const exact =
    BigInt(inputTokensMax) * dearest(inputClasses) +
    BigInt(outputTokensMax) * dearest(outputClasses) +
    BigInt(toolUsesMax) * dearest(['tool_use']);
  return (exact + unitsPerPrice / 2n) / unitsPerPrice;
}
