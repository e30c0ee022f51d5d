import type { TokenClass } from './cost-line.ts';
import type { ModelPrice } from './model-price.ts';
import { tiersOfPrice, type Rates } from './rates-of-price.ts';

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

interface Ceiling {
  readonly aboveInputTokens: number;
  readonly input: bigint;
  readonly output: bigint;
  readonly toolUse: bigint;
}

/** By price: the dearest rates of each tier. */
const known = new WeakMap<ModelPrice, readonly Ceiling[]>();

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
  let input = 0n;
  let output = 0n;
  let toolUse = 0n;
  for (const ceiling of ceilingsOf(price)) {
    if (inputTokensMax <= ceiling.aboveInputTokens) continue;
    if (ceiling.input > input) input = ceiling.input;
    if (ceiling.output > output) output = ceiling.output;
    if (ceiling.toolUse > toolUse) toolUse = ceiling.toolUse;
  }
  const exact = BigInt(inputTokensMax) * input + BigInt(outputTokensMax) * output + BigInt(toolUsesMax) * toolUse;
  return (exact + unitsPerPrice / 2n) / unitsPerPrice;
}

function ceilingsOf(price: ModelPrice): readonly Ceiling[] {
  const cached = known.get(price);
  if (cached !== undefined) return cached;
  const ceilings = tiersOfPrice(price).map(({ aboveInputTokens, rates }) => ({
    aboveInputTokens,
    input: dearest(rates, inputClasses),
    output: dearest(rates, outputClasses),
    toolUse: rates.tool_use,
  }));
  known.set(price, ceilings);
  return ceilings;
}

function dearest(rates: Rates, classes: readonly TokenClass[]): bigint {
  return classes.reduce((highest, tokenClass) => (rates[tokenClass] > highest ? rates[tokenClass] : highest), 0n);
}
